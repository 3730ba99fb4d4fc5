"""Reminders: the times the clinical table names, and not one health word."""

from datetime import UTC, datetime

import pytest

from leakapp.checker.reminders import Event, calendar_file, reminder_for
from leakapp.triage.urgency import Urgency

NOW = datetime(2026, 3, 2, 3, 10, tzinfo=UTC)
CALM: dict[str, frozenset[str]] = {}
HOT = {"breast": frozenset({"hot_red"})}
HEALTH_WORDS = ("milk", "breast", "nipple", "feed", "baby", "doctor", "clinic", "health", "symptom", "hot")


def starts(urgency: Urgency, facts: dict[str, frozenset[str]] = CALM) -> list[str]:
    reminder = reminder_for(urgency, facts)
    assert reminder is not None
    return [line.partition(":")[2] for line in calendar_file(reminder, NOW).splitlines() if line.startswith("DTSTART")]


def test_a_hot_area_at_home_is_looked_at_again_in_twelve_hours_to_the_minute():
    assert starts(Urgency.SELF_CARE, HOT) == ["20260302T151000Z"]


def test_anything_else_at_home_is_looked_at_again_in_a_week_in_the_morning_of_the_phone():
    assert starts(Urgency.SELF_CARE) == ["20260309T090000"]


def test_a_routine_visit_is_rung_for_tomorrow_and_again_after_four_weeks():
    assert starts(Urgency.ROUTINE) == ["20260303T090000", "20260330T090000"]


def test_a_visit_within_two_weeks_is_rung_for_tomorrow_and_again_after_two_weeks():
    assert starts(Urgency.WITHIN_2_WEEKS) == ["20260303T090000", "20260316T090000"]


@pytest.mark.parametrize("urgency", [Urgency.SAME_DAY, Urgency.EMERGENCY])
def test_nothing_is_put_off_where_help_is_needed_today(urgency):
    assert reminder_for(urgency, CALM) is None


@pytest.mark.parametrize("urgency", [Urgency.SELF_CARE, Urgency.ROUTINE, Urgency.WITHIN_2_WEEKS])
def test_a_calendar_file_holds_no_health_word_and_ends_its_lines_as_the_standard_asks(urgency):
    file = calendar_file(reminder_for(urgency, CALM), NOW)
    assert not [word for word in HEALTH_WORDS if word in file.lower()]
    assert file.startswith("BEGIN:VCALENDAR\r\n")
    assert file.endswith("END:VCALENDAR\r\n")
    assert file.count("BEGIN:VEVENT") == file.count("END:VEVENT") == file.count("SUMMARY:")
    assert all(len(line.encode()) <= 75 for line in file.split("\r\n"))


def test_long_lines_are_folded():
    reminder = reminder_for(Urgency.SELF_CARE, CALM)
    long = type(reminder)("x", (Event("y" * 200, reminder.events[0].after),))
    assert all(len(line) <= 75 for line in calendar_file(long, NOW).split("\r\n"))
