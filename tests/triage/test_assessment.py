"""The level: the highest of the rules that match, the same for the same answers, never lowered by one more sign."""

from random import Random

from hypothesis import given

from leakapp.triage.answers import Answers
from leakapp.triage.assessment import Assessment, assess
from leakapp.triage.explanations import SHOWN_AT_MOST
from leakapp.triage.questions import BY_ID, Kind
from leakapp.triage.rules import RULES
from leakapp.triage.urgency import Urgency
from tests.triage import visitors
from tests.triage.by_chance import a_visit, modestly
from tests.triage.visitors import assessed, visitor

# Safety property P2: what counts as a sign, by question. Of what holds many answers, all but "none" and "no fluid".
SIGNS = {
    question: tuple(option for option in BY_ID[question].options if option not in BY_ID[question].exclusive)
    for question in ("gate", "general", "hormone", "mood", "baby", "colours", "breast")
} | {"fever": ("yes",), "abx": ("ge48h_not_better", "finished_not_gone")}
ADDED_TO = {"fever": {"no"}, "abx": {"no", "lt48h"}}  # the only answers that these are more than
# Safety properties P2 and P3: the one sign that relaxes a rule, and the rule that it leads to instead.
RELAXES = {("breast", "wound"): ({"R32"}, "R66")}


def with_sign(answers: Answers, question: str, option: str) -> Answers:
    if BY_ID[question].kind is Kind.ONE:
        return answers.with_answer(question, {option})
    return answers.with_answer(question, (answers.to(question) - set(BY_ID[question].exclusive)) | {option})


def signs_to_add(found: Assessment):
    """Every sign that this visitor could give and did not."""
    facts = found.journey.facts
    for question in found.journey.asked:
        for option in set(SIGNS.get(question.id, ())) & set(question.options_shown(facts)) - facts[question.id]:
            if facts[question.id] <= ADDED_TO.get(question.id, facts[question.id]):
                yield question.id, option


@modestly
@given(a_visit())
def test_one_more_sign_never_lowers_the_level_and_never_takes_a_rule_away(answers):
    before = assess(answers)
    for question, option in signs_to_add(before):
        after = assess(with_sign(answers, question, option))
        if question == "gate":
            assert after.urgency is Urgency.EMERGENCY
            continue
        lost = {rule.id for rule in before.rules} - {rule.id for rule in after.rules}
        may_lose, instead = RELAXES.get((question, option), (set(), ""))
        assert lost <= may_lose, (question, option)
        assert not lost or instead in {rule.id for rule in after.rules}
        assert lost or after.urgency >= before.urgency, (question, option)


def test_a_crack_explains_blood_while_feeding_for_less_than_two_weeks():
    bleeding = {"status": "feeding", "colours": "red_pink", "freq": "lt2w"}
    assert assess(visitor(**bleeding)).urgency is Urgency.WITHIN_2_WEEKS
    assert assess(visitor(**bleeding, breast="wound")).urgency is Urgency.ROUTINE
    assert assess(visitor(**bleeding | {"freq": "ge2w"}, breast="wound")).urgency is Urgency.WITHIN_2_WEEKS


def test_the_level_is_the_highest_of_all_rules_that_match_and_self_care_when_none_does():
    levels = set()
    for _, found in assessed(seed=1, count=300):
        matching = [rule for rule in RULES if rule.when.holds(found.journey.facts)]
        assert list(found.rules) == matching
        assert found.urgency == max((rule.urgency for rule in matching), default=Urgency.SELF_CARE)
        assert list(found.deciding) == [rule for rule in matching if rule.urgency == found.urgency]
        levels.add(found.urgency)
    assert levels == set(Urgency)


def test_the_same_answers_give_the_same_result_in_whatever_order_they_come():
    for number, (answers, found) in enumerate(assessed(seed=1, count=300)[:100]):
        shuffled = list(visitors.given(answers).items())
        Random(number).shuffle(shuffled)
        again = assess(Answers.strict({question: [*reversed(options), *options] for question, options in shuffled}))
        assert (again, again.explanations) == (found, found.explanations)


def test_no_result_is_without_an_explanation_except_at_the_danger_screen():
    stopped = 0
    for _, found in assessed(seed=1, count=300):
        keys = [each.key for part in (found.explanations.shown, found.explanations.others) for each in part]
        if found.journey.stopped_by_danger:
            stopped += 1
            assert not keys
            assert not found.explanations.learn_more
        else:
            assert 1 <= len(found.explanations.shown) <= SHOWN_AT_MOST
            assert len(keys) == len(set(keys))
    assert stopped


def test_a_danger_that_is_mentioned_is_always_among_those_shown():
    pushed_up = 0
    for _, found in assessed(seed=1, count=300):
        if any(each.cause.danger for each in found.explanations.others):
            assert any(each.cause.danger for each in found.explanations.shown)
            pushed_up += 1
    assert pushed_up
