"""The clinical table printed back from the code, for a clinician to read and sign."""

import hashlib
from collections.abc import Iterator

from leakapp.triage.conditions import ALWAYS, NEVER, All, Any, Condition, Not, Ticked
from leakapp.triage.questions import QUESTIONS
from leakapp.triage.rules import RULES

RULES_VERSION = 3  # the version of the clinical table that the code states


def in_words(condition: Condition) -> str:
    """The condition as a sentence of ids: `colours: clear or straw; and not status: feeding`."""
    if condition == ALWAYS:
        return "always"
    if condition == NEVER:
        return "never"
    if isinstance(condition, Ticked):
        return f"{condition.question}: {' or '.join(sorted(condition.options))}"
    if isinstance(condition, Not):
        return f"not {_bracketed(condition.part)}"
    assert isinstance(condition, All | Any)
    joint = "; and " if isinstance(condition, All) else "; or "
    return joint.join(_bracketed(part) for part in condition.parts)


def _bracketed(condition: Condition) -> str:
    words = in_words(condition)
    return f"({words})" if isinstance(condition, All | Any) else words


def lines() -> Iterator[str]:
    """One line a question and one a rule, tab separated. Equal tables give equal lines."""
    for question in QUESTIONS:
        yield "\t".join((question.id, question.kind, in_words(question.asked_if), ", ".join(question.options)))
    for rule in RULES:
        yield "\t".join((rule.id, rule.urgency.name, in_words(rule.when), rule.says, rule.why, ", ".join(rule.sources)))


def checksum() -> str:
    """Twelve hexadecimal digits that change when a question or a rule changes."""
    return hashlib.sha256("\n".join(lines()).encode()).hexdigest()[:12]
