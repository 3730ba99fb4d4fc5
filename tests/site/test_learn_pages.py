"""What a learn page shows beside its words: levels from the rules, readings, neighbours, and the ways in."""

import json
import re
from datetime import date

import pytest
from django.urls import reverse

from leakapp.content import snapshot
from leakapp.content.defaults import shipped
from leakapp.content.quiet import speaks_of_baby_or_feeding
from leakapp.content.site_pages import NOTICED, PAGES
from leakapp.content.snapshot import Words
from leakapp.site import care_cards
from leakapp.site.learn import LearnPage
from leakapp.site.metadata import Metadata
from leakapp.site.navigation import SITE_LINKS, address_of
from leakapp.site.related import CHOSEN, MOST, is_hidden_after_loss, related
from leakapp.triage.causes import BY_KEY, CAUSES
from leakapp.triage.rules import BY_ID as RULE
from leakapp.triage.urgency import Urgency
from tests.site.conftest import internal_links

every_cause = pytest.mark.parametrize("cause", CAUSES, ids=lambda each: each.key)


def page_of(walk, cause):
    return walk[f"/learn/{cause.key}/"][1]


def rule_words(rule, name="text"):
    return shipped()["rule", rule][name]


@every_cause
def test_every_rule_that_a_page_explains_stands_under_the_instruction_of_its_level(walk, cause):
    page = page_of(walk, cause)
    for rule in care_cards.rules_for(cause.key):
        level = RULE[rule].urgency.name
        words = rule_words(rule)
        if cause.key == "loss" and "text" in RULE[rule].other_words_after_loss:
            words = rule_words(rule, "text_after_loss")
        elif (
            speaks_of_baby_or_feeding(words)
            and not is_hidden_after_loss(cause.key)
            and rule not in care_cards.SEEN_BY_ALL
        ):
            assert words in page.words_of("feeding"), rule
            continue
        elif rule in care_cards.SEEN_BY_ALL and not is_hidden_after_loss(cause.key):
            words = "Thoughts of hurting or killing yourself, or wishing you were dead."
        assert words in page.words_of("get_help"), rule
        assert shipped()["level", level]["heading"] in page.words_of("get_help")


@every_cause
def test_a_page_shows_no_level_that_its_rules_do_not_give(walk, cause):
    given = {RULE[rule].urgency.name for rule in care_cards.rules_for(cause.key)} or {"SELF_CARE"}
    shown = page_of(walk, cause).words_of("get_help")
    for (kind, level), body in shipped().items():
        if kind == "level" and level not in given:
            assert body["how_soon"] not in shown


@every_cause
def test_everything_that_speaks_for_or_against_is_on_the_page(walk, cause):
    words = shipped()["explanation", cause.key]
    page = page_of(walk, cause)
    for side, readings in (("for", cause.speaks_for), ("against", cause.speaks_against)):
        for reading in readings:
            assert words[f"{side}.{reading}"] in f"{page.words_of('readings')} {page.words_of('feeding')}"


def test_a_sign_of_crisis_stays_in_sight_after_a_loss(walk):
    shown = walk["/learn/loss/"][1].shown_text
    assert "Thoughts of hurting or killing yourself, or wishing you were dead. Or thoughts of hurting anyone" in shown


def test_every_page_has_neighbours_that_exist():
    assert set(CHOSEN) == set(BY_KEY)
    for key, chosen in CHOSEN.items():
        assert set(chosen) <= set(BY_KEY), key
        assert key not in chosen
        assert 1 <= len(related(key)) <= MOST


def test_after_a_loss_a_page_chosen_by_mistake_is_left_out(monkeypatch):
    monkeypatch.setitem(CHOSEN, "loss", ("let-down", "mood", "early-weeks"))
    assert related("loss")[0] == "mood"
    assert not [key for key in related("loss") if is_hidden_after_loss(key)]


def test_a_part_leads_to_its_whole():
    assert [cause.key for cause in CAUSES if cause.part_of and cause.part_of not in related(cause.key)] == []


def test_every_cause_is_found_by_what_a_reader_notices(walk):
    noticed = {key for keys in NOTICED.values() for key in keys}
    assert set(BY_KEY) <= noticed
    assert noticed <= {*BY_KEY, *PAGES}
    assert {address_of(key) for key in noticed} <= set(internal_links(walk["/learn/"][1]))


