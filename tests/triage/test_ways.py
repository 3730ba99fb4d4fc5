"""The ways to meet a condition say the same as the condition, for every rule and question, whoever is asked."""

import pytest

from leakapp.triage.assessment import assess
from leakapp.triage.conditions import ticked
from leakapp.triage.questions import BY_ID
from leakapp.triage.rules import RULES
from leakapp.triage.urgency import Urgency
from leakapp.triage.ways import (
    ASKED,
    AT_LEAST,
    TO_ASK,
    TO_MATCH,
    WAYS_TO_BE_ASKED,
    WAYS_TO_BE_SHOWN,
    Ways,
    level_of,
    together,
)
from tests.triage.visitors import visits

VISITS = [assess(answers) for answers in visits(seed=5, count=400)]


def left_for(ways: Ways, facts):
    return ways.every & ~together(ways.ruled_out(name, answer) for name, answer in facts.items())


def test_a_rule_matches_while_one_of_its_ways_is_left_and_the_highest_tells_the_level():
    by_urgency = sorted(RULES, key=lambda rule: rule.urgency)
    for visit in VISITS:
        left = left_for(TO_MATCH, visit.journey.facts)
        matching = {rule.id for rule, of_it in zip(by_urgency, TO_MATCH.of, strict=True) if of_it & left}
        assert matching == {rule.id for rule in visit.rules}
        assert level_of(left) is visit.urgency
        for level in sorted(Urgency)[1:]:
            assert bool(left & AT_LEAST[level]) == (visit.urgency >= level)


def test_a_question_is_asked_and_an_option_shown_while_one_of_their_ways_is_left():
    for visit in VISITS:
        facts = visit.journey.facts
        left = left_for(TO_ASK, facts)
        assert {name for name in BY_ID if WAYS_TO_BE_ASKED[name] & left} == {each.id for each in visit.journey.asked}
        for name, option in WAYS_TO_BE_SHOWN:
            shown = BY_ID[name].shown_if[option].holds(facts)
            assert bool(WAYS_TO_BE_SHOWN[name, option] & left) == shown, (name, option)
        assert all(when.holds(facts) == bool(WAYS_TO_BE_ASKED[name] & left) for name, when in ASKED.items())


@pytest.mark.parametrize("answer", [(), ("none",), ("lump",), ("lump", "sore"), ("sore",)], ids="+".join)
def test_two_tests_of_one_question_in_one_way_are_both_heeded(answer):
    both = Ways([ticked("breast", "lump") & ~ticked("breast", "sore")])
    met = not both.ruled_out("breast", frozenset(answer)) & both.every
    assert met == (ticked("breast", "lump") & ~ticked("breast", "sore")).holds({"breast": frozenset(answer)})
