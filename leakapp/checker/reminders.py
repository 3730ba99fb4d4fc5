"""Reminders for a phone's own calendar: when to look again, when to ring. No health word leaves in one.

The clinical table asks for these times (evidence 5.1 and 5.7): 12 hours with a hot area, otherwise a week; ring in 1 to
3 days; ring again after 4 weeks, or after 2 weeks without a visit.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from leakapp.triage.conditions import Facts
from leakapp.triage.facts import INFLAMED
from leakapp.triage.urgency import Urgency

MORNING = time(9, 0)
LINE_OCTETS = 75  # RFC 5545: longer lines are folded


@dataclass(frozen=True)
class Event:
    """`after`: from now. `in_the_morning`: at 9 by the phone's own clock that day, otherwise at that very moment."""

    title: str
    after: timedelta
    in_the_morning: bool = True

    def starts(self, now: datetime) -> str:
        """The value of DTSTART: a moment in UTC, or a time of day wherever the phone is."""
        moment = now.astimezone(UTC) + self.after
        if self.in_the_morning:
            return f"{datetime.combine(moment.date(), MORNING):%Y%m%dT%H%M%S}"
        return f"{moment:%Y%m%dT%H%M%SZ}"


@dataclass(frozen=True)
class Reminder:
    """`invitation`: the words on the button."""

    invitation: str
    events: tuple[Event, ...]


LOOK_AGAIN_SOON = Reminder("Remind me in 12 hours", (Event("Look again", timedelta(hours=12), in_the_morning=False),))
LOOK_AGAIN = Reminder("Remind me in 1 week", (Event("Look again", timedelta(weeks=1)),))
RING = {
    Urgency.ROUTINE: Reminder(
        "Remind me to ring",
        (Event("Make a call", timedelta(days=1)), Event("Call again if you have no date", timedelta(weeks=4))),
    ),
    Urgency.WITHIN_2_WEEKS: Reminder(
        "Remind me to ring",
        (Event("Make a call", timedelta(days=1)), Event("Call again if you have no date", timedelta(weeks=2))),
    ),
}


def reminder_for(urgency: Urgency, facts: Facts) -> Reminder | None:
    """None where help is needed today: there nothing is put off."""
    if urgency is Urgency.SELF_CARE:
        return LOOK_AGAIN_SOON if INFLAMED.holds(facts) else LOOK_AGAIN
    return RING.get(urgency)


def calendar_file(reminder: Reminder, now: datetime) -> str:
    """The reminder as an iCalendar file (RFC 5545). `now` is aware of its time zone."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//reminder//EN", "METHOD:PUBLISH"]
    for number, event in enumerate(reminder.events):
        lines += _event(event, number, now)
    return "".join(f"{folded}\r\n" for line in [*lines, "END:VCALENDAR"] for folded in _folded(line))


def _event(event: Event, number: int, now: datetime) -> list[str]:
    stamp = f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    return [
        "BEGIN:VEVENT",
        f"UID:{stamp}-{number}@reminder.invalid",
        f"DTSTAMP:{stamp}",
        f"DTSTART:{event.starts(now)}",
        "DURATION:PT15M",
        f"SUMMARY:{event.title}",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{event.title}",
        "TRIGGER:PT0S",
        "END:VALARM",
        "END:VEVENT",
    ]


def _folded(line: str) -> Iterator[str]:
    yield line[:LINE_OCTETS]
    for start in range(LINE_OCTETS, len(line), LINE_OCTETS - 1):
        yield f" {line[start : start + LINE_OCTETS - 1]}"
