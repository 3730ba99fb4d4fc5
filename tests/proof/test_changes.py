""" "What would change this advice" is true for every way of answering what a change opens."""

import pytest
import z3

from leakapp.triage.assessment import assess
from leakapp.triage.changes import Change, changes
from leakapp.triage.questions import BY_ID, QUESTIONS, Kind
from tests.proof.property import world
from tests.proof.world import answers
from tests.triage.visitors import given, visits

VISITS = visits(seed=41, count=10)


@pytest.mark.parametrize("number", range(len(VISITS)))
def test_no_answer_to_what_a_change_opens_makes_it_untrue(number):
    visit, (every, search) = VISITS[number], world(gaps=False)
    now = assess(visit)
    for change in changes(visit, now):
        below, above = z3.Not(every.at_least(change.urgency)), _above(change)
        untrue = below if change.urgency > now.urgency else above
        model = search.find(untrue, *_after(change, visit))
        assert model is None, (change, given(answers(every, model)))


def _above(change: Change):
    higher = [level for level in type(change.urgency) if level > change.urgency]
    return world(gaps=False)[0].at_least(higher[0]) if higher else z3.BoolVal(False)


def _after(change, visit):
    """The same answers to the same questions, but for this one; what it opens is answered in any way."""
    for question in QUESTIONS:
        said = _changed(change, visit) if question.id == change.question else visit.to(question.id)
        if said:
            yield z3.Implies(world(gaps=False)[0].asked[question.id], _says(question, said))


def _changed(change, visit):
    question, before = BY_ID[change.question], visit.to(change.question)
    if not change.given:
        return before - {change.option}
    if question.kind is Kind.ONE or change.option in question.exclusive:
        return frozenset({change.option})
    return before.difference(question.exclusive) | {change.option}


def _says(question, said):
    """Exclusive options follow from the others."""
    every = world(gaps=False)[0]
    options = [option for option in question.options if option not in question.exclusive]
    alike = [every.truths[question.id, option] == (option in said) for option in options]
    shown = [every.shown[question.id, option] for option in options]
    return z3.And([z3.Implies(each, same) for each, same in zip(shown, alike, strict=True)])
