"""“Was this clear?”: a yes or no by question and day, that loses no tick, sends no answer and never gets in the way."""

import logging
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from leakapp.content.quiet import speaks_of_baby_or_feeding
from leakapp.content.snapshot import shipped_alone
from leakapp.site import admin, clarity, counts
from leakapp.site.limits import Limiter
from leakapp.site.models import DayCount
from leakapp.triage.questions import QUESTIONS, SCREENS
from tests.checker.walking import post, walk
from tests.content.people import browser_of, person
from tests.site.pages_read import ReadPage
from tests.triage.visitors import visitor

pytestmark = pytest.mark.django_db

ADDRESS = "/was-it-clear/"


@pytest.fixture(autouse=True)
def fresh(monkeypatch, settings):
    settings.CLARITY = True
    monkeypatch.setattr(counts._Waiting, "counts", counts.Counter())
    monkeypatch.setattr(counts._Waiting, "try_again_at", 0.0)
    monkeypatch.setattr(clarity, "LIMITER", Limiter(at_most=1000, seconds=3600))


def say(client, said, **headers):
    return client.post(ADDRESS, {"said": said}, headers=headers)


def counted():
    return dict(DayCount.objects.values_list("what", "count"))


def buttons(html):
    return set(re.findall(r'name="said" value="([^"]+)"', html))


def on_screen(client, screen):
    return client.get(f"/check/{screen}/").content.decode()


def test_the_browser_stays_where_it_is_and_one_is_added(client):
    response = say(client, "colours clear")
    assert response.status_code == 204
    assert response.content == b""
    assert not response.cookies
    say(client, "colours clear")
    say(client, "colours unclear")
    say(client, "result clear")
    assert counted() == {"colours clear": 2, "colours unclear": 1, "result clear": 1}


@pytest.mark.parametrize(
    "said", ["", "colours", "colours red_pink", "milky clear", "colours clear ", "x" * 500, "started", "é clear"]
)
def test_nothing_but_the_known_words_is_counted(client, said):
    assert say(client, said).status_code == 204
    assert counted() == {}


def test_it_works_without_any_cookie_and_with_the_guard_on():
    client = Client(enforce_csrf_checks=True)
    assert say(client, "colours clear").status_code == 204
    assert counted() == {"colours clear": 1}


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_site_adds_nothing(client, site):
    assert say(client, "colours clear", **{"sec-fetch-site": site}).status_code == 204
    assert counted() == {}


def test_one_address_cannot_fill_the_counts(client, monkeypatch):
    monkeypatch.setattr(clarity, "LIMITER", Limiter(at_most=2, seconds=3600))
    assert [say(client, "colours clear").status_code for _ in range(4)] == [204] * 4
    assert counted() == {"colours clear": 2}


def test_a_database_that_is_away_costs_nobody_anything_and_no_count(client, database_away, caplog, monkeypatch):
    with database_away(), caplog.at_level(logging.WARNING, counts.__name__):
        assert say(client, "colours clear").status_code == 204
    monkeypatch.setattr(counts._Waiting, "try_again_at", 0.0)
    counts.write()
    assert counted() == {"colours clear": 1}


def test_a_row_holds_a_word_a_day_and_a_count_alone(client):
    say(client, "colours clear")
    row = DayCount.objects.values().get()
    assert set(row) == {"id", "day", "what", "count"}
    assert row["day"] == timezone.localdate()


def test_every_word_fits_its_column():
    assert max(map(len, clarity.WORDS)) <= DayCount._meta.get_field("what").max_length
    assert len(clarity.WORDS) == 2 * (len(QUESTIONS) + 1)


# ---------------------------------------------------------------------------------------------------------- the pages


def test_the_danger_screen_is_not_disturbed(client):
    assert buttons(client.get("/check/").content.decode()) == set()
    post(client, "danger", gate=["chest"])
    assert buttons(client.get("/check/result/").content.decode()) == set()


