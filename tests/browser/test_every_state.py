"""Every page and state there is, looked at once: axe, light and dark, sideways scroll, text at twice its size."""

import re

import pytest

from leakapp.triage.questions import SCREENS
from tests.triage.visitors import given
from tests.triage.visitors import visitor as answers_of

pytestmark = pytest.mark.browser

# Three people who together see every screen and, where there is one, every follow-up.
PEOPLE = {
    "feeding, with a sore breast and blood": {
        "status": "feeding", "since_birth": "w1_6", "colours": ["milky", "red_pink"], "sides": "one", "freq": "lt2w",
        "when": ["cry", "full"], "breast": ["lump", "hot_red", "nipple_rash"], "lump_kind": "stays",
        "rash_time": "ge2w", "hot_time": "12_24h", "abx": "no", "fever": "yes", "general": ["worried"],
        "mood": ["letdown_wave"], "baby": ["gulps"],
    },
    "not expecting milk": {
        "age": "30_49", "status": "none", "menopause": "unsure", "colours": "clear", "sides": "one", "spont": "itself",
        "duct": "one", "freq": "ge2w", "hormone": ["periods"], "meds": "yes",
    },
    "after a loss": {
        "status": "loss12m", "since_birth": "d0_7", "colours": "milky", "sides": "both", "mood": ["low_lt2w"],
    },
}  # fmt: skip
LEVELS = {
    "SELF_CARE": {"status": "feeding", "since_birth": "m3_12", "colours": "milky", "sides": "both", "when": "cry"},
    "ROUTINE": {"status": "feeding", "since_birth": "m3_12", "colours": "milky", "sides": "both", "mood": ["aversion"]},
    "WITHIN_2_WEEKS": {"age": "50_plus", "colours": "red_pink", "sides": "unsure"},
    "SAME_DAY": {"status": "pregnant", "colours": "yellow_cream", "sides": "both", "mood": ["severe"]},
}


def address_of(screen: str) -> str:
    return "/check/" if screen == "danger" else f"/check/{screen}/"


@pytest.mark.parametrize("person", PEOPLE)
def test_every_screen_stands_empty_answered_and_with_an_error(visitor, person):
    told = given(answers_of(**PEOPLE[person]))
    visitor.opens("/check/")
    while not visitor.is_at("/check/result/"):
        here = visitor.led_to[-1]
        visitor.presses("Continue")
        assert (visitor.status, visitor.is_at(here)) == (422, True)
        visitor.answers_the_screen(told).looks().presses("Continue")
    visitor.opens("/check/answers/").opens("/check/summary/").opens("/check/clear/")


def test_those_people_see_every_screen(client, db):
    seen = {q for answers in PEOPLE.values() for q in given(answers_of(**answers))}
    assert {screen.id for screen in SCREENS if not seen.isdisjoint(screen.questions)} == {each.id for each in SCREENS}


@pytest.mark.parametrize("level", LEVELS)
def test_the_result_stands_at_every_level(visitor, level):
    visitor.has_answered(given(answers_of(**LEVELS[level]))).opens("/check/result/")
    assert visitor.page.locator(f".care-card.{level.lower()}").count() == 1


@pytest.mark.parametrize("sign", ["chest", "harm"])
def test_the_result_stands_in_an_emergency(visitor, sign):
    visitor.has_answered({"gate": [sign]}).opens("/check/result/")
    assert visitor.page.locator(".care-card.emergency").count() == 1


def test_every_public_page_stands(visitor, client):
    sitemap = client.get("/sitemap.xml").text
    pages = [re.sub(r"https?://[^/]+", "", address) for address in re.findall(r"<loc>([^<]+)</loc>", sitemap)]
    assert len(pages) > 55
    for page in (*pages, "/offline/", "/search/"):
        visitor.opens(page)
        assert visitor.status == 200, page


def test_the_page_for_an_address_that_is_not_there_stands(visitor):
    visitor.opens("/nowhere/")
    assert visitor.status == 404
    assert visitor.page.locator('a[href="tel:999"]').count() >= 1
