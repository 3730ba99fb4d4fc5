"""Two people publish at the same moment. Pages look for the newest number, so numbers must follow the commits."""

from threading import Event, Thread

import pytest
from django.db import connection, transaction

from leakapp.content import workflow
from leakapp.content.models import Publication

WAIT = 20  # seconds; far more than any step needs


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one writer in at a time anyway")
def test_who_commits_later_has_the_higher_number():
    """Three at once: the second waits for the first and the third for both, or a page would pass over the late one."""
    numbers: list[int] = []
    holding, may_commit = Event(), Event()

    def publish(hold: bool) -> None:
        with transaction.atomic():
            publication = workflow.publish([], None, "one of three")
            if hold:
                holding.set()
                may_commit.wait(WAIT)
        numbers.append(publication.pk)
        connection.close()

    first = Thread(target=publish, args=(True,))
    others = [Thread(target=publish, args=(False,)) for _ in range(2)]
    first.start()
    assert holding.wait(WAIT)
    for each in others:
        each.start()
        each.join(0.3)
    assert numbers == []
    may_commit.set()
    for each in (first, *others):
        each.join(WAIT)
    assert numbers[0] == min(numbers)
    assert Publication.objects.first().pk == max(numbers)
    assert len(numbers) == 3
