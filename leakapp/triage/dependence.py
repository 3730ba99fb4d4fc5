"""What hangs on what: the rules that read a question, and the questions that are asked or shown by another's answer.

Read once from the tables. A change of one answer can move these and nothing else, so nothing else is worked out again.
"""

from collections.abc import Iterable, Iterator

from leakapp.triage.conditions import Condition, Facts, Reading
from leakapp.triage.journey import GATE
from leakapp.triage.questions import QUESTIONS, Question
from leakapp.triage.rules import RULES, Rule
from leakapp.triage.urgency import Urgency


def _asking(question: Question) -> tuple[Condition, ...]:
    """The conditions of being asked, and of each option's being shown."""
    return question.asked_if, *question.shown_if.values()


# The questions that each rule reads, and those that each question reads to know whom it is asked and what it shows.
READS = {rule.id: frozenset(question for question, _ in rule.when.reads()) for rule in RULES}
ASKING_READS = {
    question.id: frozenset(read for when in _asking(question) for read, _ in when.reads()) for question in QUESTIONS
}
_RULES_READING: dict[Reading, tuple[Rule, ...]] = {
    (question.id, option): tuple(rule for rule in RULES if (question.id, option) in rule.when.reads())
    for question in QUESTIONS
    for option in question.options
}
_ASKING_READING: dict[Reading, tuple[Condition, ...]] = {
    (question.id, option): tuple(
        when for other in QUESTIONS for when in _asking(other) if (question.id, option) in when.reads()
    )
    for question in QUESTIONS
    for option in question.options
}


def rules_reading(question: str, options: Iterable[str]) -> dict[str, Rule]:
    """All rules, by id, that can change when these options are ticked or taken back."""
    return {rule.id: rule for option in options for rule in _RULES_READING[question, option]}


def asking_reading(question: str, options: Iterable[str]) -> Iterator[Condition]:
    """All conditions of asking or showing that can change when these options are ticked or taken back."""
    return (when for option in options for when in _ASKING_READING[question, option])


def _follow(first: Question) -> Iterator[Question]:
    moved = {first.id}
    for question in QUESTIONS:
        if question == first or first.id == GATE or not moved.isdisjoint(ASKING_READS[question.id]):
            moved.add(question.id)
            yield question


# For each question, itself and every question whose facts can change with its answer, in the order of asking.
FOLLOWERS = {question.id: tuple(_follow(question)) for question in QUESTIONS}


def rules_after(
    facts: Facts, before: Facts, moved: str, matched: Iterable[Rule], at_least: Urgency = Urgency.SELF_CARE
) -> tuple[Rule, ...]:
    """The rules of this level and above that match `facts`, where `matched` did `before` the answer to `moved` changed.

    In no order. A rule that reads nothing that differs stands.
    """
    again: dict[str, Rule] = {}
    for each in FOLLOWERS[moved]:
        if facts[each.id] != before[each.id]:
            again |= rules_reading(each.id, facts[each.id] ^ before[each.id])
    stand = [rule for rule in matched if rule.id not in again]
    return (*stand, *(rule for rule in again.values() if rule.urgency >= at_least and rule.when.holds(facts)))
