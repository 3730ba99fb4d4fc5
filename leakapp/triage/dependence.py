"""What hangs on what: the questions that each rule reads, and those that are asked or shown by another's answer.

Read once from the tables. A change of one answer can move these and nothing else, so nothing else is worked out again.
"""

from collections.abc import Iterator

from leakapp.triage.journey import GATE
from leakapp.triage.questions import QUESTIONS, Question
from leakapp.triage.rules import RULES

# The questions that each rule reads, and those that each question reads to know whom it is asked and what it shows.
READS = {rule.id: frozenset(question for question, _ in rule.when.reads()) for rule in RULES}
ASKING_READS = {
    question.id: frozenset(
        read for when in (question.asked_if, *question.shown_if.values()) for read, _ in when.reads()
    )
    for question in QUESTIONS
}


def _follow(first: Question) -> Iterator[Question]:
    moved = {first.id}
    for question in QUESTIONS:
        if question == first or first.id == GATE or not moved.isdisjoint(ASKING_READS[question.id]):
            moved.add(question.id)
            yield question


# For each question, itself and every question whose facts can change with its answer, in the order of asking.
FOLLOWERS = {question.id: tuple(_follow(question)) for question in QUESTIONS}
