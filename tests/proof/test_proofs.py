"""Each safety property holds for every visit there can be."""

import json
from datetime import date

import pytest

from leakapp.triage import table
from leakapp.triage.questions import QUESTIONS
from tests.proof.__main__ import PUBLIC_TABLE
from tests.proof.counting import count, valid_answers
from tests.proof.mutate import verdicts
from tests.proof.properties import PROPERTIES, prove


@pytest.mark.parametrize("each", PROPERTIES, ids=lambda each: each.id)
def test_a_property_holds_for_every_visit(each):
    assert not [str(fault) for fault in prove(each).faults]


def test_each_property_has_one_row():
    assert len({each.id for each in PROPERTIES}) == len(PROPERTIES)


def test_the_public_table_is_of_these_rules_and_these_proofs():
    """Run `make prove ARGS=--write` after a change."""
    shown = json.loads(PUBLIC_TABLE.read_text(encoding="utf-8"))
    assert (shown["rules_version"], shown["checksum"]) == (table.RULES_VERSION, table.checksum())
    assert shown["explanations_checksum"] == table.explanations_checksum()
    assert [(row["id"], row["meaning"]) for row in shown["rows"]] == [(each.id, each.meaning) for each in PROPERTIES]
    assert all(row["holds"] for row in shown["rows"])
    assert date.fromisoformat(shown["proved_on"])
    assert (shown["complete_visits"], shown["visits_with_gaps"]) == tuple(map(str, count()))


def test_counting_by_groups_gives_what_counting_one_by_one_gives():
    few = QUESTIONS[:8]
    assert count(few).complete == _walked({}, 0, len(few))


def _walked(facts, place, end) -> int:
    if place == end:
        return 1
    question = QUESTIONS[place]
    if facts.get("gate", {"none"}) != {"none"} or not question.asked_if.holds(facts):
        return _walked({**facts, question.id: frozenset()}, place + 1, end)
    answers = valid_answers(question, question.options_shown(facts))
    return sum(_walked({**facts, question.id: answer}, place + 1, end) for answer in answers)


def test_no_small_fault_in_a_rule_or_a_question_goes_unnoticed():
    """`make mutate ARGS=--keep` keeps a visit for each that would."""
    assert not [each.mutant.what for each in verdicts() if each.shown_by]