def test_every_other_screen_asks_about_its_questions_and_about_no_other(client):
    walk(client, visitor())
    seen = 0
    for screen in SCREENS[1:]:
        response = client.get(f"/check/{screen.id}/")
        if response.status_code == 200:
            abouts = {each.split()[0] for each in buttons(response.content.decode())}
            assert abouts
            assert abouts <= set(screen.questions)
            seen += 1
    assert seen >= 5


def test_what_is_sent_holds_no_answer_and_goes_outside_the_visit(client):
    """The buttons belong to a form of their own, whose address the visit's cookie is not for."""
    post(client, "danger", gate=["none"])
    html = on_screen(client, "who")
    assert set(re.findall(r'<button[^>]*form="(\w+)"', html)) == {"clarity"}
    assert re.search(r'<form id="clarity" method="post" action="/was-it-clear/"></form>', html)
    assert {morsel["path"] for name, morsel in client.cookies.items() if name != "csrftoken"} == {"/check/"}
    assert not ADDRESS.startswith("/check/")


def test_it_is_folded_away_below_the_button_that_leads_on(client):
    post(client, "danger", gate=["none"])
    page = ReadPage(on_screen(client, "who"))
    assert "Was this clear?" in page.shown_text
    assert "Tap yes or no" not in page.shown_text
    assert page.text.index("Continue") < page.text.index("Was this clear?")


def test_a_question_that_opens_under_an_answer_is_asked_about_when_it_is_open(client):
    post(client, "danger", gate=["none"])
    html = on_screen(client, "who")
    assert "#clear-body{display:none}" in html
    assert 'id="clear-body"' in html


def test_the_answers_page_asks_about_every_question_that_was_asked_and_the_result_about_itself(client):
    walk(client, visitor())
    answers = client.get("/check/answers/").content.decode()
    assert {each.split()[0] for each in buttons(answers)} == set(re.findall(r'id="asked-(\w+)"', answers))
    assert "gate clear" in buttons(answers)
    assert buttons(client.get("/check/result/").content.decode()) == {"result clear", "result unclear"}


def test_after_a_loss_it_holds_no_word_of_a_baby_or_of_feeding(client):
    walk(client, visitor(status="loss12m", since_birth="w1_6"))
    for screen in [screen.id for screen in SCREENS[2:]]:
        response = client.get(f"/check/{screen}/")
        if response.status_code == 200:
            asked = re.findall(r'id="asked-\w+">([^<]+)<', response.content.decode())
            assert not [each for each in asked if speaks_of_baby_or_feeding(each)]


def test_switched_off_it_is_nowhere_and_counts_nothing(client, settings):
    settings.CLARITY = False
    walk(client, visitor())
    for address in ("/check/who/", "/check/answers/", "/check/result/"):
        assert buttons(client.get(address).content.decode()) == set()
    assert say(client, "colours clear").status_code == 204
    assert counted() == {}


def test_the_privacy_page_says_what_is_counted():
    body = shipped_alone().words("page", "privacy")["body"]
    assert "What may be counted" in body
    assert "Nothing links it to you" in body


# ---------------------------------------------------------------------------------------------------------- for staff


def test_staff_see_sums_by_question_and_no_small_number(client):
    today = timezone.localdate()
    for day, what, count in (
        (today, "colours clear", 30),
        (today - timedelta(days=1), "colours clear", 11),
        (today, "colours unclear", 4),
        (today, "result unclear", 5),
        (today - timedelta(days=admin.DAYS_SHOWN), "sides clear", 99),
        (today, "started", 7),
    ):
        DayCount.objects.create(day=day, what=what, count=count)
    rows = list(admin.clarity_table(admin._since(admin.DAYS_SHOWN), shipped_alone()))
    assert rows == [("What does the fluid look like?", "41", "under 5"), ("The result", "under 5", "5")]
    page = browser_of(person("staff")).get("/admin/pages/daycount/").text
    assert "<td>41</td><td>under 5</td>" in page
    assert page.count("<td>about 5</td>") == 1  # the day of visits, and no row for a day without any
