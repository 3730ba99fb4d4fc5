"""Sources: the list, and the way from a claim to its source."""

import re

import pytest
import yaml
from django.test import Client

from leakapp.content import snapshot
from leakapp.content.proofreading import markup
from leakapp.content.references import reference
from leakapp.content.uses import uses
from leakapp.site.footnotes import Footnotes
from leakapp.site.templatetags.words import cited, prose
from leakapp.triage.causes import CAUSES
from leakapp.triage.rules import BY_ID as RULE
from leakapp.triage.sources import SOURCES

SHIPPED = snapshot.shipped_alone()
with open("tests/clinical/references.yaml", encoding="utf-8") as file:
    LISTED = {row["key"]: row for row in yaml.safe_load(file)}


@pytest.fixture(autouse=True)
def shipped_words():
    with snapshot.serving(SHIPPED):
        yield


@pytest.fixture(scope="module")
def list_of_sources():
    with snapshot.serving(SHIPPED):
        return Client().get("/sources/").text


@pytest.fixture(scope="module")
def places(list_of_sources):
    return markup.read(list_of_sources).ids


@pytest.mark.parametrize("key", LISTED)
def test_a_source_says_what_the_list_of_references_says(key):
    row, words = LISTED[key], SHIPPED.words("source", key)
    assert SOURCES[key] == row["grade"]
    for name in ("year", "url", "doi", "pmid"):
        assert words[name] == str(row.get(name) or "")
    seen = {"direct": "We read", "secondary": "We know it from", "memory": "from memory", "abstract": "abstract"}
    assert seen[re.split(r"\W", row["seen"])[0]] in words["seen"]


def test_the_page_lists_every_source_at_a_place_of_its_own(list_of_sources):
    page = list_of_sources
    assert set(LISTED) == set(SOURCES)
    for key in SOURCES:
        assert page.count(f'id="{key}"') == 1
        entry = page.partition(f'id="{key}"')[2].partition("</article>")[0]
        source = reference(SHIPPED, key)
        assert source.strength in entry
        assert not source.link or f'href="{source.link}"'.replace("&", "&amp;") in entry


def test_what_rests_on_a_source_is_worked_out_from_the_words_and_the_rules():
    used = uses(SHIPPED)
    kinds = {(use.kind, use.key) for use in used["cappenberg2025"]}
    assert ("explanation", "d-mer") in kinds
    assert {key for kind, key in kinds if kind == "rule"} == {
        rule.id for rule in RULE.values() if "cappenberg2025" in rule.sources
    }
    assert ("medicine", "cabergoline") in {(use.kind, use.key) for use in used["dostinex_smpc"]}
    assert ("service", "ie-pieta") in {(use.kind, use.key) for use in used["ie_pieta"]}
    assert set(used) == set(SOURCES)


def test_the_page_names_what_rests_on_a_source(list_of_sources):
    entry = list_of_sources.partition('id="uptodate_table"')[2].partition("</article>")[0]
    assert 'href="/learn/medicine/"' in entry
    assert re.search(r"\d+ medicines", entry)


@pytest.mark.parametrize("cause", CAUSES, ids=[cause.key for cause in CAUSES])
def test_each_number_on_a_page_leads_to_its_source_and_on_to_the_list(client, cause, places):
    page = client.get(f"/learn/{cause.key}/").text
    body = page.partition("<main")[2]
    assert not re.search(r"\[[a-z0-9_]+(, *[a-z0-9_]+)*\]", body)
    numbers = [int(each) for each in re.findall(r'href="#source-(\d+)"', body)]
    listed = [int(each) for each in re.findall(r'id="source-(\d+)"', body)]
    assert listed == list(range(1, len(listed) + 1)) == sorted(set(numbers))
    assert numbers[0] == 1
    for key in re.findall(r'href="/sources/#([a-z0-9_]+)"', body):
        assert key in places


def test_the_list_at_the_end_names_author_title_year_and_strength(client):
    page = client.get("/learn/let-down/").text
    entry = re.search(r'<li id="source-\d+">(?:(?!</li>).)*mcneilly1983.*?</li>', page, re.DOTALL)
    assert entry is not None
    for words in ("McNeilly AS", "Release of oxytocin and prolactin in response to suckling", "1983", "Fair."):
        assert words in entry.group()


def test_marks_become_numbers_in_the_order_of_the_page_and_unknown_ones_go():
    notes = Footnotes(SHIPPED)
    first = prose("<p>One. [lll_leak, babygooroo] Two. [nobody_knows]</p>", notes)
    again = cited("Three < four. [babygooroo]", notes)
    assert re.findall(r"#source-(\d+)", first) == ["1", "2"]
    assert re.findall(r"#source-(\d+)", again) == ["2"]
    assert "nobody_knows" not in first
    assert "&lt;" in again
    assert [source.key for _, source in notes.listed] == ["lll_leak", "babygooroo"]


def test_without_footnotes_the_marks_go():
    assert prose("<p>One. [lll_leak]</p>") == "<p>One.</p>"
    assert cited("One. [lll_leak, acr2022]") == "One."