def test_no_other_page_takes_the_address_of_a_cause():
    assert set(PAGES).isdisjoint(BY_KEY)


def test_every_link_at_the_foot_is_a_page(walk):
    assert {reverse(name) for name, _ in SITE_LINKS} <= set(walk)


def test_the_never_stop_message_stands_on_the_page_about_medicines(walk):
    assert "Never stop or change a prescribed medicine on your own." in walk["/learn/medicine/"][1].words_of("helps")


def test_every_page_about_health_says_so_to_search_engines(walk):
    for path, (_, page) in walk.items():
        if path == "/help-now/":
            continue
        said = json.loads(page.json_ld)
        assert said["url"] == page.canonical
        assert said["dateModified"]
        assert "lastReviewed" not in said  # nobody has signed the shipped words
        assert page.meta["og:title"] == said["name"]
        assert page.meta["og:description"] == page.meta["description"]
        if path.startswith("/learn/") or path == "/when-to-get-help/":
            assert said["@type"] == "MedicalWebPage"
            assert said["audience"] == {"@type": "Patient"}


def test_a_signed_page_gives_the_date_it_was_reviewed():
    words = Words("explanation", "mood", {}, signed=True, reviewed_on=date(2026, 3, 4), changed_on=date(2026, 3, 5))
    said = Metadata("Low mood", "About it", "https://x.example/learn/mood/", words, "Depression").structured
    assert (said["lastReviewed"], said["dateModified"]) == ("2026-03-04", "2026-03-05")


def test_words_cannot_break_out_of_the_block_for_search_engines():
    hostile = "</script><script>alert(1)</script><!-- & ’"
    written = Metadata(hostile, hostile, "https://x.example/", Words("page", "about", {}), hostile).json_ld
    assert not set("<>&") & set(written)
    assert json.loads(written)["name"] == hostile


@every_cause
def test_every_sign_of_an_emergency_stands_in_sight(walk, cause):
    """In its own words, or, where the page may be read after a loss, said of anyone."""
    shown = page_of(walk, cause).shown_text
    for rule in care_cards.rules_for(cause.key):
        if RULE[rule].urgency is Urgency.EMERGENCY:
            said = rule_words(rule), rule_words(rule).replace("a baby or anyone else", "anyone else")
            after_loss = shipped()["rule", rule].get("text_after_loss") if cause.key == "loss" else None
            assert any(words in shown for words in (*said, after_loss) if words), rule


def test_a_fold_opens_for_a_sign_of_an_emergency_that_cannot_be_said_to_all(monkeypatch):
    page = LearnPage("mood", snapshot.shipped_alone())
    assert not page.fold_is_open
    monkeypatch.setattr(care_cards, "ANYONE", re.compile("no such words"))
    assert page.fold_is_open


def test_a_hot_sore_area_is_said_with_its_condition_where_milk_may_be_made(walk):
    quiet = shipped()["rule", "R13"]["text_after_loss"]
    for key in ("mastitis", "abscess", "inflammatory-cancer"):
        assert f"{quiet} This counts at any hour if you give no milk" in walk[f"/learn/{key}/"][1].words_of("get_help")
    assert "if you give no milk" not in walk["/learn/loss/"][1].text


def test_what_doctors_call_it_is_not_said_twice(walk):
    for cause in CAUSES:
        words = shipped()["explanation", cause.key]
        repeats = words["medical_name"].lower() in words["name"].lower()
        assert ("Doctors call it: " in page_of(walk, cause).text) is not repeats, cause.key


def test_the_list_from_a_to_z_passes_over_articles(walk):
    listed = walk["/learn/"][1].html.partition('id="a-to-z"')[2]
    names = re.findall(r"<li><a [^>]+>(?:An? |The )?([^<]+)<", listed)
    assert len(names) == len(CAUSES)
    assert names == sorted(names, key=str.casefold)


def test_the_pages_about_feelings_lead_to_the_page_that_sets_them_side_by_side(walk):
    for key in ("d-mer", "mood"):
        assert "/learn/d-mer-or-depression/" in walk[f"/learn/{key}/"][1].links


def test_no_line_ends_within_the_name_d_mer(walk):
    for path in ("/learn/d-mer/", "/learn/", "/learn/d-mer-or-depression/", "/"):
        content = walk[path][1].html.partition("<main")[2].partition("</main>")[0]
        assert "D\u2011MER" in content
        assert "D-MER" not in content
