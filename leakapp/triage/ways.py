"""Conditions written out as the ways to meet them, for asking the same of many visitors who differ in little.

A condition is met in one way or a few, and each way is a handful of single tests that must hold together. Here a way is
one bit. What is answered to a question rules some ways out; a condition holds while one of its ways is left.

assess() and replay() decide what a visitor is told and asked: tests hold this to them.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import reduce
from operator import or_

from leakapp.triage.conditions import Condition, Literal, ways
from leakapp.triage.journey import DANGER, GATE
from leakapp.triage.questions import QUESTIONS
from leakapp.triage.rules import RULES
from leakapp.triage.urgency import Urgency


class Ways:
    """`of`: the ways of each condition, in bits. `every`: of all. `literals`: the tests of each, from the lowest bit.

    `about`: for each question, the ways with a test of it.
    """

    def __init__(self, conditions: Iterable[Condition]) -> None:
        self.literals: list[tuple[Literal, ...]] = []
        self.of: list[int] = []
        for condition in conditions:
            begin = len(self.literals)
            self.literals += ways(condition)
            self.of.append((1 << len(self.literals)) - (1 << begin))
        self.every = (1 << len(self.literals)) - 1
        self.about = {question.id: self._reading(question.id) for question in QUESTIONS}
        self._tests = {question.id: tuple(self._tests_of(question.id)) for question in QUESTIONS}
        self._by_one = {(each.id, option): self._by(each.id, {option}) for each in QUESTIONS for option in each.options}

    def _reading(self, question: str) -> int:
        return together(
            1 << bit for bit, way in enumerate(self.literals) if any(t.question == question for t, _ in way)
        )

    def _tests_of(self, question: str) -> Iterable[tuple[frozenset[str], int, int]]:
        """(options, the ways ruled out when one of them is ticked, those ruled out when none is)."""
        rows: dict[frozenset[str], list[int]] = {}
        for bit, way in enumerate(self.literals):
            for test, wanted in way:
                if test.question == question:
                    rows.setdefault(test.options, [0, 0])[wanted] |= 1 << bit
        return ((options, when_ticked, when_not) for options, (when_ticked, when_not) in rows.items())

    def ruled_out(self, question: str, answer: frozenset[str]) -> int:
        """The ways that this answer rules out, whatever is said to the rest."""
        if len(answer) == 1:
            (option,) = answer
            return self._by_one[question, option]
        return self._by(question, answer)

    def _by(self, question: str, answer: AbstractSet[str]) -> int:
        out = 0
        for options, when_ticked, when_not in self._tests[question]:
            out |= when_not if options.isdisjoint(answer) else when_ticked
        return out


def together(ways: Iterable[int]) -> int:
    return reduce(or_, ways, 0)


_BY_URGENCY = sorted(RULES, key=lambda rule: rule.urgency)
TO_MATCH = Ways(rule.when for rule in _BY_URGENCY)  # higher bits are more urgent
_LEVELS = [Urgency.SELF_CARE]  # by the length, in bits, of the ways that are left
for _rule, _bits in zip(_BY_URGENCY, TO_MATCH.of, strict=True):
    _LEVELS += [_rule.urgency] * _bits.bit_count()


def level_of(left: int) -> Urgency:
    """The level of the most urgent rule of which one of these ways is left."""
    return _LEVELS[left.bit_length()]


# For each level, the ways of its rules and of all that are more urgent.
AT_LEAST = {
    level: together(bits for rule, bits in zip(_BY_URGENCY, TO_MATCH.of, strict=True) if rule.urgency >= level)
    for level in Urgency
}
# When each question is asked, once no danger sign is ticked, and when each option that hangs on something is shown.
ASKED: dict[str, Condition] = {
    question.id: question.asked_if if question.id == GATE else ~DANGER & question.asked_if for question in QUESTIONS
}
_SHOWN = {(question.id, option): when for question in QUESTIONS for option, when in question.shown_if.items()}
TO_ASK = Ways((*ASKED.values(), *_SHOWN.values()))
WAYS_TO_BE_ASKED = dict(zip(ASKED, TO_ASK.of, strict=False))
WAYS_TO_BE_SHOWN = dict(zip(_SHOWN, TO_ASK.of[len(ASKED) :], strict=True))
