"""The shipped medicines say what the clinical list says, in plain words."""

import csv
import re
from pathlib import Path

import pytest

from leakapp.content.defaults import shipped

ROWS = list(csv.DictReader(Path("tests/clinical/medicines.csv").read_text(encoding="utf-8").splitlines()))
WORDS = {body["name"].casefold(): body for (kind, _), body in shipped().items() if kind == "medicine"}
GROUPS = {
    "raises_prolactin_or_milk": "raises",
    "suppresses_lactation": "lowers",
    "not_known_to_cause_milk": "not_known",
}
LINKED = {
    ("raises", "common"): "1 in 4 people or more",
    ("raises", "uncommon"): "fewer than 1 in 4 people",
    ("raises", "rare"): "reported rarely, or experts do not agree",
    ("lowers", "common"): "often lowers milk",
    ("lowers", "uncommon"): "lowers milk in some people",
    ("lowers", "rare"): "may lower milk. Reports are few",
    ("not_known", "none"): "not known to cause milk",
}


def test_every_row_of_the_list_has_words_and_no_other():
    assert len(ROWS) == len(WORDS) == 175
    assert {row["generic"].casefold() for row in ROWS} == set(WORDS)


@pytest.mark.parametrize("row", ROWS, ids=[row["generic"] for row in ROWS])
def test_a_medicine_says_what_its_row_says(row):
    words = WORDS[row["generic"].casefold()]
    assert words["group"] == GROUPS[row["group"]]
    assert LINKED[words["group"], row["association"]] in words["linked"]
    assert set(row["source_keys"].split(";")) <= set(words["sources"])
    for brand in words["brands"]:
        assert brand in row["brands_us_uk"]
    named = re.sub(r"\(.*?\)", "", row["brands_us_uk"]).split(",")
    assert [each.strip() for each in named if each.strip() not in ("", "many")] == words["brands"]


@pytest.mark.parametrize("row", ROWS, ids=[row["generic"] for row in ROWS])
def test_where_it_is_not_sold_is_said(row):
    said = f"{row['brands_us_uk']} {row['note']}"
    for country in ("US", "UK"):
        if re.search(rf"\bnot (?:US/)?{country}\b", said):
            assert re.search(rf"[Nn]ot sold in the (?:US or )?{country}\b", WORDS[row["generic"].casefold()]["note"])


def test_a_medicine_that_is_not_known_to_cause_milk_never_says_that_it_does_not():
    for words in WORDS.values():
        if words["group"] == "not_known":
            everything = f"{words['how']} {words['linked']} {words['note']}"
            assert "does not cause" not in everything
            assert "not known to cause milk" in everything


def test_no_medicine_names_an_amount():
    for words in WORDS.values():
        everything = f"{words['how']} {words['linked']} {words['note']}"
        assert not re.search(r"\d\s?(?:mg|mcg|ml|g|tablets?)\b", everything), words["name"]
