"""Clinical cases that every release must answer rightly before it serves anybody: the published examples, and what
must be neither under- nor over-triaged (clinical evidence, sections 5.4 and 5.5). They ship with the code.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from leakapp.triage.answers import Answers, UnknownId
from leakapp.triage.assessment import AskFirst, assess
from leakapp.triage.urgency import Urgency

FOLDER = Path(__file__).parent
NO_RESULT = "NO_RESULT"  # the case must not come to a level before its danger question is answered

Case = dict[str, Any]


def _read(name: str) -> Any:
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


@cache
def examples() -> tuple[Case, ...]:
    return tuple(_read(path.stem) for path in sorted(FOLDER.glob("EX-*.json")))


@cache
def not_under() -> tuple[Case, ...]:
    """Each with `at_least`, a level or NO_RESULT."""
    return tuple(_read("must_not_under_triage"))


@cache
def not_over() -> tuple[Case, ...]:
    """Each with `at_most`, a level."""
    return tuple(_read("must_not_over_triage"))


def count() -> int:
    return len(examples()) + len(not_under()) + len(not_over())


def failures() -> Iterator[str]:
    """One line for each case that these rules answer wrongly."""
    for case in examples():
        found, allowed = level(case), {case["expected_urgency"], *case["acceptable"]}
        if found not in allowed or _rank(found) < _rank(case["unsafe_if_below"]):
            yield f"{case['id']}: {found}, expected {' or '.join(sorted(allowed))}"
    for case in not_under():
        found, least = level(case), case["at_least"]
        if _rank(found) < _rank(least) or (least == NO_RESULT and found != NO_RESULT):
            yield f"too low, {case['n']} ({case['says']}): {found}, at least {least}"
    for case in not_over():
        found, most = level(case), case["at_most"]
        if not 0 <= _rank(found) <= _rank(most):
            yield f"too high, {case['n']} ({case['says']}): {found}, at most {most}"


def _rank(found: str) -> int:
    """Levels from 0 up; below them no result, and below that a case that could not be read."""
    return Urgency[found].value if found in Urgency.__members__ else -1 if found == NO_RESULT else -2


def level(case: Case) -> str:
    """The name of the level these rules give the case, NO_RESULT, or what is wrong with its answers."""
    try:
        return assess(Answers.strict(case["answers"])).urgency.name
    except AskFirst:
        return NO_RESULT
    except UnknownId as fault:
        return str(fault)
