"""When texts are to be read again, who is asked, and the mails that ask them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.mail import send_mail
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from leakapp.content.models import Reminder, State, Version
from leakapp.content.sign_in.access import REVIEWER

STAGES = (0, 30, 60)  # days before the date; each is mailed once


@dataclass(frozen=True)
class Sent:
    """What a round of reminders did: texts asked about by group, and groups that nobody with an address is in."""

    texts: dict[str, int]
    unreachable: list[str]


def due(within: int = STAGES[-1], today: date | None = None) -> QuerySet[Version]:
    """Published versions whose date has come or comes within so many days, the oldest first."""
    last = (today or timezone.localdate()) + timedelta(days=within)
    published = Version.objects.filter(state=State.PUBLISHED, review_by__lte=last)
    return published.select_related("text", "text__owner").order_by("review_by", "text__kind", "text__key")


def stage(version: Version, today: date) -> int:
    """The last of the stages that has been reached: 60, 30 or 0 days before the date."""
    assert version.review_by is not None
    left = (version.review_by - today).days
    return next(days for days in STAGES if left <= days)


def send_reminders(today: date | None = None) -> Sent:
    """One mail a group, with the texts that have reached a stage it was not told of. What fails is tried again.

    Where nobody among the owners has an address, the reviewers are asked.
    """
    today = today or timezone.localdate()
    told = set(Reminder.objects.values_list("version_id", "review_by", "days"))
    by_group: dict[str, list[Version]] = defaultdict(list)
    addresses_of = cache(_addresses)
    for version in due(today=today):
        if (version.pk, version.review_by, stage(version, today)) not in told:
            owner = version.text.owner.name if version.text.owner else REVIEWER
            by_group[owner if addresses_of(owner) else REVIEWER].append(version)
    sent, unreachable = {}, []
    for name, versions in by_group.items():
        if not (addresses := addresses_of(name)):
            unreachable.append(name)
            continue
        _mail(addresses, versions, today)
        _remember(versions, today)
        sent[name] = len(versions)
    return Sent(sent, unreachable)


def _addresses(group: str) -> list[str]:
    people = User.objects.filter(groups__in=Group.objects.filter(name=group), is_active=True).exclude(email="")
    return sorted(people.values_list("email", flat=True))


def _mail(addresses: list[str], versions: list[Version], today: date) -> None:
    rows = [(version, stage(version, today), _address_of(version)) for version in versions]
    count = len(rows)
    send_mail(
        f"Milk leak guide: {count} text{'' if count == 1 else 's'} to read again",
        render_to_string("admin/content/reminder.txt", {"rows": rows, "site": settings.SITE_URL}),
        None,
        addresses,
    )


def _address_of(version: Version) -> str:
    return f"{settings.SITE_URL}{reverse('admin:content_version_change', args=[version.pk])}"


def _remember(versions: Iterable[Version], today: date) -> None:
    dated = ((version, version.review_by) for version in versions if version.review_by)
    Reminder.objects.bulk_create(
        (Reminder(version=version, review_by=day, days=stage(version, today)) for version, day in dated),
        ignore_conflicts=True,
    )
