"""Phone lines: as the clinical list has them, shown when confirmed, and never one kind for another."""

import csv
import re
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from leakapp.content import snapshot
from leakapp.content.kinds import SORTS_OF_SERVICE
from leakapp.content.safety import REGIONS
from leakapp.content.services import is_confirmed, lines_for
from leakapp.content.snapshot import Snapshot, Words

ROWS = list(csv.DictReader(Path("tests/clinical/services.csv").read_text(encoding="utf-8").splitlines()))
EMERGENCY = [row for row in ROWS if row["kind"] == "emergency"]
OTHERS = [row for row in ROWS if row["kind"] != "emergency"]
SHIPPED = snapshot.shipped_alone()
PLACES = {"UK": "uk", "US": "us", "Ireland": "ie", "Canada": "ca", "Australia": "au", "New Zealand": "nz", "any": "any"}
SORTS = {
    "crisis": "crisis",
    "urgent": "urgent",
    "nurse line": "nurse",
    "maternal mental health": "maternal",
    "mental health": "mental-health",
    "breastfeeding": "feeding",
    "breastfeeding and women's health": "feeding",
    "parenting and feeding": "feeding",
    "bereavement": "bereavement",
    "breast": "breast",
    "children and teenagers": "young",
    "information and peer support": "information",
    "signposting": "signposting",
    "directory": "directory",
}
BY_NAME = {(words["region"], words["name"]): words for words in SHIPPED.of_kind("service")}


def words_of(row: dict[str, str]) -> Words:
    return BY_NAME[PLACES[row["region"]], row["service"]]


def digits(number: str) -> str:
    return re.sub(r"\D", "", number)


def confirmed(given: Snapshot) -> Snapshot:
    """As if every line had been confirmed."""
    texts = {
        text_id: replace(words, body=MappingProxyType({**words.body, "confirmed_on": "2026-01-31"}))
        if words.kind == "service"
        else words
        for text_id, words in given.texts.items()
    }
    return replace(given, texts=MappingProxyType(texts))


def test_every_row_of_the_list_has_words_and_no_other():
    assert len(ROWS) == 48
    assert len(OTHERS) == len(BY_NAME) == 42
    assert {(PLACES[row["region"]], row["service"]) for row in OTHERS} == set(BY_NAME)


@pytest.mark.parametrize("row", EMERGENCY, ids=[row["region"] for row in EMERGENCY])
def test_emergency_numbers_of_the_list_come_from_the_code(row):
    (region,) = (each for each in REGIONS if each.id == PLACES[row["region"]])
    assert sorted(re.findall(r"\d+", row["contact"])) == sorted(region.emergency)


@pytest.mark.parametrize("row", OTHERS, ids=[row["service"] for row in OTHERS])
def test_a_line_says_what_its_row_says(row):
    words = words_of(row)
    assert words["sort"] == SORTS[row["kind"]]
    assert words["checked"] == row["checked"]
    for name in ("call", "text_to"):
        assert digits(words[name]) in digits(row["contact"])
    assert words["text_words"] in row["contact"]
    if words["web"]:
        assert words["web"].removeprefix("https://").removeprefix("www.").strip("/") in row["contact"]
    if not words["web"]:
        assert words["call"] or words["text_to"]


@pytest.mark.parametrize("row", OTHERS, ids=[row["service"] for row in OTHERS])
def test_a_line_is_confirmed_when_its_number_was_seen_on_a_page_and_not_otherwise(row):
    words = words_of(row)
    assert is_confirmed(words) is was_seen(row)
    assert words["sources"] or not was_seen(row)


@pytest.mark.parametrize("row", OTHERS, ids=[row["service"] for row in OTHERS])
def test_hours_are_shown_when_they_are_confirmed_and_not_otherwise(row):
    always = was_seen(row) and row["hours"].startswith("24/7") and "not confirmed" not in row["hours"]
    assert words_of(row)["hours"] == ("Day and night" if always else "")


def was_seen(row: dict[str, str]) -> bool:
    return re.match(r"(?:number )?confirmed\b", row["checked"]) is not None


@pytest.mark.parametrize("region", REGIONS, ids=[region.id for region in REGIONS])
def test_a_crisis_list_holds_crisis_lines_alone_and_no_other_list_holds_one(region):
    everything = confirmed(SHIPPED)
    rows = [row for row in OTHERS if PLACES[row["region"]] == region.id]
    crisis_names = {row["service"] for row in rows if row["kind"] == "crisis"}
    crisis_lines = list(lines_for(everything, region, "crisis"))
    assert {line.name for line in crisis_lines} <= crisis_names
    numbers = {
        digits(number) for line in (*region.crisis, *crisis_lines) for number in (line.call, line.text[0]) if number
    }
    for sort in set(SORTS_OF_SERVICE) - {"crisis"}:
        for line in lines_for(everything, region, sort):
            assert line.name not in crisis_names
            # 111 in the United Kingdom is the number of both: of urgent help, and of its mental health option.
            assert sort == "urgent" or digits(line.call or line.web) not in numbers, line


def test_no_maternal_or_feeding_line_is_among_the_crisis_contacts_of_the_code():
    others = {digits(row["contact"]) for row in OTHERS if SORTS[row["kind"]] in ("maternal", "feeding", "bereavement")}
    for region in REGIONS:
        for line in region.crisis:
            assert others.isdisjoint({line.dial, line.text[0]} - {""})


def test_a_maternal_line_says_that_it_is_no_crisis_line():
    for words in BY_NAME.values():
        if words["sort"] == "maternal" and words["call"]:
            assert "Not a crisis line" in words["note"], words["name"]


@pytest.mark.parametrize("region", REGIONS, ids=[region.id for region in REGIONS])
def test_a_crisis_line_is_shown_once(region):
    lines = [*region.crisis, *lines_for(confirmed(SHIPPED), region, "crisis")]
    for numbers in ([line.dial for line in lines], [line.text[0] for line in lines]):
        shown = [number for number in numbers if number]
        assert len(shown) == len(set(shown)), shown


def test_a_line_confirmed_in_one_country_is_shown_there_though_another_has_the_same_number():
    (uk,) = (region for region in REGIONS if region.id == "uk")
    assert "Samaritans" in {line.name for line in lines_for(confirmed(SHIPPED), uk, "crisis")}
    assert "Samaritans" not in {line.name for line in lines_for(SHIPPED, uk, "crisis")}


def test_unconfirmed_lines_are_never_shown():
    for region in REGIONS:
        for line in lines_for(SHIPPED, region, *SORTS_OF_SERVICE):
            assert is_confirmed(BY_NAME[region.id, line.name]), line.name


def test_a_phone_link_dials_the_number_that_is_shown():
    for region in REGIONS:
        for line in (*region.crisis, *lines_for(confirmed(SHIPPED), region, *SORTS_OF_SERVICE)):
            assert line.dial == digits(line.call), line.name
            assert line.text[0] == "" or re.fullmatch(r"[\d-]+", line.text[0]), line.name
