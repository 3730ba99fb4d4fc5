"""The answers named as forcing a level do force it, for every visit there can be, and no fewer would."""

import json
from random import Random

import pytest
import z3
from hypothesis import given, settings
from hypothesis import strategies as st

from leakapp.triage import alone as table_of_one
from leakapp.triage import forcing
from leakapp.triage.alone import ALONE, FILE
from leakapp.triage.assessment import assess
from leakapp.triage.completions import NOTHING_ELSE, everything_said
from leakapp.triage.forcing import forced_by
from leakapp.triage.questions import BY_ID
from leakapp.triage.urgency import Urgency
from tests.proof.alone import alone
from tests.proof.property import world
from tests.triage.visitors import busy_visit, calm_visit, visitor, with_gaps

some = settings(derandomize=True, database=None, deadline=None, max_examples=40)
chances = st.integers(min_value=0, max_value=10**9).map(Random)


def a_visit(chance):
    visit = chance.choice((busy_visit, calm_visit))(chance)
    return chance.choice((lambda _, same: same, with_gaps))(chance, visit)


@some
@given(chances)
def test_the_answers_named_force_the_level_and_no_fewer_do(chance):
    found = assess(a_visit(chance))
    because = forced_by(found)
    if not found.deciding:
        assert because == ()
        return
    said = [each for forcing in because for each in kept(forcing)]
    assert forces(said, found)
    assert fewest(found) == len(said)


def kept(forcing):
    """The single answers of one reason, as completions.py counts them."""
    nothing_else = [(forcing.question, NOTHING_ELSE)] if forcing.nothing_else else []
    return [*((forcing.question, option) for option in forcing.options), *nothing_else]


def forces(said, found):
    every, search = world()
    below = z3.Not(every.at_least(found.urgency))
    return search.find(below, *(_says(each, found) for each in said)) is None


def _says(each, found):
    every = world()[0]
    question, option = each
    if option != NOTHING_ELSE:
        return every.truths[question, option]
    facts, exclusive = found.journey.facts[question], BY_ID[question].exclusive
    others = [o for o in BY_ID[question].options if o not in facts and o not in exclusive]
    return z3.And(
        every.asked[question], z3.Not(every.missing[question]), *(z3.Not(every.truths[question, o]) for o in others)
    )


def fewest(found):
    """By z3 alone: the smallest number of answers that forces the level. Visits that get away say which matter."""
    every, search = world()
    said = everything_said(found.journey.facts)
    formulas = {each: _says(each, found) for each in said}
    below, chosen = z3.Not(every.at_least(found.urgency)), z3.Optimize()
    marks = {each: z3.Bool(str(each)) for each in said}
    for mark in marks.values():
        chosen.add_soft(z3.Not(mark))
    while True:
        assert chosen.check() == z3.sat
        few = [each for each in said if z3.is_true(chosen.model().eval(marks[each], model_completion=True))]
        model = search.find(below, *(formulas[each] for each in few))
        if model is None:
            return len(few)
        differing = [each for each in said if not z3.is_true(model.eval(formulas[each], model_completion=True))]
        chosen.add(z3.Or([marks[each] for each in differing]))


@pytest.mark.parametrize(
    ("named", "level", "because"),
    [
        ({"gate": "harm"}, Urgency.EMERGENCY, {"gate": ("harm",)}),
        ({"colours": ["milky", "red_pink"]}, Urgency.WITHIN_2_WEEKS, {"status": ("none",), "colours": ("red_pink",)}),
        (
            {"status": "feeding", "colours": "red_pink", "since_birth": "d0_7"},
            Urgency.ROUTINE,
            {"colours": ("red_pink",)},
        ),
        ({"breast": ["hot_red", "sore"]}, Urgency.SAME_DAY, {"status": ("none",), "breast": ("hot_red",)}),
        (  # "not sure" how long would do as well, and says less
            {"status": "feeding", "since_birth": "w1_6", "breast": "hot_red", "hot_time": "unsure", "fever": "yes"},
            Urgency.SAME_DAY,
            {"fever": ("yes",)},
        ),
        ({"subject": "baby", "fever": "yes"}, Urgency.SAME_DAY, {"fever": ("yes",)}),  # asked only where it counts
    ],
)
def test_the_answers_named_are_those_a_reader_would_name(named, level, because):
    found = assess(visitor(**named))
    assert found.urgency is level
    assert {each.question: each.options for each in forced_by(found)} == because


def test_the_table_of_what_one_answer_gives_by_itself_is_proved():
    """Run `make prove ARGS=--write` after a change."""
    assert json.loads(FILE.read_text(encoding="utf-8")) == alone()
    assert ALONE["gate", "harm"] is Urgency.EMERGENCY


def test_a_table_of_other_rules_is_not_used(monkeypatch):
    monkeypatch.setattr(table_of_one, "checksum", lambda: "of other rules")
    assert table_of_one._read() == {}


@some
@given(chances)
def test_the_table_says_what_a_search_would_find(chance):
    found = assess(a_visit(chance))
    with_table = forced_by(found)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(forcing, "ALONE", {})
        assert forced_by(found) == with_table


def test_nothing_needs_forcing_at_home_or_where_only_gaps_hold_the_level_up():
    assert forced_by(assess(visitor())) == ()
    held_up = assess(visitor(breast=None))
    assert held_up.urgency is Urgency.ROUTINE
    assert forced_by(held_up) == ()


def test_what_was_not_said_but_counted_is_marked_as_assumed():
    found = assess(visitor(subject="baby", breast="hot_red", fever=None))
    assert {each.question: each.assumed for each in forced_by(found)} == {
        "subject": False,
        "breast": False,
        "fever": True,
    }
