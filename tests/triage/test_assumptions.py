"""What is not known is named, with what it was counted like."""

from random import Random

from leakapp.triage.assessment import assess
from leakapp.triage.assumptions import Assumption, assumptions
from tests.triage.visitors import visitor, visits, with_gaps


def assumed(**named) -> dict[str, Assumption]:
    answers = visitor(**named)
    return {each.question: each for each in assumptions(answers, assess(answers))}


def test_nothing_is_assumed_when_all_is_known():
    assert assumed() == {}


def test_not_sure_counts_like_the_riskier_answer():
    sides = assumed(colours="green_grey", spont="itself", sides="unsure")["sides"]
    assert sides == Assumption("sides", True, ("unsure",), ("one",), False)
    assert sides.matters


def test_an_answer_that_would_change_nothing_does_not_matter():
    sides = assumed(colours="red_pink", sides="unsure")["sides"]
    assert sides.like == ("one", "both")
    assert not sides.matters


def test_what_sets_it_off_never_matters_and_a_colour_does():
    found = assumed(status="feeding", colours="unsure", when="unsure")
    assert (found["colours"].matters, found["when"].matters) == (True, False)


def test_a_fever_that_is_not_answered_counts_as_yes():
    assert assumed(breast="hot_red", status="feeding", hot_time="lt12h", fever=None)["fever"] == Assumption(
        "fever", False, ("yes",), ("yes",), False
    )


def test_a_missing_answer_that_nothing_stands_in_for_holds_the_level_up():
    assert assumed(breast=None)["breast"] == Assumption("breast", False, (), (), True)
    assert assumed(subject=None)["subject"].holds_up


def test_every_unknown_question_is_named_once():
    for number, answers in enumerate(visits(seed=21, count=60)):
        gapped = with_gaps(Random(number), answers)
        now = assess(gapped)
        assert [each.question for each in assumptions(gapped, now)] == list(now.unknown)
