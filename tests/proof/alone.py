"""What each answer gives by itself, by z3 over every visit."""

import z3

from leakapp.triage.questions import QUESTIONS
from leakapp.triage.table import checksum
from leakapp.triage.urgency import Urgency
from tests.proof.property import world


def alone() -> dict[str, object]:
    """The table as it is kept in leakapp/triage/alone.json."""
    levels = {
        question.id: {option: level.name for option in question.options if (level := _level(question.id, option))}
        for question in QUESTIONS
    }
    return {"checksum": checksum(), "levels": {question: options for question, options in levels.items() if options}}


def _level(question: str, option: str) -> Urgency | None:
    """The highest level below which nobody stays who gives this answer. None when that says nothing."""
    every, search = world()
    given = every.truths[question, option]
    for level in sorted(Urgency, reverse=True)[:-1]:
        if search.find(given, z3.Not(every.at_least(level))) is None:
            return level
    return None
