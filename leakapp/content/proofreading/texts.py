"""Proofreading one text, field by field. The admin, the command and the tests read the same findings."""

import re
from collections.abc import Callable, Container, Iterable, Iterator

from leakapp.content import citations
from leakapp.content.defaults import Body
from leakapp.content.field import Field, Form, Holds
from leakapp.content.kinds import fields
from leakapp.content.proofreading import markup, medicine_advice, phrases
from leakapp.content.proofreading.finding import Finding, Severity
from leakapp.content.proofreading.out_of_help import OUT_OF_HELP
from leakapp.content.proofreading.phrase import found_in
from leakapp.content.proofreading.reading import MOST_WORDS, length, sentences
from leakapp.content.snapshot import Words
from leakapp.triage.sources import SOURCES

OURS = (Holds.WORDS, Holds.CLAIMS)
DeadLink = Callable[[str], str]  # href -> what is wrong with it, or ""

_TAG = re.compile(r"</?[a-z]+[ >]")
_HREF = re.compile(r'href="([^"]*)"')


def entries(field: Field, body: Body) -> list[str]:
    """The words of a field, one for each line of a list."""
    value = body.get(field.name) or []
    return [value] if isinstance(value, str) else [line for line in value if isinstance(line, str)]


def blocks(field: Field, body: Body) -> list[str]:
    """The words of a field without HTML, one for each paragraph and line. Source marks are still in them."""
    return [block for entry in entries(field, body) for block in markup.read(entry).blocks]


def spoken(words: Words) -> list[str]:
    """Our own words in a text, as a reader meets them, one for each paragraph and line."""
    ours = (field for field in fields(words.kind, words.key) if field.holds in OURS)
    return [citations.without_marks(block) for field in ours for block in blocks(field, words.body)]


def proofread(words: Words, place: str = "", dead_link: DeadLink | None = None) -> Iterator[Finding]:
    """Everything to mend in one text. `place` names it in the findings. Given `dead_link`, links are followed too."""
    yield from misshapen(words, place)
    for field in fields(words.kind, words.key):
        yield from _findings(words, place, field, _faults(words, field, dead_link))


def misshapen(words: Words, place: str = "") -> Iterator[Finding]:
    """What is quick to find: an unknown source, a value that is no choice, HTML in plain words."""
    for field in fields(words.kind, words.key):
        yield from _findings(words, place, field, _misshapen(field, entries(field, words.body)))


Fault = tuple[Severity, str, str, str]  # how grave, what is wrong, the words, how to mend it
BLOCK, WARN = Severity.BLOCK, Severity.WARN


def _findings(words: Words, place: str, field: Field, faults: Iterable[Fault]) -> Iterator[Finding]:
    for severity, what, about, mend in faults:
        yield Finding(severity, field.name, about, what, mend, place or f"{words.kind}/{words.key}")


def _misshapen(field: Field, given: list[str]) -> Iterator[Fault]:
    for entry in given:
        if field.form is not Form.RICH and _TAG.search(entry):
            yield BLOCK, "HTML in a field of plain words", entry, "Take the tags out: readers would see them."
        if field.choices and entry not in field.choices:
            yield BLOCK, "not one of the choices", entry, f"Choose: {', '.join(field.choices)}."
    cited = given if field.holds is Holds.SOURCES else [each for entry in given for each in citations.keys(entry)]
    for source in cited:
        if source not in SOURCES:
            yield BLOCK, "an unknown source", source, "Mend the key, or add the source to the clinical table."


def _faults(words: Words, field: Field, dead_link: DeadLink | None) -> Iterator[Fault]:
    if field.holds is Holds.CLAIMS:
        yield from _uncited(entries(field, words.body))
    if field.holds in OURS:
        yield from _said(field, words)
    if dead_link is not None and field.holds is not Holds.NAMES:
        yield from _dead_links(entries(field, words.body), dead_link)


def _uncited(given: Iterable[str]) -> Iterator[Fault]:
    for page in map(markup.read, given):
        for block in page.blocks:
            if block not in page.headings and not any(citations.keys(block)):
                yield BLOCK, "a claim without a source", block, "Add the key of its source at the end: [key]."


def _said(field: Field, words: Words) -> Iterator[Fault]:
    body = words.body
    loss = (words.kind, words.key) == ("explanation", "loss") or field.name.endswith("after_loss")
    forbidden = (*OUT_OF_HELP, *medicine_advice.advice(), *phrases.ANYWHERE, *(phrases.AFTER_LOSS if loss else ()))
    clean = [citations.without_marks(block) for block in blocks(field, body)]
    for sentence in sentences(clean):
        if length(sentence) > MOST_WORDS:
            yield WARN, f"a sentence of {length(sentence)} words", sentence, f"Split it: at most {MOST_WORDS} words."
        for phrase in found_in(sentence, forbidden):
            yield phrase.severity, phrase.why, sentence, phrase.mend
    hint = body.get(f"hint.{field.name.removeprefix('option.')}", "") if field.name.startswith("option.") else ""
    whole = " ".join((*clean, hint))
    if (red := phrases.SKIN_COLOUR.search(whole)) and not phrases.ON_EVERY_SKIN.search(whole):
        mend = "Add “or darker than usual”, and that it is harder to see on brown or black skin."
        yield WARN, "a colour of the skin that is not seen on every skin", red.group(), mend


def _dead_links(given: Iterable[str], dead_link: DeadLink) -> Iterator[Fault]:
    for href in (each for entry in given for each in _HREF.findall(entry)):
        if fault := dead_link(href):
            yield BLOCK, f"a link to nothing ({fault})", href, "Mend the address, or take the link away."


def unused(cited: Container[str], place: Callable[[str], str]) -> Iterator[Finding]:
    """Sources of the clinical table that no text and no rule cites."""
    for key in SOURCES:
        if key not in cited:
            mend = "Cite it where it is used, or remove it."
            yield Finding(BLOCK, "", key, "a source that nobody uses", mend, place(key))
