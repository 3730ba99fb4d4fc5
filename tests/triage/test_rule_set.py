"""The whole rule set as one JSON document says all that the tables say, and no more."""

import hashlib
import json

import pytest

from leakapp.triage import table
from leakapp.triage.causes import CAUSES
from leakapp.triage.conditions import All, Any, Not, Ticked
from leakapp.triage.questions import QUESTIONS
from leakapp.triage.rule_set import rule_set
from leakapp.triage.rules import RULES

SAID = json.loads(json.dumps(rule_set()))


def read_back(node):
    """The condition that a tree stands for."""
    ((kind, inside),) = node.items()
    if kind == "ticked":
        return Ticked(inside["question"], frozenset(inside["any_of"]))
    if kind == "not":
        return Not(read_back(inside))
    return {"all": All, "any": Any}[kind](tuple(map(read_back, inside)))


def test_it_carries_version_and_checksums():
    assert (SAID["version"], SAID["checksum"]) == (table.RULES_VERSION, table.checksum())
    assert SAID["explanations_checksum"] == table.explanations_checksum()
    assert SAID["versions"][-1]["what_changed"]


@pytest.mark.parametrize(
    ("printed", "checksum"), [("printed", "checksum"), ("explanations_printed", "explanations_checksum")]
)
def test_whoever_holds_the_file_alone_can_work_out_its_checksums(printed, checksum):
    assert hashlib.sha256("\n".join(SAID[printed]).encode()).hexdigest()[:12] == SAID[checksum]


def test_every_question_can_be_read_back():
    assert [each["id"] for each in SAID["questions"]] == [question.id for question in QUESTIONS]
    for said, question in zip(SAID["questions"], QUESTIONS, strict=True):
        assert said["kind"] == question.kind
        assert read_back(said["asked_if"]) == question.asked_if
        assert tuple(each["id"] for each in said["options"]) == question.options
        assert {each["id"] for each in said["options"] if each["alone"]} == set(question.exclusive)
        shown = {each["id"]: read_back(each["shown_if"]) for each in said["options"] if "shown_if" in each}
        assert shown == question.shown_if
        assert [(row["of"], row["name"], read_back(row["when"])) for row in said["other_words"]] == [
            (row.of, row.name, row.when) for row in question.other_words
        ]


def test_every_rule_can_be_read_back():
    for said, rule in zip(SAID["rules"], RULES, strict=True):
        assert (said["id"], said["level"], read_back(said["when"])) == (rule.id, rule.urgency.name, rule.when)
        assert (said["says"], said["why"], tuple(said["sources"])) == (rule.says, rule.why, rule.sources)


def test_every_explanation_can_be_read_back():
    for said, cause in zip(SAID["explanations"], CAUSES, strict=True):
        assert (said["key"], said["danger"], said["min_level"]) == (cause.key, cause.danger, cause.min_urgency.name)
        for name in ("mention_when", "never_with", "part_unless"):
            assert read_back(said[name]) == getattr(cause, name)
        assert [(read_back(row["when"]), row["is"]) for row in said["strength"]] == [
            (when, strength.name) for when, strength in cause.strength
        ]
        assert tuple(said["speaks_for"]) == cause.speaks_for
        assert tuple(said["speaks_against"]) == cause.speaks_against


def test_every_level_source_and_screen_is_there():
    used = {source for rule in SAID["rules"] for source in rule["sources"]}
    assert used <= set(SAID["sources"])
    assert {rule["level"] for rule in SAID["rules"]} <= {level["id"] for level in SAID["levels"]}
    assert [name for screen in SAID["screens"] for name in screen["questions"]] == [q.id for q in QUESTIONS]
