"""The whole rule set as one JSON document: every question, rule and explanation, with its version and checksums.

A condition is a tree of four kinds of node:
  {"ticked": {"question": "sides", "any_of": ["one", "unsure"]}}   at least one of these is among the answers
  {"all": [...]}    every part holds; with no parts: always
  {"any": [...]}    one part holds or more; with no parts: never
  {"not": ...}      the part does not hold
A question that was not asked has no answers, so "ticked" is false for it and "not ticked" is true. The question called
"matched rules" holds the ids of the rules that matched; only explanations read it.

A checksum is the first twelve hexadecimal digits of the SHA-256 of the printed lines, joined by line feeds, in UTF-8.
"""

from typing import Any as Json

from leakapp.triage.causes import CAUSES, Cause
from leakapp.triage.conditions import All, Any, Condition, Not, Ticked
from leakapp.triage.explanations import FALLBACK, LEAD, LEAD_NEEDS_TRIGGERS, LEAD_TRIGGERS, SHOWN_AT_MOST
from leakapp.triage.journey import DANGER, FEVER_COUNTS_AS_YES
from leakapp.triage.level_lines import LEVEL_LINES
from leakapp.triage.questions import QUESTIONS, SCREENS, Question
from leakapp.triage.rules import RULES, Rule
from leakapp.triage.sources import SOURCES
from leakapp.triage.table import RULES_VERSION, checksum, explanation_lines, explanations_checksum, lines
from leakapp.triage.urgency import Urgency
from leakapp.triage.versions import VERSIONS

Document = dict[str, Json]


def rule_set() -> Document:
    """Plain dicts, lists, strings and numbers. `says` and `why` are the clinical statements, not what visitors read."""
    return {
        "version": RULES_VERSION,
        "checksum": checksum(),
        "explanations_checksum": explanations_checksum(),
        "versions": [
            {
                "version": each.number,
                "made_on": each.made_on.isoformat(),
                "checksum": each.checksum,
                "explanations_checksum": each.explanations,
                "what_changed": each.what_changed,
            }
            for each in VERSIONS
        ],
        "levels": [{"id": level.name, "rank": level.value} for level in Urgency],
        "questions_end_when": condition(DANGER),
        "missing_answers": {
            "unsure": "a question with the option “unsure” counts as answered with it",
            "fever_counts_as_yes_when": condition(FEVER_COUNTS_AS_YES),
            "subject": "counts as “adult”, and the level is at least ROUTINE",
            "gate": "no result before it is answered",
            "other": "no answer, and the level is at least ROUTINE",
        },
        "screens": [{"id": screen.id, "questions": list(screen.questions)} for screen in SCREENS],
        "questions": [_question(each) for each in QUESTIONS],
        "rules": [_rule(each) for each in RULES],
        "explanations": [_explanation(each) for each in CAUSES],
        "explanations_order": {
            "shown_at_most": SHOWN_AT_MOST,
            "lead": LEAD,
            "lead_needs_triggers": LEAD_NEEDS_TRIGGERS,
            "lead_triggers": sorted(LEAD_TRIGGERS),
            "fallback": [{"when": condition(when), "explanation": key} for when, key in FALLBACK],
        },
        "level_lines": [
            {"field": line.field, "level": line.level.name, "when": condition(line.when)} for line in LEVEL_LINES
        ],
        "sources": {key: grade.value for key, grade in SOURCES.items()},
        "printed": list(lines()),
        "explanations_printed": list(explanation_lines()),
    }


def condition(each: Condition) -> Document:
    if isinstance(each, Ticked):
        return {"ticked": {"question": each.question, "any_of": sorted(each.options)}}
    if isinstance(each, Not):
        return {"not": condition(each.part)}
    assert isinstance(each, All | Any)
    return {"all" if isinstance(each, All) else "any": [condition(part) for part in each.parts]}


def _question(each: Question) -> Document:
    return {
        "id": each.id,
        "kind": each.kind.value,
        "reason": each.reason,
        "asked_if": condition(each.asked_if),
        "options": [
            {"id": option, "alone": option in each.exclusive}
            | ({"shown_if": condition(each.shown_if[option])} if option in each.shown_if else {})
            for option in each.options
        ],
        "other_words": [{"of": row.of, "name": row.name, "when": condition(row.when)} for row in each.other_words],
    }


def _rule(each: Rule) -> Document:
    return {
        "id": each.id,
        "level": each.urgency.name,
        "when": condition(each.when),
        "says": each.says,
        "why": each.why,
        "sources": list(each.sources),
        "other_words_after_loss": list(each.other_words_after_loss),
    }


def _explanation(each: Cause) -> Document:
    return {
        "key": each.key,
        "group": each.group,
        "mention_when": condition(each.mention_when),
        "never_with": condition(each.never_with),
        "strength": [{"when": condition(when), "is": strength.name} for when, strength in each.strength],
        "explains": list(each.explains),
        "speaks_for": list(each.speaks_for),
        "speaks_against": list(each.speaks_against),
        "after_loss": each.after_loss.value,
        "danger": each.danger,
        "min_level": each.min_urgency.name,
        "teaches_only": each.teaches_only,
        "part_of": each.part_of,
        "part_unless": condition(each.part_unless),
    }
