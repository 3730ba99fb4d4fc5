"""What there is to do, for the front page of the admin."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils import timezone

from leakapp.content import clock, launch, snapshot
from leakapp.content.kinds import exists
from leakapp.content.models import Origin, Publication, State, Text, Version
from leakapp.content.safety import BY_ID as REGIONS

LISTED = 8  # of each list, on the front page


@dataclass(frozen=True)
class Progress:
    """How many texts of one sort are signed."""

    label: str
    signed: int
    all: int

    @property
    def done(self) -> bool:
        return self.signed == self.all


def unsigned() -> list[Version]:
    """Published words that nobody at this site has signed, those that bear on safety first."""
    waiting = Version.objects.filter(state=State.PUBLISHED, reviewer=None).select_related("text", "text__owner")
    words = snapshot.current().texts

    def place(version: Version) -> tuple[bool, str, str]:
        text_id = version.text.kind, version.text.key
        return (not (text_id in words and launch.is_critical(words[text_id])), *text_id)

    return sorted((each for each in waiting if exists(each.text.kind, each.text.key)), key=place)


def before_launch() -> list[Progress]:
    """The texts that bear on safety, by sort, and how far their signing has come."""
    critical = list(launch.critical(snapshot.current()))
    labels = {"level": "Levels", "question": "Danger signs", "rule": "Reasons of rules", "service": "Crisis lines"}
    return [
        Progress(label, sum(words.signed for words in critical if words.kind == kind), count)
        for kind, label in labels.items()
        if (count := sum(words.kind == kind for words in critical))
    ]


@dataclass(frozen=True)
class LineToConfirm:
    """A crisis line to ring. `number`: to call, or to text, or its web address."""

    pk: int
    name: str
    region: str
    number: str


def crisis_lines() -> list[LineToConfirm]:
    """Crisis lines of this site's region that readers do not see yet, since nobody has confirmed them."""
    lines = launch.crisis_lines_to_confirm(snapshot.current(), settings.REGION)
    pks = dict(Text.objects.filter(kind="service").values_list("key", "pk"))
    return [
        LineToConfirm(
            pks[words.key],
            words["name"],
            REGIONS[words["region"]].name,
            words["call"] or words["text_to"] or words["web"],
        )
        for words in lines
        if words.key in pks
    ]


def to_do(person: User) -> dict[str, Any]:
    """Everything the front page shows, for somebody who may read the words."""
    open_versions = Version.objects.select_related("text", "reviewer")
    in_review = open_versions.filter(state=State.REVIEW, reviewer=None)
    drafts = open_versions.filter(state=State.DRAFT)
    mine = [each for each in drafts if person.pk in each.contributor_ids]
    today = timezone.localdate()
    falling_due = list(clock.due(today=today))
    return {
        "crisis_lines": crisis_lines(),
        "progress": before_launch(),
        "unsigned": len(unsigned()),
        "in_review": in_review,
        "approved": open_versions.filter(state=State.REVIEW, reviewer__isnull=False).order_by("publish_at"),
        "my_drafts": mine,
        "other_drafts": [each for each in drafts if each not in mine and each.origin == Origin.SITE],
        "newer_shipped": drafts.filter(origin=Origin.SHIPPED),
        "overdue": [each for each in falling_due if each.review_by and each.review_by < today],
        "due": [each for each in falling_due if each.review_by and each.review_by >= today],
        "publication": _newest(),
        "listed": LISTED,
    }


def _newest() -> Publication | None:
    publications: QuerySet[Publication] = Publication.objects.select_related("made_by")
    return publications.first()
