"""The whole decision table in words, for everyone."""

import pytest
from django.test import override_settings

from leakapp.content.defaults import shipped
from leakapp.content.site_pages import GUIDES_DIFFER, RULES_BESIDE, THEMES
from leakapp.site import care_cards
from leakapp.triage.rules import BY_ID, RULES
from leakapp.triage.urgency import Urgency
from tests.site.pages_read import ReadPage

PATH = "/when-to-get-help/"


def section(page, urgency):
    return " ".join(page.words_of(f"{urgency.name.lower()}-{theme}") for theme in THEMES)


@pytest.mark.parametrize("rule", RULES, ids=lambda each: each.id)
def test_every_rule_is_on_the_page_once_under_its_own_level(walk, rule):
    page = walk[PATH][1]
    words = shipped()["rule", rule.id]["text"]
    assert section(page, rule.urgency).count(words) == 1
    assert not any(words in section(page, other) for other in Urgency if other is not rule.urgency)


def test_every_level_is_there_most_urgent_first_with_how_soon(walk):
    text = walk[PATH][1].text
    headings = [shipped()["level", level.name]["heading"] for level in sorted(Urgency, reverse=True)]
    places = [text.index(heading) for heading in headings]
    assert places == sorted(places)
    for level in set(Urgency) - {Urgency.SELF_CARE}:
        assert shipped()["level", level.name]["how_soon"] in text


def test_every_rule_has_one_theme_and_every_theme_a_rule():
    themed = [rule for rules in THEMES.values() for rule in rules]
    assert sorted(themed) == sorted(BY_ID)
    assert all(THEMES.values())


def test_a_new_rule_without_a_theme_is_still_shown(client, db, monkeypatch):
    themes = {theme: tuple(rule for rule in rules if rule != "R60") for theme, rules in THEMES.items()}
    monkeypatch.setattr(care_cards, "THEMES", themes)
    page = ReadPage(client.get(PATH).content.decode())
    assert shipped()["rule", "R60"]["text"] in page.words_of("routine-anything-else")


def test_the_signs_of_an_emergency_are_open_and_the_others_folded(walk):
    page = walk[PATH][1]
    assert shipped()["rule", "R4"]["text"] in page.shown_text
    assert shipped()["rule", "R60"]["text"] not in page.shown_text


@pytest.mark.parametrize(("region", "number"), [("uk", "999"), ("us", "911"), ("au", "000")])
def test_crisis_numbers_of_the_sites_region_come_before_any_sign(client, db, region, number):
    with override_settings(REGION=region):
        text = ReadPage(client.get(PATH).content.decode()).text
    assert text.index(f"Call {number}") < text.index(shipped()["rule", "R1"]["text"])


def test_without_a_region_the_page_says_the_local_number_and_names_the_directory(client, db):
    with override_settings(REGION="any"):
        text = ReadPage(client.get(PATH).content.decode()).text
    assert "Call your local emergency number" in text
    assert "findahelpline.com" in text


def test_pages_side_by_side_go_by_rules_that_exist(walk):
    for key, rules in RULES_BESIDE.items():
        for rule in rules:
            assert shipped()["rule", rule]["text"] in walk[f"/learn/{key}/"][1].words_of("get_help")
    for rules in GUIDES_DIFFER.values():
        for rule in rules:
            assert shipped()["rule", rule]["text"] in walk["/learn/leaking-or-discharge/"][1].words_of("guides")
