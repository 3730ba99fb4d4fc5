"""The moves of a version: draft -> in review -> published -> retired. Each says who did it, and all are atomic."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from leakapp.content import snapshot
from leakapp.content.cleaning import clean_body
from leakapp.content.defaults import Body, checksum
from leakapp.content.kinds import KINDS, fields
from leakapp.content.models import Origin, Publication, State, Text, Version


class MoveRefused(Exception):
    """The move is not possible now. The message is for the person who tried it."""


def next_review(kind: str, today: date | None = None) -> date:
    """When words published today are to be read again: the kind's months, counted as 30.4 days each."""
    return (today or timezone.localdate()) + timedelta(days=round(KINDS[kind].months * 30.4))


def start_draft(text: Text, by: User, body: Body | None = None, language: str = "en") -> Version:
    """A new draft, from the given body or from the published words. Raises MoveRefused if one is open already."""
    if text.versions.filter(language=language, state__in=[State.DRAFT, State.REVIEW]).exists():
        raise MoveRefused("There is an open draft of this text. Finish that one first.")
    if body is None:
        published = text.versions.filter(language=language, state=State.PUBLISHED).first()
        body = published.body if published else {}
    return Version.objects.create(
        text=text, language=language, number=_next_number(text, language), body=dict(body), contributors=f" {by.pk} "
    )


@transaction.atomic
def save_draft(version: Version, by: User, body: Body, change_note: str = "") -> Version:
    """Write `body` into the draft, if nobody else has saved it since it was opened."""
    contributors = sorted({*version.contributor_ids, by.pk})
    body = clean_body(version.text.kind, version.text.key, body)
    origin = version.origin if body == version.body else Origin.SITE
    hit = Version.objects.filter(pk=version.pk, state=State.DRAFT, touched=version.touched).update(
        body=body,
        origin=origin,
        change_note=change_note,
        contributors=f" {' '.join(map(str, contributors))} ",
        touched=F("touched") + 1,
    )
    if not hit:
        raise MoveRefused("Somebody else has changed or moved this draft. Open it again to see their words.")
    version.refresh_from_db()
    return version


def submit(version: Version) -> None:
    wanted = (field for field in fields(version.text.kind, version.text.key) if field.required)
    missing = [field.label for field in wanted if not version.body.get(field.name)]
    if missing:
        raise MoveRefused(f"Not complete yet: {', '.join(missing)}.")
    _move(version, State.DRAFT, state=State.REVIEW)


def send_back(version: Version) -> None:
    _move(version, State.REVIEW, state=State.DRAFT)


@transaction.atomic
def approve_and_publish(version: Version, by: User) -> Publication:
    """Publish a reviewed version. The reviewer is none of its contributors, unless the site allows self-review."""
    own = by.pk in version.contributor_ids
    if own and not settings.ALLOW_SELF_REVIEW:
        raise MoveRefused("You have written part of this. Somebody else has to approve it.")
    now = timezone.now()
    _retire_published(version)
    _move(
        version,
        State.REVIEW,
        state=State.PUBLISHED,
        reviewer=by,
        reviewed_at=now,
        self_reviewed=own,
        published_at=now,
        review_by=next_review(version.text.kind),
    )
    return publish([version], by, f"{version.text}, version {version.number}")


@transaction.atomic
def sign_off(version: Version, by: User) -> Publication:
    """A clinician of this site takes responsibility for shipped words as they are."""
    hit = Version.objects.filter(pk=version.pk, state=State.PUBLISHED, reviewer=None).update(
        reviewer=by, reviewed_at=timezone.now(), review_by=next_review(version.text.kind)
    )
    if not hit:
        raise MoveRefused("These words are signed already, or no longer published.")
    return publish([version], by, f"{version.text}, signed")


@transaction.atomic
def retire(version: Version, by: User) -> Publication:
    _move(version, State.PUBLISHED, state=State.RETIRED)
    return publish([version], by, f"{version.text}, retired")


def publish(versions: Sequence[Version], by: User | None, what: str) -> Publication:
    """Add the row that makes every worker read the published words again. Call it within the move's transaction."""
    Publication.objects.select_for_update().order_by("pk").first()  # one at a time, numbered in the order of commits
    publication = Publication.objects.create(made_by=by, what=what[:200])
    publication.versions.set(versions)
    transaction.on_commit(snapshot.forget)
    return publication


def publish_shipped(text: Text, body: Body) -> Version:
    """Shipped words, published without a reviewer and marked so until somebody signs them."""
    now = timezone.now()
    version = Version(
        text=text,
        number=_next_number(text, "en"),
        state=State.PUBLISHED,
        origin=Origin.SHIPPED,
        body=dict(body),
        review_by=next_review(text.kind),
        published_at=now,
    )
    _retire_published(version)
    version.save()
    Text.objects.filter(pk=text.pk).update(shipped_checksum=checksum(body))
    return version


def _retire_published(version: Version) -> None:
    Version.objects.filter(text=version.text, language=version.language, state=State.PUBLISHED).update(
        state=State.RETIRED
    )


def _move(version: Version, expected: State, **changes: Any) -> None:
    """One conditional update, so that two people cannot both make the move."""
    if not Version.objects.filter(pk=version.pk, state=expected).update(**changes):
        raise MoveRefused("Somebody else has moved this on. Open it again.")
    version.refresh_from_db()


def _next_number(text: Text, language: str) -> int:
    newest = Version.objects.filter(text=text, language=language).aggregate(newest=Max("number"))["newest"]
    return (newest or 0) + 1
