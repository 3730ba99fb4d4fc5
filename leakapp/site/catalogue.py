"""Every page that can be found: for the search, the list for search engines, and whoever wants to walk the site."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from leakapp.content.citations import without_marks
from leakapp.content.site_pages import NOTICED
from leakapp.content.snapshot import Snapshot, Words
from leakapp.site.navigation import address_of

# How much a word counts by where it stands: a title tells more about a page than its text does.
TITLE, ALSO, NAME, SUMMARY, NOTICE, TEXT = 6.0, 6.0, 5.0, 2.0, 3.0, 1.0

WAYS_IN = frozenset({"home", "learn", "search"})  # they lead to pages, so nobody looks for them


@dataclass(frozen=True)
class Entry:
    """One page that can be found. `words`: what it says, as (weight, text)."""

    kind: str
    key: str
    title: str
    summary: str
    words: tuple[tuple[float, str], ...]
    address: str
    changed_on: date | None = None


def catalogue(here: Snapshot) -> tuple[Entry, ...]:
    """Every page, in no special order. A new family of pages is one more line."""
    return (
        *(_explanation(here, words) for words in here.of_kind("explanation")),
        *(_page(here, words) for words in here.of_kind("page")),
    )


def _explanation(here: Snapshot, words: Words) -> Entry:
    said = (
        (TITLE, words["name"]),
        (NAME, words["medical_name"]),
        (SUMMARY, words["summary"]),
        (ALSO, _also(here, words.key)),
        (NOTICE, " ".join(_noticed(here, words.key))),
        (TEXT, _text(words.body)),
    )
    return Entry(
        "explanation", words.key, words["name"], words["summary"], said, address_of(words.key), words.changed_on
    )


def _page(here: Snapshot, words: Words) -> Entry:
    text = _text(words.body)
    if words.key == "when-to-get-help":
        text = " ".join([text, *(_text(rule.body) for rule in here.of_kind("rule"))])
    if words.key == "medicines":
        text = " ".join([text, *(_names(medicine) for medicine in here.of_kind("medicine"))])
    said: tuple[tuple[float, str], ...] = (
        (TITLE, words["title"]),
        (SUMMARY, words["description"]),
        (ALSO, _also(here, words.key)),
        (NOTICE, " ".join(_noticed(here, words.key))),
        (TEXT, text),
    )
    said = () if words.key in WAYS_IN else said
    return Entry("page", words.key, words["title"], words["description"], said, address_of(words.key), words.changed_on)


def _also(here: Snapshot, key: str) -> str:
    return " ".join(here.words("page", "search").get(f"also.{key}", ()))


def _noticed(here: Snapshot, key: str) -> Iterator[str]:
    for section, keys in NOTICED.items():
        if key in keys:
            yield here.words("noticed", section)[f"line.{key}"]


def _names(medicine: Words) -> str:
    return " ".join((medicine["name"], *medicine["also"], *medicine["brands"], medicine["what"], medicine["class"]))


def _text(body: Mapping[str, Any]) -> str:
    return without_marks(" ".join("\n".join(value) if isinstance(value, list) else value for value in body.values()))
