"""Which questions are asked of this visitor, and which of the given answers count.

Every request replays the answers from the first question. Nothing is remembered between two readings.
"""

from dataclasses import dataclass

from leakapp.triage.answers import Answers
from leakapp.triage.conditions import ALWAYS, NEVER, NOTHING, Facts, settle, ticked
from leakapp.triage.questions import BY_ID, QUESTIONS, SCREEN_OF, SCREENS, Kind, Question, Screen

GATE = "gate"
DANGER = ticked(GATE, "harm", "psychosis", "chest", "sepsis", "thunder", "skin_black", "baby_emerg", "collapse_bleed")
# Source: clinical table, missing_answers.fever.
FEVER_COUNTS_AS_YES = (
    ticked("breast", "hot_red", "sore", "hard_full", "swollen_shape", "lump")
    | ticked("colours", "pus")
    | ticked("subject", "baby")
)


@dataclass(frozen=True)
class Journey:
    """A replay. `facts` has an entry for every question: the options that count, none when it was not asked.

    `unanswered`: asked, and no valid answer came. `assumed`: what the facts take instead, when they take anything.
    """

    facts: Facts
    asked: tuple[Question, ...]
    unanswered: tuple[str, ...]
    assumed: Facts

    @property
    def stopped_by_danger(self) -> bool:
        return DANGER.holds(self.facts)

    @property
    def not_asked(self) -> tuple[str, ...]:
        asked = {question.id for question in self.asked}
        return tuple(question.id for question in QUESTIONS if question.id not in asked)

    @property
    def unsure(self) -> tuple[str, ...]:
        """Asked and answered with "not sure"."""
        return tuple(q.id for q in self.asked if "unsure" in self.facts[q.id] and q.id not in self.unanswered)

    @property
    def screens(self) -> tuple[Screen, ...]:
        """The screens that have something to ask, in order."""
        asked = {question.id for question in self.asked}
        return tuple(screen for screen in SCREENS if not asked.isdisjoint(screen.questions))

    @property
    def next_screen(self) -> Screen | None:
        """The screen of the first asked question without an answer; None when all are answered."""
        return SCREEN_OF[self.unanswered[0]] if self.unanswered else None


def replay(answers: Answers) -> Journey:
    """Ask every question that applies, in order. A danger sign ends the questions at once."""
    facts: dict[str, frozenset[str]] = {}
    asked: list[Question] = []
    unanswered: list[str] = []
    assumed: dict[str, frozenset[str]] = {}
    stopped = False
    for question in QUESTIONS:
        name = question.id
        facts[name] = NOTHING
        if stopped or not question.asked_if.holds(facts):
            continue
        asked.append(question)
        facts[name] = valid_answer(question, answers.to(name), facts)
        if not facts[name]:
            unanswered.append(name)
            if instead := counts_as(question, facts):
                facts[name] = assumed[name] = instead
        if name == GATE:
            stopped = DANGER.holds(facts)
    return Journey(facts, tuple(asked), tuple(unanswered), assumed)


def valid_answer(question: Question, given: frozenset[str], facts: Facts) -> frozenset[str]:
    """The given options that count: shown, and by the question's kind. Empty when there is no valid answer."""
    shown = given.intersection(question.options_shown(facts))
    if question.kind is Kind.ONE:
        return shown if len(shown) == 1 else NOTHING
    return shown.difference(question.exclusive) or shown


def counts_as(question: Question, facts: Facts) -> frozenset[str]:
    """What an unanswered question counts as. Never "no" and never "none" (clinical table, missing_answers)."""
    if "unsure" in question.options_shown(facts):
        return frozenset({"unsure"})
    if question.id == "fever" and FEVER_COUNTS_AS_YES.holds(facts):
        return frozenset({"yes"})
    if question.id == "subject":
        return frozenset({"adult"})  # so that the rules for adults still count
    return NOTHING


def still_to_come(here: Screen, journey: Journey) -> tuple[int, int]:
    """How many screens follow `here` for this visitor: at least, at most.

    What is already answered above counts; the questions of `here` and below are open. The true number is never outside,
    and when both are equal it is that number.
    """
    place = SCREENS.index(here)
    still_open = frozenset(question for screen in SCREENS[place:] for question in screen.questions)
    least = most = 0
    for screen in SCREENS[place + 1 :]:
        left = [settle(BY_ID[question].asked_if, journey.facts, still_open) for question in screen.questions]
        least += ALWAYS in left
        most += any(each != NEVER for each in left)
    return least, most


def keeps_to_the_path(answers: Answers) -> Answers:
    """The answers without those to questions that are no longer asked, so that nothing stale is left behind."""
    return answers.without(replay(answers).not_asked)
