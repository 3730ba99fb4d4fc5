"""The moves that more than one person or a clock makes: set times, notes, restored words, and the record of it all."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from leakapp.content import snapshot, workflow
from leakapp.content.models import Publication, State, Version
from leakapp.content.workflow import MoveRefused
from tests.content.making import body_of, live, published, submitted
from tests.content.people import browser_of, person

pytestmark = pytest.mark.django_db
PUBLISHED = "state = 'published', published_at = created_at, review_by = '2030-01-01'"
SOON = timedelta(minutes=10)


def said(version):
    return list(
        LogEntry.objects.filter(object_id=str(version.pk)).order_by("pk").values_list("change_message", flat=True)
    )


def name_on_pages():
    snapshot.forget()
    return snapshot.current().words("service", "planted")["name"]


def approved_for_later(text, writer, reviewer, name="Later"):
    version = submitted(text, writer, name=name)
    assert workflow.approve_and_publish(version, reviewer, timezone.now() + SOON) is None
    return version


def come_due(version):
    Version.objects.filter(pk=version.pk).update(publish_at=timezone.now() - SOON)


def test_what_is_approved_for_later_waits_and_then_is_on_the_pages_without_any_clock_job(text, writer, reviewer):
    version = approved_for_later(text, writer, reviewer)
    assert name_on_pages() == "As shipped"
    come_due(version)
    assert name_on_pages() == "Later"
    version.refresh_from_db()
    assert (version.state, version.reviewer) == (State.PUBLISHED, reviewer)
    assert Publication.objects.first().versions.get() == version


def test_a_clock_job_may_publish_too_and_nothing_is_published_twice(text, writer, reviewer, capsys):
    version = approved_for_later(text, writer, reviewer)
    call_command("publish_due")
    assert capsys.readouterr().out == ""
    come_due(version)
    call_command("publish_due")
    call_command("publish_due")
    assert capsys.readouterr().out.count("Publication") == 1
    assert live(text) == version


def test_asking_what_is_due_costs_no_further_query(text, django_assert_num_queries):
    snapshot.current()
    with django_assert_num_queries(1):
        snapshot.current()


def test_what_is_due_and_cannot_be_published_takes_no_page_away(text, writer, reviewer, monkeypatch):
    come_due(approved_for_later(text, writer, reviewer))

    def fails():
        raise IntegrityError("no")

    monkeypatch.setattr(workflow, "publish_due", fails)
    assert name_on_pages() == "As shipped"
    assert not snapshot.current().degraded


def test_words_that_wait_are_not_edited_and_an_approval_can_be_taken_back(text, writer, reviewer):
    version = approved_for_later(text, writer, reviewer)
    with pytest.raises(MoveRefused):
        workflow.save_draft(version, writer, body_of(name="Slipped in"))
    with pytest.raises(MoveRefused, match="approved already"):
        workflow.approve_and_publish(version, reviewer)
    workflow.send_back(version, reviewer, "Not yet.")
    come_back = Version.objects.get(pk=version.pk)
    assert (come_back.state, come_back.reviewer, come_back.publish_at) == (State.DRAFT, None, None)


def test_no_set_time_gets_round_the_second_person(text, writer, reviewer):
    version = submitted(text, writer)
    with pytest.raises(MoveRefused):
        workflow.approve_and_publish(version, writer, timezone.now() + SOON)
    with pytest.raises(IntegrityError, match="a_set_time_means_approved"), transaction.atomic():
        Version.objects.filter(pk=version.pk).update(publish_at=timezone.now())
    approved = {"publish_at": timezone.now(), "reviewer": writer, "reviewed_at": timezone.now()}
    with pytest.raises(IntegrityError, match="nobody_approves_their_own_words"), transaction.atomic():
        Version.objects.filter(pk=version.pk).update(**approved)
    assert workflow.publish_due() == []


@pytest.mark.parametrize(
    "changes",
    [
        f"{PUBLISHED}",
        f"{PUBLISHED}, origin = 'shipped'",
        f"{PUBLISHED}, reviewer_id = {{1}}, reviewed_at = created_at",
        "contributors = ''",
    ],
)
def test_plain_sql_cannot_publish_what_nobody_else_has_reviewed(text, writer, changes):
    statement = f"update content_version set {changes} where id = {{0}}"
    version = submitted(text, writer)
    Version.objects.filter(text=text, state=State.PUBLISHED).update(state=State.RETIRED)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(version.pk, writer.pk))


def test_a_reviewers_note_reaches_the_writer_and_goes_when_it_is_mended(text, writer, reviewer):
    version = submitted(text, writer)
    client = browser_of(reviewer)
    note = "Say “ring”, not “contact”."
    client.post(f"/admin/content/version/{version.pk}/move/send-back/", {"note": note})
    page = browser_of(writer).get(f"/admin/content/version/{version.pk}/change/").text
    assert note in page
    version.refresh_from_db()
    workflow.submit(version, writer)
    assert version.reviewer_note == ""


def test_a_writer_may_take_back_what_waits_for_review(text, writer):
    version = submitted(text, writer)
    browser_of(writer).post(f"/admin/content/version/{version.pk}/move/take-back/")
    version.refresh_from_db()
    assert version.state == State.DRAFT


def test_an_older_version_comes_back_as_a_draft_and_goes_through_review(text, writer, reviewer):
    first = live(text)
    published(text, writer, reviewer, name="Second")
    browser_of(writer).post(f"/admin/content/text/{text.pk}/restore/{first.number}/")
    draft = text.versions.get(state=State.DRAFT)
    assert (draft.body["name"], draft.restored_from) == ("As shipped", first)
    assert live(text).body["name"] == "Second"
    with pytest.raises(MoveRefused):
        workflow.restore(first, writer)  # one open draft at a time


def test_a_reviewer_who_read_older_words_does_not_approve_newer_ones(text, writer, reviewer):
    version = submitted(text, writer)
    client = browser_of(reviewer)
    assert (
        f'name="touched" value="{version.touched}"' in client.get(f"/admin/content/version/{version.pk}/change/").text
    )
    read = version.touched
    workflow.send_back(version, reviewer)
    workflow.save_draft(version, writer, body_of(name="Swapped"))
    workflow.submit(version, writer)
    page = client.post(f"/admin/content/version/{version.pk}/move/publish/", {"touched": read}, follow=True)
    assert "changed since you opened them" in page.text
    assert live(text).number == 1


@pytest.mark.parametrize("typed", ["tomorrow", "2026-13-45T00:00", "31.12.2030"])
def test_a_time_that_cannot_be_read_publishes_nothing_early(text, writer, reviewer, typed):
    version = submitted(text, writer)
    browser_of(reviewer).post(f"/admin/content/version/{version.pk}/move/publish/", {"publish_at": typed})
    version.refresh_from_db()
    assert (version.state, version.reviewer) == (State.REVIEW, None)


def test_every_move_is_on_record_with_who_made_it(text, writer, reviewer):
    version = workflow.start_draft(text, writer, body_of(name="Ours"))
    workflow.submit(version, writer)
    workflow.send_back(version, reviewer, "Shorter.")
    workflow.submit(version, writer)
    workflow.approve_and_publish(version, reviewer)
    workflow.retire(version, reviewer)
    assert said(version) == [
        "Started a draft.", "Sent for review.", "Sent back. Shorter.", "Sent for review.", "Published.", "Retired."
    ]  # fmt: skip
    by = list(LogEntry.objects.filter(object_id=str(version.pk)).order_by("pk").values_list("user", flat=True))
    assert by == [writer.pk, writer.pk, reviewer.pk, writer.pk, reviewer.pk, reviewer.pk]


def test_what_was_published_by_the_clock_is_on_record_as_the_reviewers(text, writer, reviewer):
    version = approved_for_later(text, writer, reviewer)
    come_due(version)
    workflow.publish_due()
    assert said(version)[-1] == "Published."
    assert LogEntry.objects.filter(object_id=str(version.pk)).latest("pk").user == reviewer


def test_an_editor_makes_no_move_of_a_reviewer(text, writer, reviewer):
    version = submitted(text, writer)
    client = browser_of(person("eve", "Editor"))
    for move in ("publish", "send-back"):
        assert client.post(f"/admin/content/version/{version.pk}/move/{move}/").status_code == 403
    for move in ("sign", "retire"):
        assert client.post(f"/admin/content/version/{live(text).pk}/move/{move}/").status_code == 403
