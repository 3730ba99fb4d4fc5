"""The cases that ship with the rules, and how the rules that run now did on each."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from leakapp.triage import cases
from leakapp.triage.urgency import Urgency

AS_EXPECTED, ACCEPTED, SOONER, LATER, UNSAFE = (
    "As expected", "Agreed to be fine too", "Wrong: sooner than agreed", "Wrong: later than agreed",
    "Wrong, and not safe",
)  # fmt: skip


@dataclass(frozen=True)
class Story:
    """One published example. `expected`, `result`: names of levels; `others`: levels agreed to be fine too."""

    id: str
    story: str
    expected: str
    others: tuple[str, ...]
    result: str
    verdict: str

    @property
    def is_right(self) -> bool:
        return self.verdict in (AS_EXPECTED, ACCEPTED)


@dataclass(frozen=True)
class Bound:
    """Visits that must not come out below (or above) a level. `says`: what they share; `results`: levels found."""

    says: str
    level: str
    visits: int
    results: tuple[str, ...]
    wrong: int


@cache
def stories() -> tuple[Story, ...]:
    return tuple(_story(case) for case in cases.examples())


def _story(case: cases.Case) -> Story:
    result = cases.level(case)
    return Story(
        case["id"], case["story"], case["expected_urgency"], tuple(case["acceptable"]), result, verdict(case, result)
    )


def verdict(case: cases.Case, result: str) -> str:
    """What an example case says of a result that the rules gave it."""
    if rank(result) < rank(case["unsafe_if_below"]):
        return UNSAFE
    if result == case["expected_urgency"]:
        return AS_EXPECTED
    if result in case["acceptable"]:
        return ACCEPTED
    return SOONER if rank(result) > rank(case["expected_urgency"]) else LATER


@cache
def never_lower() -> tuple[Bound, ...]:
    return tuple(_bounds(cases.not_under(), "at_least"))


@cache
def never_higher() -> tuple[Bound, ...]:
    return tuple(_bounds(cases.not_over(), "at_most"))


def _bounds(found: Iterable[cases.Case], bound: str) -> Iterable[Bound]:
    """Cases of one sentence and one bound are one row."""
    for (says, level), group in groupby(found, key=lambda case: (case["says"], case[bound])):
        results = [cases.level(case) for case in group]
        kept = [_keeps(result, level, bound) for result in results]
        seen = sorted(set(results), key=rank)
        yield Bound(says, level, len(results), tuple(seen), kept.count(False))


def _keeps(result: str, level: str, bound: str) -> bool:
    if level == cases.NO_RESULT:
        return result == level
    return rank(result) >= rank(level) if bound == "at_least" else 0 <= rank(result) <= rank(level)


def rank(level: str) -> int:
    """Levels from 0 up; below them what is no level."""
    return Urgency[level].value if level in Urgency.__members__ else -1
