"""The answers of every case that is kept: those that ship with the rules, and those under tests/cases."""

import json
from collections.abc import Iterator
from pathlib import Path

from leakapp.triage import cases
from leakapp.triage.answers import Answers
from tests.triage.visitors import stored

CASES = Path(__file__).resolve().parents[1] / "cases"
FAULTS = CASES / "faults.json"  # visits that would show a fault in a rule or question which nothing else shows


def kept_cases() -> Iterator[Answers]:
    """Those with an answer to the danger question."""
    for path in sorted([*CASES.glob("*.json"), *cases.FOLDER.glob("*.json")]):
        for answers in _answers_in(json.loads(path.read_text(encoding="utf-8"))):
            if answers.get("gate"):
                yield stored(answers)


def _answers_in(case: object) -> Iterator[dict[str, list[str]]]:
    if isinstance(case, list):
        for each in case:
            yield from _answers_in(each)
    elif isinstance(case, dict):
        if "gate" in case:
            yield case
        else:
            for key, each in case.items():
                if key != "from":
                    yield from _answers_in(each)
