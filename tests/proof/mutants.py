"""Every small fault that a hand could make in a rule or a question, one at a time."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from leakapp.triage.conditions import NEVER, All, Any, Condition, Not, Ticked
from leakapp.triage.questions import QUESTIONS, Question
from leakapp.triage.rules import RULES, Rule
from leakapp.triage.urgency import Urgency


@dataclass(frozen=True)
class Mutant:
    """`original` as `changed`; `what` says how. Equal conditions are one mutant."""

    what: str
    original: Rule | Question
    changed: Rule | Question


def of_rules() -> Iterator[Mutant]:
    for rule in RULES:
        for level in (Urgency(each) for each in (rule.urgency - 1, rule.urgency + 1) if each in list(Urgency)):
            yield Mutant(f"{rule.id}: {level.name}", rule, replace(rule, urgency=level))
        for what, when in _variants(rule.when):
            yield Mutant(f"{rule.id}: {what}", rule, replace(rule, when=when))


def of_questions() -> Iterator[Mutant]:
    for question in QUESTIONS:
        for what, when in _variants(question.asked_if):
            yield Mutant(f"{question.id} asked: {what}", question, replace(question, asked_if=when))
        for option, shown in question.shown_if.items():
            for what, when in (*_variants(shown), ("always", All(()))):
                changed = replace(question, shown_if={**question.shown_if, option: when})
                yield Mutant(f"{question.id}.{option} shown: {what}", question, changed)
        for option in question.exclusive:
            left = tuple(each for each in question.exclusive if each != option)
            yield Mutant(f"{question.id}.{option} no longer alone", question, replace(question, exclusive=left))


def _variants(condition: Condition) -> Iterator[tuple[str, Condition]]:
    seen = {condition}
    for what, variant in (("turned round", ~condition), *mutated(condition)):
        if variant not in seen:
            seen.add(variant)
            yield what, variant


def mutated(condition: Condition) -> Iterator[tuple[str, Condition]]:
    """One part dropped or turned round, one option removed, one "and" swapped with an "or", at any depth."""
    if isinstance(condition, Ticked):
        for option in sorted(condition.options):
            left = condition.options - {option}
            fewer = Ticked(condition.question, left) if left else NEVER
            yield f"without {condition.question}.{option}", fewer
    elif isinstance(condition, Not):
        yield from ((what, ~part) for what, part in mutated(condition.part))
    else:
        assert isinstance(condition, All | Any)
        yield from _of_parts(condition)


def _of_parts(condition: All | Any) -> Iterator[tuple[str, Condition]]:
    kind, parts = type(condition), condition.parts
    if len(parts) > 1:
        swapped = Any if kind is All else All
        yield f"{swapped.__name__.lower()} for {kind.__name__.lower()} of {len(parts)}", swapped(parts)
    for place, part in enumerate(parts):
        before, after = parts[:place], parts[place + 1 :]
        yield f"part {place + 1} dropped", kind((*before, *after))
        yield f"part {place + 1} turned round", kind((*before, ~part, *after))
        yield from ((f"part {place + 1}: {what}", kind((*before, each, *after))) for what, each in mutated(part))
