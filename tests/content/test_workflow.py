"""The moves of a version, who may make them, and the log that only grows."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from leakapp.content import workflow
from leakapp.content.kinds import KINDS
from leakapp.content.models import Publication, State, Version
from leakapp.content.workflow import MoveRefused
from tests.content.making import body_of, live, person, published, submitted


def test_a_draft_goes_through_review_to_the_readers_and_the_old_words_retire(text, writer, reviewer):
    old = live(text)
    version = submitted(text, writer, name="Ours")
    assert (version.state, live(text)) == (State.REVIEW, old)
    publication = workflow.approve_and_publish(version, reviewer)
    old.refresh_from_db()
    assert (old.state, live(text)) == (State.RETIRED, version)
    assert (version.reviewer, version.self_reviewed, version.number) == (reviewer, False, 2)
    assert (publication.made_by, list(publication.versions.all())) == (reviewer, [version])


def test_a_draft_starts_from_the_published_words(text, writer):
    draft = workflow.start_draft(text, writer)
    assert draft.body == live(text).body
    assert draft.contributor_ids == [writer.pk]


def test_a_second_draft_is_refused_while_one_is_open(text, writer, reviewer):
    version = submitted(text, writer)
    for by in (writer, reviewer):
        with pytest.raises(MoveRefused, match="open draft"):
            workflow.start_draft(text, by)
    workflow.approve_and_publish(version, reviewer)
    assert workflow.start_draft(text, writer).number == 3


def test_words_that_are_not_complete_cannot_be_submitted(text, writer):
    draft = workflow.start_draft(text, writer, body_of(name="", checked=""))
    with pytest.raises(MoveRefused, match=r"Name\..*How it was checked\."):
        workflow.submit(draft, writer)
    assert Version.objects.get(pk=draft.pk).state == State.DRAFT


def test_what_is_in_review_can_be_sent_back_and_not_edited_meanwhile(text, writer, reviewer):
    version = submitted(text, writer)
    with pytest.raises(MoveRefused, match="Somebody else"):
        workflow.save_draft(version, writer, body_of(name="Late"))
    workflow.send_back(version, reviewer)
    assert workflow.save_draft(version, writer, body_of(name="In time")).body["name"] == "In time"


def test_nobody_approves_words_they_have_written(text, writer):
    version = submitted(text, writer)
    with pytest.raises(MoveRefused, match="Somebody else has to approve"):
        workflow.approve_and_publish(version, writer)
    version.refresh_from_db()
    assert (version.state, version.reviewer) == (State.REVIEW, None)


def test_a_word_corrected_in_somebody_elses_draft_makes_a_writer_of_the_reviewer(text, writer, reviewer):
    draft = workflow.start_draft(text, writer)
    workflow.save_draft(draft, reviewer, body_of(name="Corrected"))
    workflow.submit(draft, writer)
    assert draft.contributor_ids == sorted([writer.pk, reviewer.pk])
    for by in (writer, reviewer):
        with pytest.raises(MoveRefused):
            workflow.approve_and_publish(draft, by)
    workflow.approve_and_publish(draft, person("third"))
    assert live(text) == draft


def test_a_lone_clinician_may_approve_their_own_words_where_the_site_allows_it_and_the_version_says_so(
    text, writer, settings
):
    settings.ALLOW_SELF_REVIEW = True
    assert published(text, writer, writer).self_reviewed
    assert live(text).reviewer == writer


def test_self_review_that_is_allowed_marks_no_one_elses_review(text, writer, reviewer, settings):
    settings.ALLOW_SELF_REVIEW = True
    assert not published(text, writer, reviewer).self_reviewed


def test_the_database_refuses_self_approval_even_to_code_that_forgot_to_ask(text, writer):
    version = submitted(text, writer)
    version.contributors = ""  # as a stale copy in memory may have it
    with pytest.raises(IntegrityError, match="nobody_approves_their_own_words"), transaction.atomic():
        workflow.approve_and_publish(version, writer)
    assert live(text).number == 1


def test_each_move_works_once(text, writer, reviewer):
    version = submitted(text, writer)
    with pytest.raises(MoveRefused):
        workflow.submit(version, writer)
    workflow.approve_and_publish(version, reviewer)
    moves = (
        lambda: workflow.approve_and_publish(version, reviewer),
        lambda: workflow.send_back(version, reviewer),
        lambda: workflow.sign_off(version, reviewer),
    )
    for again in moves:
        with pytest.raises(MoveRefused):
            again()
    assert live(text) == version
    workflow.retire(version, reviewer)
    with pytest.raises(MoveRefused):
        workflow.retire(version, reviewer)


def test_of_two_editors_the_second_is_told_and_the_firsts_words_stay(text, writer, reviewer):
    draft = workflow.start_draft(text, writer)
    opened_by_both = Version.objects.get(pk=draft.pk)
    workflow.save_draft(draft, writer, body_of(name="First"))
    with pytest.raises(MoveRefused, match="Somebody else has changed"):
        workflow.save_draft(opened_by_both, reviewer, body_of(name="Second"))
    assert Version.objects.get(pk=draft.pk).body["name"] == "First"


def test_signing_takes_responsibility_for_shipped_words_as_they_are(text, reviewer):
    before = live(text)
    publication = workflow.sign_off(before, reviewer)
    after = live(text)
    assert (after.pk, after.body, after.reviewer, after.is_signed) == (before.pk, before.body, reviewer, True)
    assert publication == Publication.objects.first()


@pytest.mark.parametrize("kind", KINDS)
def test_words_come_up_for_review_after_the_months_of_their_kind(kind):
    days = (workflow.next_review(kind) - timezone.localdate()) / timedelta(days=1)
    assert KINDS[kind].months * 30 <= days <= KINDS[kind].months * 31


def test_every_move_that_readers_see_adds_one_publication_with_the_next_number(text, writer, reviewer):
    moves = (
        lambda: workflow.sign_off(live(text), reviewer),
        lambda: published(text, writer, reviewer),
        lambda: workflow.retire(live(text), reviewer),
    )
    for move in moves:
        newest, count = Publication.objects.first().pk, Publication.objects.count()
        move()
        assert Publication.objects.first().pk > newest
        assert Publication.objects.count() == count + 1


def test_moves_that_readers_do_not_see_add_none(text, writer, reviewer):
    count = Publication.objects.count()
    version = submitted(text, writer)
    workflow.send_back(version, reviewer)
    workflow.save_draft(version, writer, body_of())
    assert Publication.objects.count() == count


def test_a_publication_is_never_changed_or_deleted(text):
    publication = Publication.objects.first()
    publication.what = "Something else"
    for wrong in (
        publication.save,
        publication.delete,
        Publication.objects.all().delete,
        lambda: Publication.objects.update(what="Something else"),
        lambda: Publication.objects.bulk_update([publication], ["what"]),
    ):
        with pytest.raises(ValueError, match="never changed"), transaction.atomic():
            wrong()
    assert Publication.objects.first().what != "Something else"


def test_texts_versions_and_people_in_the_log_are_protected(text, writer, reviewer):
    published(text, writer, reviewer)
    for row in (text, reviewer):
        with pytest.raises(ProtectedError):
            row.delete()
