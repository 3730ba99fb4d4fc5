"""Counting visits: off unless the host says so, by day alone, and never in a visit's way."""

import logging
from datetime import date

import pytest
from django.conf import settings as site_settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from leakapp.content import tally
from leakapp.site import admin, counts
from leakapp.site.limits import Limiter
from leakapp.site.models import DayCount
from tests.checker.walking import post, walk
from tests.content.people import browser_of, person
from tests.triage.visitors import visitor

pytestmark = pytest.mark.django_db

MIDDLEWARE = "leakapp.site.counts.count_visits"


@pytest.fixture(autouse=True)
def nothing_waits(monkeypatch):
    monkeypatch.setattr(counts._Waiting, "counts", counts.Counter())
    monkeypatch.setattr(counts._Waiting, "try_again_at", 0.0)
    monkeypatch.setattr(counts, "LIMITER", Limiter(at_most=1000, seconds=3600))


@pytest.fixture
def counting(settings):
    settings.COUNTS = True
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, MIDDLEWARE]
    return Client()


def counted() -> dict[str, int]:
    return dict(DayCount.objects.values_list("what", "count"))


def test_counting_is_off_by_default(client):
    assert site_settings.COUNTS is False
    assert MIDDLEWARE not in site_settings.MIDDLEWARE
    walk(client, visitor())
    assert counted() == {}


def test_a_visit_is_counted_when_it_begins_and_when_it_ends_with_its_level(counting):
    post(counting, "danger", gate=["none"])
    assert counted() == {"started": 1}
    counting.cookies.clear()
    walk(counting, visitor(breast="lump"))
    assert counted() == {"started": 2, "finished": 1, "WITHIN_2_WEEKS": 1}


def test_a_visit_that_ends_at_the_danger_screen_is_counted(counting):
    post(counting, "danger", gate=["chest"])
    assert counted() == {"started": 1, "finished": 1, "EMERGENCY": 1}


def test_a_visit_counts_once_however_often_it_is_read_changed_or_sent(counting):
    walk(counting, visitor())
    once = counted()
    counting.get("/check/result/")
    post(counting, "danger", gate=["none"])
    post(counting, "look", colours=["no_fluid"], sides=["both"])
    post(counting, "danger")  # without an answer
    assert counted() == once


def test_a_day_has_one_row_for_each_word_and_nothing_else_is_kept(counting):
    for _ in range(3):
        counting.cookies.clear()
        walk(counting, visitor())
    assert counted()["finished"] == 3
    assert {field.name for field in DayCount._meta.get_fields()} == {"id", "day", "what", "count"}
    assert set(counted()) <= set(tally.WORDS)


def test_counting_asks_nothing_of_the_database_before_the_answer_is_made(counting, monkeypatch):
    """What is written is written when the answer is closed, which a server does after its last byte."""
    monkeypatch.setattr(counts, "_write_after", lambda response: None)
    with CaptureQueriesContext(connection) as captured:
        walk(counting, visitor())
    assert not [query for query in captured if "daycount" in query["sql"]]
    assert sum(counts._Waiting.counts.values()) == 3


def test_a_database_that_is_away_costs_no_visit_and_no_count(counting, database_away, caplog, monkeypatch):
    with database_away(), caplog.at_level(logging.WARNING, counts.__name__):
        walk(counting, visitor())
        assert counting.get("/check/result/").status_code == 200
    assert [record.levelname for record in caplog.records if record.name == counts.__name__] == ["WARNING"]
    assert counted() == {}
    monkeypatch.setattr(counts._Waiting, "try_again_at", 0.0)
    counts.write()
    assert counted() == {"started": 1, "finished": 1, "SELF_CARE": 1}


def test_while_one_answer_is_writing_no_other_waits(counting):
    with counts._Waiting.writing:
        walk(counting, visitor())
    assert counted() == {}
    counts.write()
    assert counted()["finished"] == 1


def test_one_address_cannot_fill_the_counts(counting, monkeypatch):
    monkeypatch.setattr(counts, "LIMITER", Limiter(at_most=2, seconds=3600))
    for _ in range(4):
        counting.cookies.clear()
        assert post(counting, "danger", gate=["none"]).status_code == 303
    assert counted() == {"started": 2}


def test_nothing_but_the_known_words_can_be_said():
    with tally.listening() as heard:
        tally.say("red_pink")
        tally.say(tally.STARTED)
    assert heard == [tally.STARTED]
    tally.say(tally.STARTED)
    assert heard == [tally.STARTED]


# What staff see.


def test_the_table_hides_small_numbers_and_rounds_the_sums_they_could_be_worked_out_from():
    said = {"started": 41, "finished": 38, "SELF_CARE": 30, "ROUTINE": 4, "EMERGENCY": 5}
    rows = [DayCount(day=date(2026, 1, 2), what=what, count=count) for what, count in said.items()]
    rows.append(DayCount(day=date(2026, 1, 3), what="started", count=2))
    newest, older = admin.table(rows)
    assert newest == ["2026-01-03", *["under 5"] * 7]
    assert older == ["2026-01-02", "about 40", "about 40", "5", "under 5", "under 5", "under 5", "30"]


def test_staff_see_the_table_and_nobody_else(counting):
    DayCount.objects.create(day=date.today(), what="started", count=2)
    assert "/login/" in counting.get("/admin/pages/daycount/")["Location"]
    assert browser_of(person("visitor", staff=False)).get("/admin/pages/daycount/").status_code == 302
    page = browser_of(person("staff")).get("/admin/pages/daycount/")
    assert page.status_code == 200
    assert f"<td>{date.today().isoformat()}</td><td>under 5</td>" in page.text
