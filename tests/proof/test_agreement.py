"""What is proved is what runs: the world has exactly the visits of the app, and formulas say what conditions say."""

from random import Random

import z3
from hypothesis import given, settings
from hypothesis import strategies as st

from leakapp.triage.assessment import assess
from leakapp.triage.causes import CAUSES
from leakapp.triage.conditions import RULES_THAT_MATCHED
from leakapp.triage.explanations import FALLBACK
from leakapp.triage.journey import replay
from leakapp.triage.questions import BY_ID, QUESTIONS
from leakapp.triage.rules import RULES
from leakapp.triage.urgency import Urgency
from tests.proof.property import world
from tests.proof.world import answers
from tests.triage.visitors import busy_visit, calm_visit, with_gaps, with_noise

some = settings(derandomize=True, database=None, deadline=None, max_examples=60)
chances = st.integers(min_value=0, max_value=10**9).map(Random)


def a_visit(chance):
    visit = chance.choice((busy_visit, calm_visit))(chance)
    return chance.choice((lambda _, same: same, with_gaps, with_noise))(chance, visit)


@some
@given(chances)
def test_every_formula_says_what_its_condition_says(chance):
    every, search = world()
    found = assess(a_visit(chance))
    model = search.find(*_as_the_app_has_it(found.journey))
    assert model is not None, "the app allows a visit that the world does not have"

    def true(formula):
        return z3.is_true(model.eval(formula, model_completion=True))

    facts = {**found.journey.facts, RULES_THAT_MATCHED: frozenset(rule.id for rule in found.rules)}
    for condition in _conditions():
        assert true(every.says(condition)) == condition.holds(facts), condition
    assert {rule for rule, holds in every.rules.items() if true(holds)} == facts[RULES_THAT_MATCHED]
    assert {q for q in every.asked if true(every.asked[q])} == {question.id for question in found.journey.asked}
    for question in found.journey.asked:
        shown = {option for option in question.options if true(every.shown[question.id, option])}
        assert shown == set(question.options_shown(facts))
    assert max(level for level in Urgency if true(every.at_least(level))) == found.urgency
    explained = found.explanations
    if not explained.is_fallback:
        keys = {each.key for part in (explained.shown, explained.others, explained.learn_more) for each in part}
        keys |= {part.key for each in (*explained.shown, *explained.others) for part in each.parts}
        assert {cause.key for cause in CAUSES if true(every.mentions(cause.key))} == keys


@some
@given(chances)
def test_every_visit_of_the_world_is_one_of_the_app(chance):
    every, search = world()
    wanted = [every.truths[question.id, chance.choice(question.options)] for question in chance.sample(QUESTIONS, 4)]
    wanted += [every.missing[question.id] for question in chance.sample(QUESTIONS[1:], 2)]
    model = None
    while model is None:
        model = search.find(*wanted)
        wanted.pop() if model is None else None
    visit = answers(every, model)
    facts = replay(visit).facts
    for (question, option), truth in every.truths.items():
        if question != RULES_THAT_MATCHED:
            assert z3.is_true(model.eval(truth, model_completion=True)) == (option in facts[question]), (
                question,
                option,
            )


def _as_the_app_has_it(journey):
    every = world()[0]
    for question in QUESTIONS:
        yield every.missing[question.id] == (question.id in journey.unanswered)
        for option in BY_ID[question.id].options:
            yield every.truths[question.id, option] == (option in journey.facts[question.id])


def _conditions():
    for question in QUESTIONS:
        yield from (question.asked_if, *question.shown_if.values(), *(row.when for row in question.other_words))
    yield from (rule.when for rule in RULES)
    for cause in CAUSES:
        yield from (cause.mention_when, cause.never_with, cause.part_unless, *(when for when, _ in cause.strength))
    yield from (when for when, _ in FALLBACK)
