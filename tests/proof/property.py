"""What a property is, and what a proof that fails leaves behind: the visit, as a case that can be kept."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

import z3

from leakapp.triage.answers import Answers
from tests.proof.pair import Pair
from tests.proof.world import Search, World, answers
from tests.triage.visitors import given


@dataclass(frozen=True)
class Fault:
    """One find against a property. `visit`: the answers that show it, where answers show it."""

    what: str
    visit: Answers | None = None

    def __str__(self) -> str:
        return json.dumps({"says": self.what, "answers": given(self.visit) if self.visit else None})


@dataclass(frozen=True)
class Property:
    """`meaning`: in plain words, for the public table. `proof`: yields what speaks against it."""

    id: str
    meaning: str
    proof: Callable[[], Iterator[Fault]]


@cache
def world(gaps: bool = True) -> tuple[World, Search]:
    """All visits. With gaps, those with missing answers too: the larger set, so the default."""
    made = World(gaps)
    return made, Search(made.laws)


@cache
def pair(gaps: bool = True) -> Pair:
    return Pair(gaps)


def never(what: str, *formulas: z3.BoolRef) -> Iterator[Fault]:
    """No visit, with or without missing answers, makes all of these hold."""
    every, search = world()
    model = search.find(*formulas)
    if model is not None:
        yield Fault(what, answers(every, model))


def never_pair(what: str, of: Pair, *formulas: z3.BoolRef) -> Iterator[Fault]:
    """No two such visits make all of these hold. The fault shows the second of them."""
    model = of.search.find(*formulas)
    if model is not None:
        before = json.dumps(given(answers(of.before, model)))
        yield Fault(f"{what}; before: {before}; after:", answers(of.after, model))


def possible(what: str, *formulas: z3.BoolRef) -> Iterator[Fault]:
    """Some complete visit makes all of these hold."""
    if world(gaps=False)[1].find(*formulas) is None:
        yield Fault(what)
