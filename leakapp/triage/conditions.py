"""Conditions over answers, combined with & | ~.

There is one kind of test, `Ticked`: is at least one of these options among the answers to this question?
A question that was not asked has no answers, so `ticked(...)` is false and `~ticked(...)` is true for it.
Say which you mean: "not asked", "not sure" and "no" are three different things.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Facts = Mapping[str, frozenset[str]]  # question id -> the options that count; none when the question was not asked
Reading = tuple[str, str]  # (question id, option id)

RULES_THAT_MATCHED = "matched rules"  # the place in the facts that explanations read, beside the questions
NOTHING: frozenset[str] = frozenset()


class Condition(ABC):
    """A yes-or-no statement about a visitor's answers."""

    def __and__(self, other: Condition) -> Condition:
        return All((*_parts(All, self), *_parts(All, other)))

    def __or__(self, other: Condition) -> Condition:
        return Any((*_parts(Any, self), *_parts(Any, other)))

    def __invert__(self) -> Condition:
        return self.part if isinstance(self, Not) else Not(self)

    def __bool__(self) -> bool:
        # `BLOOD and UNEXPECTED` would quietly drop BLOOD. A lost clause is the worst typo a rule can have, so refuse.
        raise TypeError("combine conditions with & | ~, not with and / or / not")

    @abstractmethod
    def holds(self, facts: Facts) -> bool: ...

    @abstractmethod
    def reads(self) -> frozenset[Reading]:
        """Every (question, option) the condition depends on."""


@dataclass(frozen=True)
class Ticked(Condition):
    """At least one of `options` is among the answers to `question`."""

    question: str
    options: frozenset[str]

    def holds(self, facts: Facts) -> bool:
        return not self.options.isdisjoint(facts.get(self.question, NOTHING))

    def reads(self) -> frozenset[Reading]:
        return frozenset((self.question, option) for option in self.options)


@dataclass(frozen=True)
class All(Condition):
    """Every part holds. With no parts: always."""

    parts: tuple[Condition, ...]

    def holds(self, facts: Facts) -> bool:
        # A loop, as this is the innermost step of every request and all() over a generator takes twice as long.
        for part in self.parts:  # noqa: SIM110
            if not part.holds(facts):
                return False
        return True

    def reads(self) -> frozenset[Reading]:
        return frozenset().union(*(part.reads() for part in self.parts))


@dataclass(frozen=True)
class Any(Condition):
    """One part holds or more. With no parts: never."""

    parts: tuple[Condition, ...]

    def holds(self, facts: Facts) -> bool:
        for part in self.parts:  # noqa: SIM110
            if part.holds(facts):
                return True
        return False

    def reads(self) -> frozenset[Reading]:
        return frozenset().union(*(part.reads() for part in self.parts))


@dataclass(frozen=True)
class Not(Condition):
    part: Condition

    def holds(self, facts: Facts) -> bool:
        return not self.part.holds(facts)

    def reads(self) -> frozenset[Reading]:
        return self.part.reads()


ALWAYS: Condition = All(())
NEVER: Condition = Any(())


def ticked(question: str, *options: str) -> Condition:
    """The visitor's answers to `question` include one of `options`."""
    if not options:
        raise ValueError(f"ticked({question!r}) names no option")
    return Ticked(question, frozenset(options))


def matched(*rules: str) -> Condition:
    """One of these triage rules matched. For explanations alone: urgency never reads it."""
    return ticked(RULES_THAT_MATCHED, *rules)


def settle(condition: Condition, facts: Facts, still_open: frozenset[str]) -> Condition:
    """What is left of `condition` when the answers in `facts` are known and the questions in `still_open` are not.

    Returns ALWAYS or NEVER themselves, not equals of them, when the open questions no longer matter.
    """
    if isinstance(condition, Ticked):
        if condition.question in still_open:
            return condition
        return ALWAYS if condition.holds(facts) else NEVER
    if isinstance(condition, Not):
        part = settle(condition.part, facts, still_open)
        return NEVER if part is ALWAYS else ALWAYS if part is NEVER else ~part
    assert isinstance(condition, All | Any)
    gives_up, goes_on = (NEVER, ALWAYS) if isinstance(condition, All) else (ALWAYS, NEVER)
    left = []
    for each in condition.parts:
        part = settle(each, facts, still_open)
        if part is gives_up:
            return gives_up
        if part is not goes_on:
            left.append(part)
    if len(left) < 2:
        return left[0] if left else goes_on
    return type(condition)(tuple(left))


Literal = tuple[Ticked, bool]  # one test, and whether it is to hold


def ways(condition: Condition, wanted: bool = True) -> Iterator[tuple[Literal, ...]]:
    """The combinations of single tests that make `condition` hold (or fail, when not `wanted`), smallest parts first.

    An "or" gives one way for each part; an "and" joins the ways of its parts.
    """
    if isinstance(condition, Ticked):
        yield ((condition, wanted),)
    elif isinstance(condition, Not):
        yield from ways(condition.part, not wanted)
    elif isinstance(condition, All if wanted else Any):
        yield from _joined(condition.parts, wanted)
    else:
        assert isinstance(condition, All | Any)
        for part in condition.parts:
            yield from ways(part, wanted)


def _joined(parts: tuple[Condition, ...], wanted: bool) -> Iterator[tuple[Literal, ...]]:
    if not parts:
        yield ()
        return
    for head in ways(parts[0], wanted):
        for tail in _joined(parts[1:], wanted):
            yield (*head, *(literal for literal in tail if literal not in head))


def _parts(kind: type[All] | type[Any], condition: Condition) -> tuple[Condition, ...]:
    return condition.parts if isinstance(condition, kind) else (condition,)
