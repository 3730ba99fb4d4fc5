"""How many different visits there are, counted exactly without listing them.

A question matters to later ones only through the tests they make on it. So answers that pass the same tests are one
group with one member to speak for it, and visits are counted group by group, question by question.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import chain, combinations
from typing import NamedTuple

from leakapp.triage.conditions import NOTHING, All, Any, Condition, Not, Ticked
from leakapp.triage.journey import DANGER, FEVER_COUNTS_AS_YES, GATE, counts_as
from leakapp.triage.questions import QUESTIONS, Kind, Question

Answer = frozenset[str]
Group = frozenset[tuple[str, Answer]]  # what is known of the questions that later ones still read


class Count(NamedTuple):
    complete: int
    with_gaps: int  # the complete ones, and those where answers are missing


def count(questions: tuple[Question, ...] = QUESTIONS) -> Count:
    return Count(_count(questions, gaps=False), _count(questions, gaps=True))


def _count(questions: tuple[Question, ...], gaps: bool) -> int:
    groups: Counter[Group] = Counter({frozenset(): 1})
    for place, question in enumerate(questions):
        later = frozenset(chain.from_iterable(_tests(each) for each in questions[place + 1 :]))
        still_read = {test.question for test in later}
        following: Counter[Group] = Counter()
        for group, many in groups.items():
            kept = frozenset(each for each in group if each[0] in still_read)
            for answer, ways in _answers(question, group, gaps, later).items():
                following[kept | {(question.id, answer)} if question.id in still_read else kept] += many * ways
        groups = following
    return sum(groups.values())


def _answers(question: Question, group: Group, gaps: bool, later: frozenset[Ticked]) -> Counter[Answer]:
    """What can count at this question, by the one who speaks for the group, and in how many ways."""
    facts = {each.id: NOTHING for each in QUESTIONS} | dict(group)
    if DANGER.holds(facts) or not question.asked_if.holds(facts):
        return Counter({NOTHING: 1})
    tests = frozenset(test for test in later if test.question == question.id)
    found = Counter(_grouped(question, question.options_shown(facts), tests))
    if gaps and question.id != GATE:
        found[counts_as(question, facts)] += 1
    return found


@cache
def _grouped(question: Question, shown: tuple[str, ...], tests: frozenset[Ticked]) -> Counter[Answer]:
    speaks: dict[frozenset[Ticked], Answer] = {}
    found: Counter[Answer] = Counter()
    for answer in valid_answers(question, shown):
        passed = frozenset(test for test in tests if not test.options.isdisjoint(answer))
        found[speaks.setdefault(passed, answer)] += 1
    return found


def valid_answers(question: Question, shown: tuple[str, ...]) -> Iterator[Answer]:
    if question.kind is Kind.ONE:
        yield from (frozenset({option}) for option in shown)
        return
    for options in ([o for o in shown if o not in question.exclusive], [o for o in shown if o in question.exclusive]):
        sizes = (combinations(options, size) for size in range(1, len(options) + 1))
        yield from map(frozenset, chain.from_iterable(sizes))


@cache
def _tests(question: Question) -> frozenset[Ticked]:
    """What is tested to know whether it is asked, which options it shows, and what stands in for no answer."""
    conditions = [question.asked_if, *question.shown_if.values(), DANGER]
    if question.id == "fever":
        conditions.append(FEVER_COUNTS_AS_YES)
    return frozenset(chain.from_iterable(map(tests_in, conditions)))


def tests_in(condition: Condition) -> Iterator[Ticked]:
    if isinstance(condition, Ticked):
        yield condition
    elif isinstance(condition, Not):
        yield from tests_in(condition.part)
    else:
        assert isinstance(condition, All | Any)
        yield from chain.from_iterable(map(tests_in, condition.parts))
