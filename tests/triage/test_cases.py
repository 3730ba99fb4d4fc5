"""The cases beside their stories: the published examples, what must not be under- or over-triaged, a pair a rule."""

import json
import re
from pathlib import Path

import pytest

from leakapp.triage import cases
from leakapp.triage.assessment import AskFirst, assess
from leakapp.triage.journey import replay
from leakapp.triage.questions import BY_ID
from leakapp.triage.rules import RULES
from leakapp.triage.urgency import Urgency
from tests.triage.visitors import given, stored

PAIRS = json.loads((Path(__file__).resolve().parents[1] / "cases" / "rule_pairs.json").read_text(encoding="utf-8"))
EXAMPLES, NOT_UNDER, NOT_OVER = cases.examples(), cases.not_under(), cases.not_over()

each_example = pytest.mark.parametrize("case", EXAMPLES, ids=lambda case: case["id"])


def _named(case) -> str:
    return f"{case['n']}: {case['says']}"


# ------------------------------------------------------------------------------------------------ published examples


def test_there_are_twenty_five_examples():
    assert [case["id"] for case in EXAMPLES] == [f"EX-{number:02}" for number in range(1, 26)]


@each_example
def test_an_example_is_answered_as_its_story_says_and_no_further(case):
    """Every answer stands in the translation beside the story, and everything translated is among the answers."""
    said: dict[str, set[str]] = {}
    for words in case["from"]["translation"].values():
        for question, options in re.findall(r"(\w+)=([\w+]+)", re.sub(r"\(.*\)", "", words)):
            said.setdefault(question, set()).update(options.split("+"))
    assert {question: set(options) for question, options in case["answers"].items()} == said
    asked = [question.id for question in assess(stored(case["answers"])).journey.asked]
    assert list(case["answers"]) == asked


@each_example
def test_everything_an_example_tells_is_translated(case):
    told = {**case["from"]["assumed"], **case["from"]["facts"]}
    assert set(told) <= {words.partition(":")[0] for words in case["from"]["translation"]}


@each_example
def test_an_example_has_an_expected_or_acceptable_level_and_never_an_unsafe_one(case):
    urgency = assess(stored(case["answers"])).urgency
    assert urgency.name in {case["expected_urgency"], *case["acceptable"]}
    assert urgency >= Urgency[case["unsafe_if_below"]]


def test_the_expected_cause_is_among_the_first_three_in_at_least_twenty_three_examples():
    first_three = {case["id"]: _first_three(case) for case in EXAMPLES}
    missed = {case["id"]: first_three[case["id"]] for case in EXAMPLES if not _hit(case, first_three[case["id"]])}
    assert len(missed) <= 2, missed


def _first_three(case) -> list[str]:
    return [each.key for each in assess(stored(case["answers"])).explanations.shown[:3]]


def _hit(case, keys) -> bool:
    return not set(keys).isdisjoint(case["expected_causes"])


# ------------------------------------------------------------------------------------ not too little, not too much


def test_every_sentence_of_the_evidence_has_a_case():
    assert {case["n"] for case in NOT_UNDER} == set(range(1, 56))
    assert {case["n"] for case in NOT_OVER} == set(range(1, 51))


def _level(case) -> Urgency | None:
    """None when there is no result before the danger question is answered."""
    try:
        return assess(stored(case["answers"])).urgency
    except AskFirst:
        return None


def test_nothing_is_under_triaged():
    for case in NOT_UNDER:
        if case["at_least"] == "NO_RESULT":
            assert _level(case) is None, _named(case)
        else:
            assert _level(case) >= Urgency[case["at_least"]], _named(case)


def test_nothing_is_over_triaged():
    for case in NOT_OVER:
        assert _level(case) <= Urgency[case["at_most"]], _named(case)


def test_a_case_answers_what_it_is_asked_but_for_what_it_leaves_out():
    for case in [*NOT_UNDER, *NOT_OVER]:
        journey = replay(stored(case["answers"]))
        assert list(journey.unanswered) == case.get("leaves_out", []), _named(case)
        assert set(case.get("not_asked", ())) <= set(journey.not_asked), _named(case)
        assert set(case["answers"]) == {question.id for question in journey.asked} - set(journey.unanswered)


# --------------------------------------------------------------------------------- what a release asks before it serves


def test_a_release_finds_no_fault_in_these_rules():
    assert cases.count() == len(EXAMPLES) + len(NOT_UNDER) + len(NOT_OVER)
    assert list(cases.failures()) == []


@pytest.mark.parametrize(
    ("answered", "says"),
    [
        ("SELF_CARE", {"EX-", "too low"}),
        ("EMERGENCY", {"EX-", "too high", "too low"}),
        (cases.NO_RESULT, {"EX-", "too high", "too low"}),
        ("unknown option 'x' of question 'gate'", {"EX-", "too high", "too low"}),
    ],
)
def test_a_release_names_every_case_that_its_rules_answer_wrongly(answered, says, monkeypatch):
    monkeypatch.setattr(cases, "level", lambda case: answered)
    failures = list(cases.failures())
    assert {
        start for start in ("EX-", "too low", "too high") if any(line.startswith(start) for line in failures)
    } == says
    assert all(answered in line for line in failures)


def test_a_case_that_names_what_the_rules_do_not_know_is_not_answered_but_told():
    assert cases.level({"answers": {"gate": ["no such answer"]}}).startswith("unknown option")


# ------------------------------------------------------------------------------------------------------- every rule


def test_every_rule_has_a_pair():
    assert list(PAIRS) == [rule.id for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_fires_and_does_not_fire_one_answer_away(rule):
    fires, away = stored(PAIRS[rule.id]["fires"]), stored(PAIRS[rule.id]["one_answer_away"])
    differ = [question for question in BY_ID if fires.to(question) != away.to(question)]
    assert len(differ) == 1, (given(fires), given(away))
    assert rule in assess(fires).rules
    assert rule not in assess(away).rules
    assert not assess(fires).journey.unanswered
    assert not assess(away).journey.unanswered
