"""The moves of a version: draft -> in review -> published -> retired. Each is atomic, and on record with who did it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.text import Truncator

from leakapp.content import gate, snapshot
from leakapp.content.cleaning import clean_body
from leakapp.content.defaults import Body, TextId, checksum
from leakapp.content.kinds import KINDS
from leakapp.content.models import Origin, Publication, State, Text, Version
from leakapp.content.owners import first_owner
from leakapp.content.proofreading.finding import Finding

OPEN = (State.DRAFT, State.REVIEW)


class MoveRefused(Exception):
    """The move is not possible now. The message is for the person who tried it."""


def next_review(kind: str, today: date | None = None) -> date:
    """When words published today are to be read again: the kind's months, counted as 30.4 days each."""
    return (today or timezone.localdate()) + timedelta(days=round(KINDS[kind].months * 30.4))


@transaction.atomic
def start_draft(
    text: Text, by: User, body: Body | None = None, language: str = "en", restored_from: Version | None = None
) -> Version:
    """A new draft, from the given body or from the published words. Raises MoveRefused if one is open already."""
    if text.versions.filter(language=language, state__in=OPEN).exists():
        raise MoveRefused("There is an open draft of this text. Finish that one first.")
    if body is None:
        published = text.versions.filter(language=language, state=State.PUBLISHED).first()
        body = published.body if published else {}
    version = Version.objects.create(
        text=text,
        language=language,
        number=_next_number(text, language),
        body=clean_body(text.kind, text.key, body),
        contributors=f" {by.pk} ",
        restored_from=restored_from,
    )
    _record(
        version, by, f"Restored version {restored_from.number} as a draft." if restored_from else "Started a draft."
    )
    return version


def restore(old: Version, by: User) -> Version:
    """The words of an older version as a new draft. They go through review like any other."""
    return start_draft(old.text, by, old.body, old.language, restored_from=old)


@transaction.atomic
def save_draft(
    version: Version, by: User, body: Body, change_note: str = "", small_change: bool | None = None
) -> Version:
    """Write `body` into the draft, if nobody else has saved it since it was opened."""
    contributors = sorted({*version.contributor_ids, by.pk})
    body = clean_body(version.text.kind, version.text.key, body)
    origin = version.origin if body == version.body else Origin.SITE
    hit = Version.objects.filter(pk=version.pk, state=State.DRAFT, touched=version.touched).update(
        body=body,
        origin=origin,
        change_note=change_note,
        small_change=version.small_change if small_change is None else small_change,
        contributors=f" {' '.join(map(str, contributors))} ",
        touched=F("touched") + 1,
    )
    if not hit:
        raise MoveRefused("Somebody else has changed or moved this draft. Open it again to see their words.")
    version.refresh_from_db()
    return version


@transaction.atomic
def submit(version: Version, by: User) -> None:
    """To the reviewers, once nothing blocks it."""
    _refuse_what_blocks(version)
    _move(version, State.DRAFT, state=State.REVIEW, reviewer_note="")
    _record(version, by, "Sent for review.")


@transaction.atomic
def send_back(version: Version, by: User, note: str = "") -> None:
    """Back to the writers, with what to mend. An approval that waits for its time is taken back."""
    cleared = {"reviewer": None, "reviewed_at": None, "self_reviewed": False, "publish_at": None, "review_by": None}
    _move(version, State.REVIEW, state=State.DRAFT, reviewer_note=note[:1000], **cleared)
    _record(version, by, f"Sent back. {note}".strip())


@transaction.atomic
def discard(version: Version, by: User) -> None:
    """Put a draft away. It stays readable among the versions, and another draft may be started."""
    _move(version, State.DRAFT, state=State.RETIRED)
    _record(version, by, "Put the draft away.")


@transaction.atomic
def approve_and_publish(version: Version, by: User, at: datetime | None = None) -> Publication | None:
    """Approve a version in review, and publish it now, or at a set time; then there is no publication yet.

    The reviewer is none of its contributors, unless the site allows self-review.
    """
    own = by.pk in version.contributor_ids
    if own and not settings.ALLOW_SELF_REVIEW:
        raise MoveRefused("You have written part of this. Somebody else has to approve it.")
    if version.is_approved:
        raise MoveRefused("This is approved already. It waits for its time.")
    _refuse_what_blocks(version)
    now = timezone.now()
    later = at is not None and at > now
    approval = {
        "reviewer": by,
        "reviewed_at": now,
        "self_reviewed": own,
        "review_by": _review_by(version, timezone.localdate(at if later else now)),
    }
    if later:
        _move(version, State.REVIEW, publish_at=at, **approval)
        _record(version, by, f"Approved, to be published on {timezone.localtime(at):%-d %B %Y at %H:%M}.")
        return None
    return _publish_version(version, by, approval)


def publish_due(now: datetime | None = None) -> list[Publication]:
    """Publish what was approved for a time that has come, one by one. Safe to run from several places at once."""
    due = Version.objects.filter(state=State.REVIEW, reviewer__isnull=False, publish_at__lte=now or timezone.now())
    made = []
    for version in due.select_related("text", "reviewer").order_by("publish_at"):
        assert version.reviewer is not None
        try:
            with transaction.atomic():
                made.append(_publish_version(version, version.reviewer, {}))
        except MoveRefused:
            continue  # another worker was faster
    return made


