"""P19: after a loss, nothing about a baby or feeding. Who reads what is proved; the words themselves are searched."""

import re
from collections.abc import Iterator

import z3

from leakapp.content.defaults import shipped
from leakapp.triage.causes import BY_KEY, AfterLoss
from leakapp.triage.level_lines import LEVEL_LINES
from leakapp.triage.questions import QUESTIONS, Question
from leakapp.triage.rules import RULES, Rule
from tests.proof.property import Fault, Property, never, world
from tests.proof.texts import exactly, tells
from tests.triage.clinical_table import RULES as TABLE

BABY_WORDS = re.compile(
    r"\b(bab(y|ies)|infants?|newborns?|toddlers?|feed\w*|breastfe\w*|chestfe\w*|nursing|latch\w*|wean\w*|nappies)\b",
    re.I,
)
BEFORE_IT_IS_SAID = ("gate", "subject", "body", "age", "status")  # name babies for other readers


def no_baby_after_a_loss() -> Iterator[Fault]:
    every, search = world()
    lost = z3.And(every.ticks("status", "loss12m"), every.goes_on)
    yield from never("the baby question is asked", lost, every.asked["baby"])
    for key, cause in BY_KEY.items():
        if cause.after_loss is AfterLoss.HIDE:
            yield from never(f"{key} is shown", lost, tells(every, key))
    for line in LEVEL_LINES:
        if line.field in ("feeding", "young_baby"):
            yield from never(f"{line.field} is shown", lost, exactly(every, line.level), every.says(line.when))
    search.solver.push()
    search.solver.add(lost)
    for what, words in (*_question_words(), *_rule_words(), *_card_words()):
        if BABY_WORDS.search(words):
            yield Fault(f"{what}: {words}")
    search.solver.pop()


def _can_be(formula: z3.BoolRef) -> bool:
    return world()[1].find(formula) is not None


Words = Iterator[tuple[str, str]]  # (what it is, the words a reader sees)


def _question_words() -> Words:
    every = world()[0]
    for question in (each for each in QUESTIONS if each.id not in BEFORE_IT_IS_SAID):
        if _can_be(every.asked[question.id]):
            body = shipped()["question", question.id]
            yield from (
                (f"question {question.id}", words) for words in (*_read(question, "ask"), body["help"], body["why"])
            )
            for option in question.options:
                if _can_be(every.shown[question.id, option]):
                    said = (*_read(question, option), body[f"hint.{option}"])
                    yield from ((f"option {question.id}.{option}", words) for words in said)


def _read(question: Question, of: str) -> Iterator[str]:
    """Each wording that someone after a loss can meet: other words until one surely holds, else the usual ones."""
    every, body = world()[0], shipped()["question", question.id]
    for row in question.other_words:
        if row.of == of and _can_be(z3.And(every.asked[question.id], every.says(row.when))):
            yield body[f"other.{of}.{row.name}"]
            if not _can_be(z3.And(every.asked[question.id], z3.Not(every.says(row.when)))):
                return
    yield body["ask"] if of == "ask" else body[f"option.{of}"]


def _rule_words() -> Words:
    every = world()[0]
    for rule in RULES:
        if _can_be(z3.And(every.rules[rule.id], exactly(every, rule.urgency))):
            yield from ((f"rule {rule.id}", words) for words in _rule_after_loss(rule))


def _rule_after_loss(rule: Rule) -> Iterator[str]:
    row, body = TABLE[rule.id], shipped().get(("rule", rule.id), {})
    for name, usual, table_key in (("text", rule.says, "after_loss"), ("why", rule.why, "why_after_loss")):
        changed = name in rule.other_words_after_loss
        yield row[table_key] if changed else usual
        yield body.get(f"{name}_after_loss" if changed else name, "")


def _card_words() -> Words:
    every = world()[0]
    for key, cause in BY_KEY.items():
        if _can_be(tells(every, key)):
            body = shipped()["explanation", key]
            yield from ((f"page {key}", words) for words in (body["name"], body["summary"], *body["now"]))
            for side, readings in (("for", cause.speaks_for), ("against", cause.speaks_against)):
                for reading in readings:
                    question, option = reading.split(".")
                    if _can_be(z3.And(tells(every, key), every.truths[question, option])):
                        yield f"page {key}, {side} {reading}", body[f"{side}.{reading}"]


AFTER_LOSS: tuple[Property, ...] = (
    Property(
        "P19",
        "After a loss, no question, answer, reason or explanation speaks of a baby or of feeding.",
        no_baby_after_a_loss,
    ),
)
