"""What would change this advice: each single answer tried the other way, and the level that comes out."""

from collections.abc import Iterator
from dataclasses import dataclass

from leakapp.triage.answers import Answers
from leakapp.triage.assessment import Assessment, assess
from leakapp.triage.journey import GATE
from leakapp.triage.questions import Kind, Question
from leakapp.triage.urgency import Urgency


@dataclass(frozen=True)
class Change:
    """If `option` were `given` (or taken back) at `question`, the level would be `urgency`. True when tried."""

    question: str
    option: str
    given: bool
    urgency: Urgency


def changes(answers: Answers, now: Assessment) -> tuple[Change, ...]:
    """Every single change of an answer that moves the level, most urgent first. The danger screen is left out."""
    moved = [
        Change(question.id, option, given, level)
        for question in now.journey.asked
        if question.id != GATE
        for option, given, changed in _alternatives(question, answers, now)
        if (level := assess(answers.with_answer(question.id, changed)).urgency) != now.urgency
    ]
    return tuple(sorted(moved, key=lambda change: -change.urgency))


def _alternatives(question: Question, answers: Answers, now: Assessment) -> Iterator[tuple[str, bool, frozenset[str]]]:
    """(option, whether it is given after the change, the changed answer)."""
    given = now.journey.facts[question.id]
    for option in question.options_shown(now.journey.facts):
        if option in given:
            if question.kind is Kind.MANY and len(given) > 1:
                yield option, False, given - {option}
        elif question.kind is Kind.ONE or option in question.exclusive:
            yield option, True, frozenset({option})
        else:
            yield option, True, (given - frozenset(question.exclusive)) | {option}
