"""The clinical table printed back from the code, for a clinician to read and sign."""

import hashlib
from collections.abc import Iterator

from leakapp.triage.assessment import FLOOR
from leakapp.triage.causes import CAUSES, Cause
from leakapp.triage.conditions import ALWAYS, NEVER, All, Any, Condition, Not, Ticked
from leakapp.triage.explanations import FALLBACK, LEAD, LEAD_NEEDS_TRIGGERS, LEAD_TRIGGERS, SHOWN_AT_MOST
from leakapp.triage.journey import DANGER, FEVER_COUNTS_AS_YES
from leakapp.triage.level_lines import LEVEL_LINES
from leakapp.triage.questions import QUESTIONS, SCREENS, Question
from leakapp.triage.rules import RULES
from leakapp.triage.versions import VERSIONS

RULES_VERSION = VERSIONS[-1].number  # the version of the clinical table that the code states


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
    """One line a question, a screen and a rule, tab separated, and what else decides. Equal tables give equal lines."""
    yield f"danger\t{in_words(DANGER)}"
    yield f"fever counts as yes\t{in_words(FEVER_COUNTS_AS_YES)}"
    yield f"while an answer is missing\t{FLOOR.name} or above"
    for screen in SCREENS:
        yield f"screen\t{screen.id}\t{', '.join(screen.questions)}"
    for question in QUESTIONS:
        yield "\t".join((question.id, question.kind, in_words(question.asked_if), *_options(question), question.reason))
    for rule in RULES:
        sources, other = ", ".join(rule.sources), ", ".join(rule.other_words_after_loss)
        yield "\t".join((rule.id, rule.urgency.name, in_words(rule.when), rule.says, rule.why, sources, other))


def _options(question: Question) -> Iterator[str]:
    yield ", ".join(question.options)
    yield f"alone: {', '.join(question.exclusive)}"
    yield from (f"{option} shown if {in_words(when)}" for option, when in question.shown_if.items())
    yield from (f"{row.of} as {row.name} if {in_words(row.when)}" for row in question.other_words)


def explanation_lines() -> Iterator[str]:
    """One line an explanation and a fallback, one for each line that some results of a level carry, and the ranking."""
    for cause in CAUSES:
        yield "\t".join(_explanation(cause))
    yield f"shown at most\t{SHOWN_AT_MOST}"
    yield f"leads\t{LEAD}\twith {LEAD_NEEDS_TRIGGERS} of {', '.join(sorted(LEAD_TRIGGERS))}"
    for when, page in FALLBACK:
        yield f"fallback\t{page}\t{in_words(when)}"
    for line in LEVEL_LINES:
        yield f"line\t{line.field}\t{line.level.name}\t{in_words(line.when)}"


def _explanation(cause: Cause) -> Iterator[str]:
    yield from (cause.key, cause.group, in_words(cause.mention_when), f"never with {in_words(cause.never_with)}")
    yield from (f"{strength.name} if {in_words(when)}" for when, strength in cause.strength)
    yield from (", ".join(part) for part in (cause.explains, cause.speaks_for, cause.speaks_against))
    yield from (cause.after_loss, f"danger {cause.danger}", cause.min_urgency.name, f"teaches {cause.teaches_only}")
    yield f"part of {cause.part_of} unless {in_words(cause.part_unless)}"


def checksum() -> str:
    """Twelve hexadecimal digits that change when a question or a rule changes."""
    return _digits(lines())


def explanations_checksum() -> str:
    """Twelve hexadecimal digits that change when an explanation changes."""
    return _digits(explanation_lines())


def _digits(rows: Iterator[str]) -> str:
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()[:12]
