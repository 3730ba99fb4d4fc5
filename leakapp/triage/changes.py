"""What would change this advice: each single answer tried the other way, and the level that comes out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from leakapp.triage.answers import Answers
from leakapp.triage.assessment import Assessment
from leakapp.triage.conditions import NOTHING, Facts
from leakapp.triage.dependence import ASKING_READS, FOLLOWERS
from leakapp.triage.journey import GATE, valid_answer
from leakapp.triage.questions import BY_ID, Kind, Question
from leakapp.triage.urgency import Urgency
from leakapp.triage.ways import TO_ASK, TO_MATCH, WAYS_TO_BE_ASKED, WAYS_TO_BE_SHOWN, level_of, together

OTHERS = {name: tuple(each for each in BY_ID if each != name) for name in BY_ID}


@dataclass(frozen=True)
class Change:
    """If `option` were `given` (or taken back) at `question`, the level would be `urgency`. True when tried.

    Where that opens further questions it is true whatever their answers are: a higher level is the least that comes
    out, a lower one the most.
    """

    question: str
    option: str
    given: bool
    urgency: Urgency


def changes(answers: Answers, now: Assessment, leaving_out: frozenset[str] = NOTHING) -> tuple[Change, ...]:
    """Every single change of an answer that moves the level, most urgent first. Without the questions left out.

    None of the danger screen, and none while an answer is missing: what would change is then to give it.
    """
    if now.journey.unanswered:
        return ()
    visit = _Visit(answers, now)
    moved = [
        Change(question.id, option, given, level)
        for question in now.journey.asked
        if question.id != GATE and question.id not in leaving_out
        for option, given, level in visit.levels(question)
        if level != now.urgency
    ]
    return tuple(sorted(moved, key=lambda change: -change.urgency))


class _Visit:
    """A complete visit.

    `out`, `not_asked`: the ways to match a rule, and to be asked or shown, that each answer rules out.
    """

    def __init__(self, answers: Answers, now: Assessment) -> None:
        self.answers, self.facts, self.level = answers, now.journey.facts, now.urgency
        self.out = {name: TO_MATCH.ruled_out(name, answer) for name, answer in self.facts.items()}
        self.not_asked = {name: TO_ASK.ruled_out(name, answer) for name, answer in self.facts.items()}

    def levels(self, question: Question) -> Iterator[tuple[str, bool, Urgency]]:
        """(option, whether it is given after the change, the level after it), for each other answer."""
        name = question.id
        by_others = together(map(self.out.__getitem__, OTHERS[name]))
        asking = TO_ASK.every & ~together(map(self.not_asked.__getitem__, OTHERS[name]))
        for option, given, changed in _alternatives(question, self.facts):
            if asking & (self.not_asked[name] ^ TO_ASK.ruled_out(name, changed)):  # a question opens or closes
                yield option, given, self._nearest(question, changed)
            else:
                yield option, given, level_of(TO_MATCH.every & ~(by_others | TO_MATCH.ruled_out(name, changed)))

    def _nearest(self, question: Question, changed: frozenset[str]) -> Urgency:
        """The level after the change; with questions opened by it, the nearest to now that their answers can give."""
        out, still_open = self._carried_on(question, changed)
        left = TO_MATCH.every & ~together(out.values())
        in_any_case = left & ~together(TO_MATCH.about[name] for name in still_open)
        return max(level_of(in_any_case), min(level_of(left), self.level))

    def _carried_on(self, question: Question, changed: frozenset[str]) -> tuple[Mapping[str, int], set[str]]:
        """What the changed answers rule out, and the questions that this opens, with all that hang on those."""
        facts, out, not_asked = {**self.facts, question.id: changed}, dict(self.out), dict(self.not_asked)
        out[question.id] = TO_MATCH.ruled_out(question.id, changed)
        not_asked[question.id] = TO_ASK.ruled_out(question.id, changed)
        moved, still_open = {question.id}, set[str]()
        for each in FOLLOWERS[question.id][1:]:
            name = each.id
            if moved.isdisjoint(ASKING_READS[name]):
                continue  # who is asked it, and what is shown, stands
            answer = self._answer_to(each, facts, together(not_asked.values()), still_open)
            if answer == self.facts[name]:
                continue
            moved.add(name)
            if answer is None:
                still_open.add(name)
                out[name] = not_asked[name] = 0
            else:
                facts[name] = answer
                out[name], not_asked[name] = TO_MATCH.ruled_out(name, answer), TO_ASK.ruled_out(name, answer)
        return out, still_open

    def _answer_to(
        self, question: Question, facts: Facts, not_asked: int, still_open: Iterable[str]
    ) -> frozenset[str] | None:
        """The answer that counts, nothing where it is not asked. None where it is open, or hangs on one that is."""
        name, left = question.id, TO_ASK.every & ~not_asked
        if not WAYS_TO_BE_ASKED[name] & left:
            return NOTHING
        in_any_case = left & ~together(TO_ASK.about[each] for each in still_open)
        shown = (WAYS_TO_BE_SHOWN[name, option] for option in question.shown_if)
        if WAYS_TO_BE_ASKED[name] & in_any_case and all(not ways & left or ways & in_any_case for ways in shown):
            return valid_answer(question, self.answers.to(name), facts) or None
        return None


def _alternatives(question: Question, facts: Facts) -> Iterator[tuple[str, bool, frozenset[str]]]:
    """(option, whether it is given after the change, the changed answer)."""
    given = facts[question.id]
    ticks = given.difference(question.exclusive)
    for option in question.options_shown(facts):
        if option in given:
            if question.kind is Kind.MANY and len(given) > 1:
                yield option, False, given - {option}
        elif question.kind is Kind.ONE or option in question.exclusive:
            yield option, True, frozenset({option})
        else:
            yield option, True, ticks | {option}
