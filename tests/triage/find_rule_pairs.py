"""Finds, for every rule, answers that make it match and the same answers but for one that do not.

Run it after adding or changing a rule, read what it found, and keep it:

    python -m tests.triage.find_rule_pairs > tests/cases/rule_pairs.json
"""

import json
from collections.abc import Iterator
from functools import cache

from leakapp.triage.answers import Answers
from leakapp.triage.assessment import assess
from leakapp.triage.journey import keeps_to_the_path, replay
from leakapp.triage.questions import QUESTIONS, Kind, Question
from leakapp.triage.rules import RULES, Rule
from tests.triage.visitors import CALM, Given, completed, given, visitor, visits

Pair = tuple[Answers, Answers]


def main() -> None:
    """One line a set of answers, so that a change is easy to read."""
    lines = []
    for rule in RULES:
        fires, away = best_pair(rule)
        lines.append(f' "{rule.id}": {{\n  "fires": {_line(fires)},\n  "one_answer_away": {_line(away)}\n }}')
    print("{\n" + ",\n".join(lines) + "\n}")


def best_pair(rule: Rule) -> Pair:
    return min((pair for start in starts(rule) for pair in pairs(rule, start)), key=lambda pair: _plainness(rule, pair))


def starts(rule: Rule) -> list[Answers]:
    """The plainest of the visits that make the rule match, each made as calm as the rule allows."""
    return [calmed(rule, answers) for answers in sorted(matching_visits()[rule.id], key=_ticks)[:12]]


@cache
def matching_visits() -> dict[str, list[Answers]]:
    dangers = [visitor(gate=option) for option in QUESTIONS[0].options if option != "none"]
    found: dict[str, list[Answers]] = {rule.id: [] for rule in RULES}
    for answers in (*dangers, *visits(seed=9, count=12000)):
        for rule in assess(answers).rules:
            found[rule.id].append(answers)
    return found


def calmed(rule: Rule, answers: Answers) -> Answers:
    for question in reversed(QUESTIONS):
        ticked = answers.to(question.id)
        for fewer in (frozenset({CALM[question.id]}), *(ticked - {option} for option in sorted(ticked))):
            if answers.to(question.id) and fewer:
                tried = keeps_to_the_path(completed(answers.with_answer(question.id, fewer)))
                answers = tried if _ticks(tried) < _ticks(answers) and matches(rule, tried) else answers
    return answers


def pairs(rule: Rule, fires: Answers) -> Iterator[Pair]:
    """What the other answer opens is answered on both sides, so that the two differ in one question alone."""
    for question in replay(fires).asked:
        for other in _other_answers(question, fires):
            away = completed(fires.with_answer(question.id, other))
            same = fires.given | {key: options for key, options in away.given.items() if key not in fires.given}
            one_question = [key for key in same if same[key] != away.to(key)] == [question.id]
            if one_question and matches(rule, Answers(same)) and not matches(rule, away):
                yield Answers(same), away


def matches(rule: Rule, answers: Answers) -> bool:
    return rule in assess(answers).rules


def _other_answers(question: Question, answers: Answers) -> Iterator[frozenset[str]]:
    now = answers.to(question.id)
    for option in question.options_shown(replay(answers).facts):
        if question.kind is Kind.ONE or option in question.exclusive:
            yield frozenset({option})
        elif option in now and len(now) > 1:
            yield now - {option}
        elif option not in now:
            yield frozenset({option})
            yield (now - frozenset(question.exclusive)) | {option}


def _plainness(rule: Rule, pair: Pair) -> tuple[bool | int, ...]:
    """Smaller is plainer: the rule decides; away, the level is lower; both are asked the same; little is ticked."""
    fires, away = pair
    decides = rule in assess(fires).deciding
    lower = assess(away).urgency < rule.urgency
    same = replay(fires).asked == replay(away).asked
    return (not decides, not lower, not same, _ticks(fires), _ticks(away))


def _ticks(answers: Answers) -> int:
    """How many of the options given are not the calm ones."""
    return sum(len(options - {CALM[question]}) for question, options in answers.given.items())


def _line(answers: Answers) -> str:
    plain: Given = given(answers)
    return json.dumps(plain)


if __name__ == "__main__":
    main()
