"""People publish at the same moment. Pages look for the newest number, so numbers must follow the commits."""

from threading import Event, Thread

import pytest
from django.db import connection, transaction

from leakapp.content import workflow
from leakapp.content.models import Publication

WAIT = 20  # seconds; far more than any step needs


class Publishing(Thread):
    """One who publishes and commits when told to. Keeps its number in `committed`, in the order of the commits."""

    def __init__(self, committed: list[int]) -> None:
        super().__init__()
        self.committed = committed
        self.has_number, self.may_commit = Event(), Event()

    def run(self) -> None:
        with transaction.atomic():
            publication = workflow.publish([], None, "at the same moment")
            self.has_number.set()
            self.may_commit.wait(WAIT)
        self.committed.append(publication.pk)
        connection.close()


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one writer in at a time anyway")
def test_who_commits_later_has_the_higher_number():
    """Each waits for the one before, also one who comes after a commit, or pages would pass over a late one."""
    committed: list[int] = []
    first, second, third = (Publishing(committed) for _ in range(3))
    first.start()
    assert first.has_number.wait(WAIT)
    second.start()
    assert not second.has_number.wait(0.5)
    first.may_commit.set()
    assert second.has_number.wait(WAIT)
    third.start()
    assert not third.has_number.wait(0.5)
    second.may_commit.set()
    second.join(WAIT)
    third.may_commit.set()
    third.join(WAIT)
    assert committed == sorted(committed)
    assert len(committed) == 3
    assert Publication.objects.first().pk == committed[-1]
