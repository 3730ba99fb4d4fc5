"""What must never happen is refused by the database, for every way of writing: no model method stands in between."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from leakapp.content.models import Origin, State, Text, Version
from tests.content.making import TEXT_ID, dates, row

SAME_TEXT = r"UNIQUE constraint failed: content_version.text_id, content_version.language$"  # SQLite names columns

NOW = timezone.now()
UNSIGNED = {"state": State.PUBLISHED, "origin": Origin.SHIPPED, "contributors": "", **dates()}
WRITTEN = {"origin": Origin.SITE, "contributors": " 8001 "}

# (the constraint, what a row must not become beside a published version 1 and a draft 2)
REFUSED = {
    "a second published version": ("one_published_version", UNSIGNED),
    "a second draft": ("one_open_draft", {"state": State.DRAFT}),
    "a version in review beside a draft": ("one_open_draft", {"state": State.REVIEW}),
    "a reviewer who wrote it": ("nobody_approves_their_own_words", {"reviewer": "writer", "reviewed_at": NOW}),
    "a reviewer without a time": ("reviewer_and_time_go_together", {"reviewer": "reviewer"}),
    "a time without a reviewer": ("reviewer_and_time_go_together", {"reviewed_at": NOW}),
    "published and never reviewed": ("published_means_reviewed", {**UNSIGNED, **WRITTEN, "language": "cy"}),
    "shipped, edited here and never reviewed": (
        "published_means_reviewed",
        {**UNSIGNED, "contributors": " 8001 ", "language": "cy"},
    ),
    "words of this site that nobody wrote": ("words_of_this_site_have_an_author", {"contributors": ""}),
    "a set time that nobody approved": ("a_set_time_means_approved", {"publish_at": NOW}),
    "published, never to be read again": ("published_has_its_dates", {**UNSIGNED, "review_by": None, "language": "cy"}),
    "published at no time": ("published_has_its_dates", {**UNSIGNED, "published_at": None, "language": "cy"}),
}

ALLOWED = {
    "the same words in another language": {**UNSIGNED, "language": "cy"},
    "a draft in another language": {"state": State.DRAFT, "language": "cy"},
    "reviewed by somebody else": {**UNSIGNED, "language": "cy", "reviewer": "reviewer", "reviewed_at": NOW},
    "reviewed by its writer and marked so": {"reviewer": "writer", "reviewed_at": NOW, "self_reviewed": True},
}


@pytest.fixture
def people(writer, reviewer):
    return {"writer": writer, "reviewer": reviewer}


@pytest.fixture
def beside(text, writer):
    """The harmless third version that is to become something else."""
    Version.objects.bulk_create([row(text, number=2, state=State.DRAFT, **WRITTEN)])
    return row(text, contributors=f" {writer.pk} ")


def named(people, changes):
    return {**changes, "reviewer": people.get(changes.get("reviewer"))}


@pytest.mark.parametrize("name", REFUSED)
def test_bulk_create_is_refused(name, beside, people):
    constraint, changes = REFUSED[name]
    for field, value in named(people, changes).items():
        setattr(beside, field, value)
    with pytest.raises(IntegrityError, match=f"{constraint}|{SAME_TEXT}"), transaction.atomic():
        Version.objects.bulk_create([beside])


@pytest.mark.parametrize("name", REFUSED)
def test_update_is_refused(name, beside, people):
    constraint, changes = REFUSED[name]
    Version.objects.bulk_create([beside])
    with pytest.raises(IntegrityError, match=f"{constraint}|{SAME_TEXT}"), transaction.atomic():
        Version.objects.filter(number=90).update(**named(people, changes))


@pytest.mark.parametrize("name", ALLOWED)
def test_what_differs_in_one_point_is_allowed(name, beside, people):
    Version.objects.bulk_create([beside])
    assert Version.objects.filter(number=90).update(**named(people, ALLOWED[name])) == 1


def test_a_number_inside_another_number_is_another_person(text, reviewer):
    """Reviewer 7 has not written what 17 and 71 wrote."""
    wrote = f" 1{reviewer.pk} {reviewer.pk}1 "
    Version.objects.bulk_create([row(text, contributors=wrote, reviewer=reviewer, reviewed_at=timezone.now())])
    assert Version.objects.filter(contributors=wrote).count() == 1


@pytest.mark.parametrize("among", [" {0} 8001 ", " 8001 {0} ", " 8001 {0} 8002 "])
def test_a_reviewer_is_found_anywhere_among_the_writers(text, reviewer, among):
    version = row(text, contributors=among.format(reviewer.pk), reviewer=reviewer, reviewed_at=timezone.now())
    with pytest.raises(IntegrityError, match="nobody_approves_their_own_words"), transaction.atomic():
        Version.objects.bulk_create([version])


def test_a_text_exists_once_and_its_versions_have_their_own_numbers(text):
    with pytest.raises(IntegrityError), transaction.atomic():
        Text.objects.bulk_create([Text(kind=TEXT_ID[0], key=TEXT_ID[1])])
    with pytest.raises(IntegrityError), transaction.atomic():
        Version.objects.bulk_create([row(text, number=1)])
