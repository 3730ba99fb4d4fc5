"""Answers in, urgency and reasons out. The only place where a level is decided."""

from dataclasses import dataclass
from functools import cached_property

from leakapp.triage.answers import Answers
from leakapp.triage.explanations import Explanations, explain
from leakapp.triage.journey import GATE, Journey, replay
from leakapp.triage.questions import BY_ID
from leakapp.triage.rules import RULES, Rule
from leakapp.triage.urgency import Urgency

FLOOR = (
    Urgency.ROUTINE
)  # the least level while an answer that could matter is missing (clinical table, missing_answers)


class AskFirst(Exception):
    """The danger question has no answer, so there is no result. `questions` says what to ask."""

    def __init__(self, *questions: str) -> None:
        super().__init__(f"no result before these are answered: {', '.join(questions)}")
        self.questions = questions


@dataclass(frozen=True)
class Assessment:
    """The result for one visitor.

    `rules`: all that match, in table order. `deciding`: those of the highest level. `held_up`: the unanswered
    questions that alone keep the level at ROUTINE or above (the floor of missing_answers).
    """

    journey: Journey
    urgency: Urgency
    rules: tuple[Rule, ...]
    held_up: tuple[str, ...]

    @property
    def deciding(self) -> tuple[Rule, ...]:
        return tuple(rule for rule in self.rules if rule.urgency == self.urgency)

    @property
    def unknown(self) -> tuple[str, ...]:
        """Asked, and the fact is not known: "not sure", or no valid answer."""
        return tuple(
            question.id
            for question in self.journey.asked
            if question.id in self.journey.unanswered or question.id in self.journey.unsure
        )

    @cached_property
    def explanations(self) -> Explanations:
        """Empty after a stop at the danger screen, where help is shown and nothing else."""
        if self.journey.stopped_by_danger:
            return Explanations()
        return explain(self.journey.facts, self.rules, self.urgency)


def assess(answers: Answers) -> Assessment:
    """The highest level of all matching rules; self-care when none matches. Raises AskFirst without a gate answer."""
    return concluded(replay(answers))


def concluded(journey: Journey) -> Assessment:
    """The assessment of a visit that has been replayed. Raises AskFirst without a gate answer."""
    if GATE in journey.unanswered:
        raise AskFirst(GATE)
    rules = tuple(rule for rule in RULES if rule.when.holds(journey.facts))
    held_up = tuple(question for question in journey.unanswered if holds_up(question, journey))
    floor = FLOOR if held_up else Urgency.SELF_CARE
    return Assessment(journey, max([floor, *(rule.urgency for rule in rules)]), rules, held_up)


def holds_up(question_id: str, journey: Journey) -> bool:
    """Whether leaving this unanswered keeps the level at ROUTINE or above.

    Not where "not sure" or "yes" stands in for the answer, since the rules then count the riskier one.
    """
    if question_id == "subject":
        return True
    return "unsure" not in BY_ID[question_id].options and question_id not in journey.assumed
