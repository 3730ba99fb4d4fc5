"""Conditions combine as logic says, settle to the same truth, and refuse what Python would quietly drop.

All conditions of two tests over two small questions, and many of three, are tried against every answer.
"""

from itertools import combinations, product

import pytest

from leakapp.triage.conditions import ALWAYS, NEVER, Condition, matched, settle, ticked, ways

BLOOD, SORE = ticked("colours", "red_pink", "brown_dark"), ticked("breast", "sore")

A1, A2, A12, B = ticked("a", "1"), ticked("a", "2"), ticked("a", "1", "2"), ticked("b", "1")
NONE, ONE, TWO, BOTH = frozenset(), frozenset({"1"}), frozenset({"2"}), frozenset({"1", "2"})
EVERY_ANSWER = [{"a": a, "b": b} for a, b in product((NONE, ONE, TWO, BOTH), (NONE, ONE))]


def _combined(pairs) -> list[Condition]:
    return [made for left, right in pairs for made in (left & right, left | right)]


PLAIN = [A1, A2, A12, B, ALWAYS, NEVER]
LITERALS = [*PLAIN, *(~each for each in PLAIN)]
PAIRS = _combined(combinations(LITERALS, 2))
CONDITIONS = [*LITERALS, *PAIRS, *(~each for each in PAIRS), *_combined(product(PAIRS, [A1, ~B]))]


# ------------------------------------------------------------------------------------------------------ one test


def test_a_test_holds_when_one_of_its_options_is_among_the_answers():
    assert BLOOD.holds({"colours": frozenset({"milky", "brown_dark"})})
    assert not BLOOD.holds({"colours": frozenset({"milky"})})


def test_a_question_that_was_not_asked_has_no_answer():
    assert not BLOOD.holds({})
    assert not BLOOD.holds({"colours": frozenset()})
    assert (~BLOOD).holds({})


@pytest.mark.parametrize("nothing", [lambda: ticked("colours"), matched])
def test_a_test_without_options_is_refused(nothing):
    with pytest.raises(ValueError, match="names no option"):
        nothing()


@pytest.mark.parametrize(
    "slip",
    [
        lambda: BLOOD and SORE,
        lambda: BLOOD or SORE,
        lambda: not BLOOD,
        lambda: bool(BLOOD),
        lambda: SORE if BLOOD else BLOOD,
        lambda: (BLOOD & SORE) and BLOOD,
        lambda: ~BLOOD or SORE,
        lambda: ALWAYS and BLOOD,
    ],
)
def test_and_or_and_not_are_refused_since_python_would_drop_a_clause(slip):
    with pytest.raises(TypeError, match=r"& \| ~"):
        slip()


# ---------------------------------------------------------------------------------------------------- combinations


def test_and_or_not_mean_what_logic_says():
    for left, right in product(LITERALS + PAIRS[::7], repeat=2):
        for facts in EVERY_ANSWER:
            one, other = left.holds(facts), right.holds(facts)
            assert (left & right).holds(facts) == (one and other)
            assert (left | right).holds(facts) == (one or other)
            assert (~left).holds(facts) == (not one)
            assert (~~left).holds(facts) == one


def test_always_holds_and_never_does_not():
    assert all(ALWAYS.holds(facts) and not NEVER.holds(facts) for facts in EVERY_ANSWER)


def test_a_condition_depends_on_the_answers_it_says_it_reads_and_no_others():
    for condition in CONDITIONS:
        unread = {(question, option) for question, option in product("ab", "12")} - condition.reads()
        for facts in EVERY_ANSWER:
            more = {question: facts[question] | {o for q, o in unread if q == question} for question in facts}
            assert condition.holds(more) == condition.holds(facts), (condition, facts)


@pytest.mark.parametrize("still_open", ["", "a", "b", "ab"])
def test_settling_never_changes_the_truth_and_leaves_nothing_but_open_questions(still_open):
    known = [facts for facts in EVERY_ANSWER if not any(facts[question] for question in still_open)]
    for condition, settled in product(CONDITIONS, known):
        left = settle(condition, settled, frozenset(still_open))
        assert {question for question, _ in left.reads()} <= set(still_open), (condition, settled)
        assert still_open or left in (ALWAYS, NEVER), (condition, settled)
        for facts in EVERY_ANSWER:
            if all(facts[question] == settled[question] for question in facts if question not in still_open):
                assert left.holds(facts) == condition.holds(facts), (condition, facts)


@pytest.mark.parametrize("wanted", [True, False])
def test_a_condition_holds_or_fails_just_when_one_of_its_ways_does(wanted):
    for condition in CONDITIONS:
        all_ways = list(ways(condition, wanted))
        for facts in EVERY_ANSWER:
            one_does = any(all(test.holds(facts) == hold for test, hold in way) for way in all_ways)
            assert one_does == (condition.holds(facts) == wanted), (condition, facts)
