""" "Because you told us": the answers given as reasons are the visitor's own, are enough, and none is for show."""

import pytest

from leakapp.triage.assessment import Assessment, assess
from leakapp.triage.conditions import ALWAYS, NOTHING, settle
from leakapp.triage.reasons import Reason, reasons
from leakapp.triage.rules import BY_ID as RULE
from leakapp.triage.rules import Rule
from tests.triage.test_cases import PAIRS
from tests.triage.visitors import assessed, given, stored, visitor


def forced(rule: Rule, found: Assessment, because: tuple[Reason, ...]) -> bool:
    """Whether these answers alone make the rule match, whatever was answered to the other questions that were asked."""
    told = {reason.question: frozenset(reason.options) for reason in because}
    not_asked = dict.fromkeys(found.journey.not_asked, NOTHING)
    still_open = {question.id for question in found.journey.asked} - set(told)
    return settle(rule.when, {**not_asked, **told}, frozenset(still_open)) == ALWAYS


def visits_and_rules():
    """Every rule that matches for many visitors, the danger signs' included."""
    fires = [stored(pair["fires"]) for pair in PAIRS.values()]
    for answers, found in (*((answers, assess(answers)) for answers in fires), *assessed(seed=1, count=300)):
        for rule in found.rules:
            yield answers, found, rule, reasons(rule, found.journey.facts)


def test_the_reasons_alone_force_the_rule():
    seen = set()
    for answers, found, rule, because in visits_and_rules():
        assert forced(rule, found, because), (rule.id, because, given(answers))
        seen.add(rule.id)
    assert seen == set(RULE)


def test_no_reason_can_be_left_out():
    for answers, found, rule, because in visits_and_rules():
        for reason in because:
            fewer = tuple(each for each in because if each != reason)
            assert not forced(rule, found, fewer), (rule.id, reason, given(answers))


def test_every_reason_is_an_answer_that_was_given_and_no_question_is_named_twice():
    for answers, found, rule, because in visits_and_rules():
        assert because, rule.id
        assert len({reason.question for reason in because}) == len(because)
        for reason in because:
            assert reason.options
            assert set(reason.options) <= found.journey.facts[reason.question], (rule.id, given(answers))


@pytest.mark.parametrize(
    ("rule", "named", "because"),
    [
        (
            "R30",
            {"colours": ["milky", "red_pink"]},
            {"subject": {"adult"}, "colours": {"red_pink"}, "status": {"none"}},
        ),
        ("R13", {"breast": ["hot_red", "sore"]}, {"breast": {"hot_red"}, "status": {"none"}}),
        ("R13", {"body": "male", "breast": "hot_red"}, {"breast": {"hot_red"}}),
        ("R18", {"general": ["vision", "worried"]}, {"general": {"vision"}}),
        ("R24", {"subject": "baby", "breast": "hot_red"}, {"subject": {"baby"}, "breast": {"hot_red"}}),
    ],
)
def test_the_reasons_are_those_a_reader_would_name(rule, named, because):
    found = assess(visitor(**named))
    got = reasons(RULE[rule], found.journey.facts)
    assert {reason.question: set(reason.options) for reason in got} == because
