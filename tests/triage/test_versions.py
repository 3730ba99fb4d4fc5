"""A rule set that has changed is a new version with a line that says what changed."""

from dataclasses import replace
from itertools import pairwise

import pytest

from leakapp.triage import level_lines, questions, rules, table
from leakapp.triage.causes import CAUSES
from leakapp.triage.conditions import ALWAYS
from leakapp.triage.urgency import Urgency
from leakapp.triage.versions import VERSIONS

# What each version was when it was released. Add a line for a new version; never change one.
RELEASED = {3: ("f539672ff907", "ec2396b86ca4")}


def test_the_newest_version_is_the_rule_set_that_runs():
    newest, needed = VERSIONS[-1], (table.checksum(), table.explanations_checksum())
    assert (newest.checksum, newest.explanations) == needed, (
        f"The rule set has changed. Add a Version to versions.py with these checksums and what changed: {needed}"
    )


def test_no_released_version_was_edited():
    assert {each.number: (each.checksum, each.explanations) for each in VERSIONS} == RELEASED


def test_versions_rise_and_each_says_what_changed():
    assert all(before.number < after.number for before, after in pairwise(VERSIONS))
    assert all(before.made_on <= after.made_on for before, after in pairwise(VERSIONS))
    assert all(len(each.what_changed.split()) >= 3 for each in VERSIONS)
    assert len({each.what_changed for each in VERSIONS}) == len(VERSIONS)


RULE = rules.RULES[20]
QUESTION = questions.BY_ID["breast"]


@pytest.mark.parametrize(
    "change",
    [
        {"urgency": Urgency.SELF_CARE},
        {"when": RULE.when & ALWAYS & questions.BY_ID["baby"].asked_if},
        {"says": "something else"},
        {"why": "for another reason"},
        {"sources": ("clinical_judgement",)},
        {"other_words_after_loss": ("text", "why", "another")},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_changed_rule_changes_the_checksum(change, monkeypatch):
    before = table.checksum()
    monkeypatch.setattr(table, "RULES", (*rules.RULES[:20], replace(RULE, **change), *rules.RULES[21:]))
    assert table.checksum() != before


@pytest.mark.parametrize(
    "change",
    [
        {"options": QUESTION.options[:-1]},
        {"exclusive": ()},
        {"shown_if": {}},
        {"other_words": ()},
        {"kind": questions.Kind.ONE},
        {"asked_if": questions.BY_ID["baby"].asked_if},
        {"reason": "for another reason"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_changed_question_changes_the_checksum(change, monkeypatch):
    before = table.checksum()
    changed = [replace(each, **change) if each is QUESTION else each for each in questions.QUESTIONS]
    monkeypatch.setattr(table, "QUESTIONS", tuple(changed))
    assert table.checksum() != before


def test_a_changed_explanation_or_line_changes_the_other_checksum(monkeypatch):
    rules_before, before = table.checksum(), table.explanations_checksum()
    monkeypatch.setattr(table, "CAUSES", (replace(CAUSES[0], danger=not CAUSES[0].danger), *CAUSES[1:]))
    with_another_cause = table.explanations_checksum()
    monkeypatch.setattr(table, "CAUSES", CAUSES)
    monkeypatch.setattr(table, "LEVEL_LINES", level_lines.LEVEL_LINES[1:])
    assert len({before, with_another_cause, table.explanations_checksum()}) == 3
    assert table.checksum() == rules_before


@pytest.mark.parametrize(
    ("constant", "other", "checksum"),
    [
        ("FLOOR", Urgency.SAME_DAY, table.checksum),
        ("SCREENS", questions.SCREENS[::-1], table.checksum),
        ("SHOWN_AT_MOST", 4, table.explanations_checksum),
        ("LEAD", "prolactin", table.explanations_checksum),
        ("LEAD_NEEDS_TRIGGERS", 3, table.explanations_checksum),
        ("LEAD_TRIGGERS", frozenset({"cry"}), table.explanations_checksum),
    ],
)
def test_what_else_decides_changes_a_checksum_too(constant, other, checksum, monkeypatch):
    before = checksum()
    monkeypatch.setattr(table, constant, other)
    assert checksum() != before
