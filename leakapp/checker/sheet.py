"""The one page for a clinician: what was noticed, what was not, what was never asked, and why this advice."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from django.conf import settings

from leakapp.checker.result import Result
from leakapp.triage.questions import QUESTIONS, Kind, Question

IN_BRIEF = (
    "age", "body", "status", "since_birth", "freq", "colours", "sides", "spont", "duct", "when", "lump_kind",
    "rash_time", "hot_time", "abx", "fever", "meds", "menopause", "preg_possible",
)  # fmt: skip
SIGNS = ("gate", "breast", "general", "hormone", "mood", "baby")  # told apart sign by sign: has, has not
NOT_A_SIGN = frozenset({"none", "unsure"})
NAMES_A_BABY = frozenset({"baby", "baby_emerg"})  # left out after a loss, even among what is not there or was not asked


@dataclass(frozen=True)
class Sheet:
    """`on`: the day it was made. Every list holds short words in the order of the question table."""

    result: Result
    on: date

    @property
    def in_brief(self) -> tuple[tuple[str, str], ...]:
        """(what, answer) for single facts that were asked and answered."""
        journey = self.result.assessment.journey
        answered = {question.id for question in journey.asked} - set(journey.unanswered)
        return tuple(
            (self.result.label(each), "; ".join(self._options(each, journey.facts[each])))
            for each in IN_BRIEF
            if each in answered
        )

    @property
    def has(self) -> tuple[str, ...]:
        return tuple(short for question in self._signs() for short in self._options(question.id, self._given(question)))

    @property
    def has_not(self) -> tuple[str, ...]:
        """Signs that were on the list and not ticked. None of a question that has no answer."""
        facts = self.result.facts
        return tuple(
            short
            for question in self._signs()
            for short in self._options(question.id, frozenset(question.options_shown(facts)) - self._given(question))
        )

    @property
    def not_sure(self) -> tuple[str, ...]:
        return tuple(self.result.label(each) for each in self.result.assessment.journey.unsure)

    @property
    def not_answered(self) -> tuple[str, ...]:
        return tuple(self.result.label(each) for each in self.result.assessment.journey.unanswered)

    @property
    def not_asked(self) -> tuple[str, ...]:
        left_out = NAMES_A_BABY if self.result.after_loss else frozenset()
        return tuple(
            self.result.label(each) for each in self.result.assessment.journey.not_asked if each not in left_out
        )

    @property
    def ask_them(self) -> tuple[str, ...]:
        return tuple(self.result.level.get("ask_them", ()))

    def as_text(self) -> str:
        """The same page as plain lines, for a message or a note."""
        return "\n".join(self._lines()).strip() + "\n"

    def _lines(self) -> Iterator[str]:
        result = self.result
        yield f"{result.level['heading']} ({self.on:%d.%m.%Y})"
        yield str(result.level["how_soon"])
        for because in result.because:
            yield f"- {because.rule.id}: {because.text}"
        yield ""
        yield from (f"{what}: {answer}" for what, answer in self.in_brief)
        for title, lines in (
            ("Has", self.has),
            ("Has not", self.has_not),
            ("Not sure", self.not_sure),
            ("Not answered", self.not_answered),
            ("Not asked", self.not_asked),
            ("Questions to ask", self.ask_them),
        ):
            if lines:
                yield f"{title}: {'; '.join(lines)}"
        yield ""
        yield f"Rules version {result.rules_version}. Words: publication {result.snapshot.number}."

    def _signs(self) -> Iterator[Question]:
        journey = self.result.assessment.journey
        answered = {question.id for question in journey.asked} - set(journey.unanswered)
        return (question for question in QUESTIONS if question.id in SIGNS and question.id in answered)

    def _given(self, question: Question) -> frozenset[str]:
        assert question.kind is Kind.MANY
        return self.result.facts[question.id]

    def _options(self, question: str, given: frozenset[str]) -> list[str]:
        keep = given - NOT_A_SIGN if question in SIGNS else given
        return self.result.in_short(question, keep - NAMES_A_BABY if self.result.after_loss else keep)


@cache
def sheet_css() -> str:
    """The sheet's stylesheet, to go inside the saved file."""
    return (Path(settings.BASE_DIR) / "static" / "css" / "sheet.css").read_text(encoding="utf-8")
