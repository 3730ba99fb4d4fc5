"""The decision table as a clinician reads and signs it: in words, with reasons, sources and where guides differ."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from leakapp.content.citations import keys, without_marks
from leakapp.content.conditions_in_words import ALL, ConditionsInWords, Said
from leakapp.content.guidelines import GUIDELINES, rows_about
from leakapp.content.references import reference
from leakapp.content.short_names import NAMED
from leakapp.content.snapshot import Snapshot, Words
from leakapp.triage.rules import RULES, Rule
from leakapp.triage.urgency import Urgency


@dataclass(frozen=True)
class Source:
    """`strength`: its grade in a word or two."""

    key: str
    name: str
    strength: str

    @property
    def address(self) -> str:
        return f"{reverse('sources')}#{self.key}"


@dataclass(frozen=True)
class RuleRow:
    """One rule. `parts`: what must all be true. `guides`: rows of GUIDELINES, as (key, subject)."""

    id: str
    text: str
    after_loss: str
    why: str
    parts: tuple[Said, ...]
    sources: tuple[Source, ...]
    guides: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class LevelRows:
    """The rules of one level. `element`: its id on the page."""

    level: Words
    element: str
    rows: tuple[RuleRow, ...]


@dataclass(frozen=True)
class GuideRow:
    key: str
    on: str
    they: str
    we: str
    sources: tuple[Source, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True)
class Name:
    """A short name, and what it stands for."""

    name: str
    stands_for: Said


def levels(here: Snapshot) -> Iterator[LevelRows]:
    """Most urgent first. The level without rules, self-care, is what is left when none fits, so it is not here."""
    words = here.words("page", "the-rules")
    saying = ConditionsInWords(here, short_names(here))
    for level in sorted(Urgency, reverse=True):
        rules = [rule for rule in RULES if rule.urgency is level]
        if rules:
            rows = tuple(_row(here, words, saying, rule) for rule in rules)
            yield LevelRows(here.words("level", level.name), f"level-{level.name}", rows)


def _row(here: Snapshot, words: Words, saying: ConditionsInWords, rule: Rule) -> RuleRow:
    said = saying.say(rule.when)
    text = here.words("rule", rule.id)
    return RuleRow(
        rule.id,
        text["text"],
        text.get("text_after_loss"),
        text["why"],
        said.parts if said.line == ALL else (said,),
        tuple(source(here, key) for key in rule.sources),
        tuple((row, words[f"on.{row}"]) for row in rows_about(rule.id)),
    )


def guides(here: Snapshot) -> Iterator[GuideRow]:
    words = here.words("page", "the-rules")
    for row, rules in GUIDELINES.items():
        they = words[f"they.{row}"]
        cited = tuple(source(here, key) for key in keys(they))
        yield GuideRow(row, words[f"on.{row}"], without_marks(they), without_marks(words[f"we.{row}"]), cited, rules)


def names(here: Snapshot) -> Iterator[Name]:
    called = short_names(here)
    saying = ConditionsInWords(here, called)
    for name, condition in NAMED.items():
        yield Name(called[name], saying.in_full(condition))


def short_names(here: Snapshot) -> dict[str, str]:
    words = here.words("page", "the-rules")
    return {name: words[f"name.{name}"] for name in NAMED}


def source(here: Snapshot, key: str) -> Source:
    found = reference(here, key)
    return Source(key, found.words["name"], found.strength)
