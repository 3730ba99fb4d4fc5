"""What is not known, and what was assumed for it."""

from dataclasses import dataclass

from leakapp.triage.answers import Answers
from leakapp.triage.assessment import Assessment, assess
from leakapp.triage.dependence import READS
from leakapp.triage.journey import GATE
from leakapp.triage.questions import BY_ID, Kind


@dataclass(frozen=True)
class Assumption:
    """A question that was asked and whose answer is not known.

    `said_unsure`: answered with "not sure"; otherwise there is no valid answer. `counts_as`: what stands in for it, ()
    when nothing does. `like`: the answers that would give the same level, so what it was counted like; () at a question
    with many answers. `holds_up`: that it is missing keeps the level at ROUTINE or above.
    """

    question: str
    said_unsure: bool
    counts_as: tuple[str, ...]
    like: tuple[str, ...]
    holds_up: bool

    @property
    def matters(self) -> bool:
        """Whether another answer could give another level."""
        if BY_ID[self.question].kind is Kind.MANY:
            return any(self.question in reads for reads in READS.values())
        return self.holds_up or set(self.like) != {each for each in BY_ID[self.question].options if each != "unsure"}


def assumptions(answers: Answers, now: Assessment) -> tuple[Assumption, ...]:
    """One for each unknown question, in the order of asking."""
    return tuple(
        Assumption(
            question,
            question not in now.journey.unanswered,
            tuple(sorted(now.journey.facts[question])),
            _like(question, answers, now),
            question in now.held_up,
        )
        for question in now.unknown
        if question != GATE
    )


def _like(question: str, answers: Answers, now: Assessment) -> tuple[str, ...]:
    if BY_ID[question].kind is Kind.MANY:
        return ()
    return tuple(
        option
        for option in BY_ID[question].options
        if option != "unsure" and assess(answers.with_answer(question, {option})).urgency == now.urgency
    )