@transaction.atomic
def sign_off(version: Version, by: User) -> Publication:
    """A clinician of this site takes responsibility for shipped words as they are."""
    hit = Version.objects.filter(pk=version.pk, state=State.PUBLISHED, reviewer=None).update(
        reviewer=by, reviewed_at=timezone.now(), review_by=next_review(version.text.kind)
    )
    if not hit:
        raise MoveRefused("These words are signed already, or no longer published.")
    _record(version, by, "Signed.")
    return publish([version], by, f"{version.text}, signed")


@transaction.atomic
def renew(version: Version, by: User) -> Publication:
    """Read again and still right: the months begin anew. It takes somebody who did not write the words."""
    if by.pk in version.contributor_ids and not version.self_reviewed:
        raise MoveRefused("You have written part of this. Somebody else has to read it again.")
    _move(
        version,
        State.PUBLISHED,
        reviewer=by,
        reviewed_at=timezone.now(),
        review_by=next_review(version.text.kind),
    )
    _record(version, by, "Read again and still right.")
    return publish([version], by, f"{version.text}, read again")


@transaction.atomic
def retire(version: Version, by: User) -> Publication:
    _move(version, State.PUBLISHED, state=State.RETIRED)
    _record(version, by, "Retired.")
    return publish([version], by, f"{version.text}, retired")


def publish(versions: Sequence[Version], by: User | None, what: str) -> Publication:
    """Add the row that makes every worker read the published words again. Call it within the move's transaction."""
    Publication.objects.select_for_update().order_by("pk").first()  # one at a time, numbered in the order of commits
    publication = Publication.objects.create(made_by=by, what=what[:200])
    publication.versions.set(versions)
    transaction.on_commit(snapshot.look_again)
    return publication


def publish_shipped(text: Text, body: Body) -> Version:
    """Shipped words, published without a reviewer and marked so until somebody signs them."""
    version = _shipped_version(text, body, _next_number(text, "en"))
    _retire_published(version)
    version.save()
    remember_shipped(text, body)
    return version


def publish_new(words: Mapping[TextId, Body]) -> list[Version]:
    """The same for texts that this site does not have yet, all at once."""
    owners = {kind: first_owner(kind) for kind in KINDS}
    texts = Text.objects.bulk_create(
        Text(kind=kind, key=key, owner=owners[kind], shipped_checksum=checksum(body), shipped=dict(body))
        for (kind, key), body in words.items()
    )
    return Version.objects.bulk_create(
        _shipped_version(text, body, number=1) for text, body in zip(texts, words.values(), strict=True)
    )


def _shipped_version(text: Text, body: Body, number: int) -> Version:
    return Version(
        text=text,
        number=number,
        state=State.PUBLISHED,
        origin=Origin.SHIPPED,
        body=dict(body),
        review_by=next_review(text.kind),
        published_at=timezone.now(),
    )


def remember_shipped(text: Text, body: Body) -> None:
    """Keep the newest shipped words and the ones before, to compare a site's own words with both."""
    Text.objects.filter(pk=text.pk).update(
        shipped_checksum=checksum(body), shipped=dict(body), shipped_before=text.shipped
    )


def _publish_version(version: Version, by: User, approval: Mapping[str, Any]) -> Publication:
    _retire_published(version)
    _move(version, State.REVIEW, state=State.PUBLISHED, published_at=timezone.now(), **approval)
    _record(version, by, "Published.")
    return publish([version], by, f"{version.text}, version {version.number}")


def _review_by(version: Version, published_on: date) -> date:
    """A small change keeps the date of the words it corrects; anything else starts the months again."""
    if version.small_change:
        corrected = Version.objects.filter(text=version.text, language=version.language, state=State.PUBLISHED).first()
        if corrected is not None and corrected.review_by is not None:
            return corrected.review_by
    return next_review(version.text.kind, published_on)


def _refuse_what_blocks(version: Version) -> None:
    if found := gate.blocks(version.text.kind, version.text.key, version.body):
        raise MoveRefused(" ".join(map(_to_mend, found)))


def _to_mend(found: Finding) -> str:
    """What is wrong, the sentence it stands in, and what to write."""
    what = found.what.removesuffix(".")
    sentence = f": “{Truncator(found.sentence).chars(160)}”" if found.sentence else ""
    return f"{what[:1].upper()}{what[1:]}{sentence}. {found.mend}"


def _retire_published(version: Version) -> None:
    Version.objects.filter(text=version.text, language=version.language, state=State.PUBLISHED).update(
        state=State.RETIRED
    )


def _move(version: Version, expected: State, **changes: Any) -> None:
    """One conditional update, so that two people cannot both make the move."""
    if not Version.objects.filter(pk=version.pk, state=expected, touched=version.touched).update(**changes):
        raise MoveRefused("Somebody else has moved this on. Open it again.")
    version.refresh_from_db()


def _record(version: Version, by: User, said: str) -> None:
    """One line in the admin's own record."""
    LogEntry.objects.create(
        user=by,
        content_type=ContentType.objects.get_for_model(Version),
        object_id=str(version.pk),
        object_repr=str(version)[:200],
        action_flag=CHANGE,
        change_message=said,
    )


def _next_number(text: Text, language: str) -> int:
    newest = Version.objects.filter(text=text, language=language).aggregate(newest=Max("number"))["newest"]
    return (newest or 0) + 1
