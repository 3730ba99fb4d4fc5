"""What would change this advice: each single answer tried the other way, and the level that comes out."""

from collections.abc import Iterator
from dataclasses import dataclass

from leakapp.triage.answers import Answers
from leakapp.triage.assessment import Assessment, concluded
from leakapp.triage.conditions import ALWAYS, NEVER, Facts, settle
from leakapp.triage.dependence import ASKING_READS, FOLLOWERS, READS, asking_reading, rules_after, rules_reading
from leakapp.triage.journey import GATE, Journey, ask_again
from leakapp.triage.questions import QUESTIONS, Kind, Question
from leakapp.triage.rules import RULES, Rule
from leakapp.triage.urgency import Urgency


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


def changes(answers: Answers, now: Assessment, leaving_out: frozenset[str] = frozenset({GATE})) -> tuple[Change, ...]:
    """Every single change of an answer that moves the level, most urgent first. Without the questions left out."""
    moved = [
        Change(question.id, option, given, level)
        for question in now.journey.asked
        if question.id not in leaving_out
        for option, given, changed in _alternatives(question, answers, now)
        if (level := _level_after(question, changed, answers, now)) != now.urgency
    ]
    return tuple(sorted(moved, key=lambda change: -change.urgency))


def _alternatives(question: Question, answers: Answers, now: Assessment) -> Iterator[tuple[str, bool, frozenset[str]]]:
    """(option, whether it is given after the change, the changed answer)."""
    given = now.journey.facts[question.id]
    for option in question.options_shown(now.journey.facts):
        if option in given:
            if question.kind is Kind.MANY and len(given) > 1:
                yield option, False, given - {option}
        elif question.kind is Kind.ONE or option in question.exclusive:
            yield option, True, frozenset({option})
        else:
            yield option, True, (given - frozenset(question.exclusive)) | {option}


def _level_after(question: Question, changed: frozenset[str], answers: Answers, now: Assessment) -> Urgency:
    """The level after the change; with questions opened by it, the one nearest to now that their answers can give."""
    before, moved = now.journey.facts, changed ^ now.journey.facts[question.id]
    facts = {**before, question.id: changed}
    opens_or_closes = any(when.holds(facts) != when.holds(before) for when in asking_reading(question.id, moved))
    if not opens_or_closes and not now.journey.unanswered:  # what stands in for a missing answer may hang on this one
        return _level_with(rules_reading(question.id, moved), question.id, facts, now)
    journey = ask_again(FOLLOWERS[question.id], answers.with_answer(question.id, changed), now.journey)
    found = concluded(journey, rules_after(journey.facts, before, question.id, now.rules))
    opened = frozenset(found.journey.unanswered).difference(now.journey.unanswered)
    if not opened or found.urgency == now.urgency:
        return found.urgency
    lowest, highest = _range(found, opened, now)
    return max(lowest, min(highest, now.urgency))


def _level_with(may_move: dict[str, Rule], question: str, facts: Facts, now: Assessment) -> Urgency:
    """The same as assessing anew, where the change opens and closes no question: all rules but these stand."""
    levels = [rule.urgency for rule in now.rules if rule.id not in may_move]
    levels += [rule.urgency for rule in may_move.values() if rule.when.holds(facts)]
    levels += [Urgency.ROUTINE for unanswered in now.held_up if unanswered != question]
    return max(levels, default=Urgency.SELF_CARE)


def _range(found: Assessment, opened: frozenset[str], now: Assessment) -> tuple[Urgency, Urgency]:
    """The least and the most urgent level that answers to the opened questions, and to what those open, can give."""
    facts, still_open = _with_open_questions(found.journey, opened)
    in_any_case = [rule.urgency for rule in found.rules if still_open.isdisjoint(READS[rule.id])]
    if set(found.held_up) - still_open:
        in_any_case.append(Urgency.ROUTINE)
    perhaps = [Urgency.ROUTINE] if now.held_up else []
    for rule in RULES:
        if not still_open.isdisjoint(READS[rule.id]):
            left = settle(rule.when, facts, still_open)
            in_any_case += [rule.urgency] if left == ALWAYS else []
            perhaps += [rule.urgency] if left != NEVER else []
    lowest = max(in_any_case, default=Urgency.SELF_CARE)
    return lowest, max([lowest, *perhaps])


def _with_open_questions(journey: Journey, opened: frozenset[str]) -> tuple[dict[str, frozenset[str]], frozenset[str]]:
    """The facts that stand whatever is answered to the opened questions, and all questions that depend on them."""
    facts = dict(journey.facts)
    still_open = opened
    for question in QUESTIONS:
        if still_open.isdisjoint(ASKING_READS[question.id]):
            continue  # who is asked it, and what is shown, stands
        asked = settle(question.asked_if, facts, still_open)
        shown = [settle(when, facts, still_open) for when in question.shown_if.values()]
        if asked != NEVER and not all(each in (ALWAYS, NEVER) for each in (asked, *shown)):
            still_open |= {question.id}
    return facts, still_open
