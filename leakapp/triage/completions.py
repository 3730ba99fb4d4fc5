"""Is there a visitor who gives these same answers, and for whom no rule of this level or above matches?

The search starts from the visit itself. While a rule matches, at least one of the answers that make it match must be
another: each of those changes is tried, so the search misses nobody. It is quick because few answers are ever behind
one rule.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from leakapp.triage.conditions import ALWAYS, NOTHING, All, Any, Condition, Facts, Not, Ticked
from leakapp.triage.dependence import ASKING_READS, FOLLOWERS
from leakapp.triage.journey import GATE
from leakapp.triage.questions import BY_ID, QUESTIONS, Kind, Question
from leakapp.triage.rules import RULES
from leakapp.triage.urgency import Urgency
from leakapp.triage.ways import (
    ASKED,
    AT_LEAST,
    TO_ASK,
    TO_MATCH,
    WAYS_TO_BE_ASKED,
    WAYS_TO_BE_SHOWN,
    together,
)

Kept = tuple[str, str]  # (question, option that was ticked); "" for "and nothing else was ticked"
Move = tuple[str, str]  # (question, option): the other answer where one is given, the tick set or taken away elsewhere
NOTHING_ELSE = ""
NO_MOVES: frozenset[Move] = frozenset()


def everything_said(facts: Facts) -> tuple[Kept, ...]:
    """What the visit says, one by one. At a question with many answers, also that nothing else was ticked."""
    return tuple(_everything_said(facts))


def _everything_said(facts: Facts) -> Iterator[Kept]:
    for question in QUESTIONS:
        if facts[question.id]:
            yield from ((question.id, option) for option in sorted(_ticks(question, facts[question.id])))
            if question.kind is Kind.MANY:
                yield question.id, NOTHING_ELSE


def differs(said: Kept, facts: Facts, other: Facts) -> bool:
    """Whether `other` does not say this."""
    question, option = said
    if option != NOTHING_ELSE:
        return option not in other[question]
    return not other[question] or not _ticks(BY_ID[question], other[question]) <= facts[question]


def _ticks(question: Question, answer: frozenset[str]) -> frozenset[str]:
    """Without the exclusive options, which say no more than that nothing is ticked."""
    return answer if question.kind is Kind.ONE else answer.difference(question.exclusive)


class SameAnswers:
    """The visitors who say some of what `facts` says, and whether they get away with less than `level`."""

    def __init__(self, facts: Facts, level: Urgency) -> None:
        self.facts, self.level = facts, level
        wish = {question.id: _ticks(question, facts[question.id]) or _quietest(question) for question in QUESTIONS}
        self.itself = _after(_Visit(wish, _NOBODY, NOTHING, _OUT, _NOT_ASKED), wish, GATE, NO_MOVES)

    def escape(self, kept: Iterable[Kept]) -> Facts | None:
        """The facts of a complete visit that keeps this much and meets none of these rules; None when there is none."""
        said = frozenset(kept)
        must_hold = tuple(ASKED[name] & BY_ID[name].shown_if.get(option, ALWAYS) for name, option in said)
        return _escape(replace(self.itself, fixed=_fixed(self.facts, said), must_hold=must_hold), AT_LEAST[self.level])


def _fixed(facts: Facts, kept: frozenset[Kept]) -> frozenset[Move]:
    """The answers that may not move: (question, "") for the one answer, (question, option) for one tick."""
    fixed: set[Move] = set()
    for name, option in kept:
        question = BY_ID[name]
        if question.kind is Kind.ONE:
            fixed.add((name, ""))
        elif option != NOTHING_ELSE:
            fixed.add((name, option))
        else:
            fixed.update((name, other) for other in question.options if other not in facts[name])
    return frozenset(fixed)


def _escape(here: "_Visit", never: int) -> Facts | None:
    moves = here.fewest_moves(never)
    if moves is None:
        return here.facts
    fixed = here.fixed
    for place, move in enumerate(moves):
        name = _name(move)
        found = _escape(_moved(here, move, fixed | {name}), never)
        if found is not None:
            return found
        if place + 1 == len(moves) or _name(moves[place + 1]) != name:
            fixed |= {name}  # all other answers here have been tried
    return None


@dataclass(frozen=True)
class _Visit:
    """One visitor on the way. `wish`: what would be answered at each question, were it asked; no exclusive options.

    `out`, `not_asked`: the ways to match a rule, and to be asked or shown, that each answer rules out.
    """

    wish: Mapping[str, frozenset[str]]
    facts: Facts
    asked: frozenset[str]
    out: Mapping[str, int]
    not_asked: Mapping[str, int]
    fixed: frozenset[Move] = NO_MOVES
    must_hold: tuple[Condition, ...] = ()  # what is kept can still be said

    def fewest_moves(self, never: int) -> list[Move] | None:
        """The changes of which one is needed, while one of the ways in `never` is left; None when nothing is wrong."""
        fewest = None
        for moves in self._needed(never):
            if fewest is None or len(moves) < len(fewest):
                fewest = moves
            if len(fewest) < 2:
                break  # no choice to make: hardly any other can be better
        return None if fewest is None else sorted(fewest)

    def _needed(self, never: int) -> Iterator[frozenset[Move]]:
        for condition in self.must_hold:
            if not condition.holds(self.facts):
                yield self.moves(condition)
        left = never & ~together(self.out.values())
        while left:
            way = left.bit_length() - 1
            yield NO_MOVES.union(*(self._moves_of_test(test) for test, _ in TO_MATCH.literals[way]))
            left ^= 1 << way

    def moves(self, condition: Condition) -> frozenset[Move]:
        """Whoever differs in this condition differs by one of these."""
        if isinstance(condition, Ticked):
            return self._moves_of_test(condition)
        if isinstance(condition, Not):
            return self.moves(condition.part)
        assert isinstance(condition, All | Any)
        holds = condition.holds(self.facts)
        if holds == isinstance(condition, All):
            return NO_MOVES.union(*(self.moves(part) for part in condition.parts))
        return min((self.moves(part) for part in condition.parts if part.holds(self.facts) == holds), key=len)

    def _moves_of_test(self, test: Ticked) -> frozenset[Move]:
        question, holds = BY_ID[test.question], test.holds(self.facts)
        if question.id not in self.asked:
            return self.moves(ASKED[question.id])
        found = self._other_answers(question, test, holds)
        return found | self.moves(question.asked_if) if holds else found

    def _other_answers(self, question: Question, test: Ticked, holds: bool) -> frozenset[Move]:
        if question.kind is Kind.ONE:
            others = NO_MOVES if (question.id, "") in self.fixed else _unlike(question.id)
            return frozenset(move for move in others if (move[1] in test.options) != holds)
        if not holds:
            return self._ticks_to_add(question, test)
        ticked = sorted(test.options & self.facts[question.id])
        if any((question.id, option) in self.fixed for option in ticked):
            return NO_MOVES
        shown = question.shown_if.get(ticked[0], ALWAYS)  # each of them has to go, so the first one has
        return frozenset({(question.id, ticked[0])}) | (NO_MOVES if shown == ALWAYS else self.moves(shown))

    def _ticks_to_add(self, question: Question, test: Ticked) -> frozenset[Move]:
        found = frozenset((question.id, option) for option in test.options) - self.fixed
        hidden = (question.shown_if[option] for _, option in found if option in question.shown_if)
        return found.union(*(self.moves(shown) for shown in hidden if not shown.holds(self.facts)))


def _moved(here: _Visit, move: Move, fixed: frozenset[Move]) -> _Visit:
    question, option = move
    answer = frozenset({option}) if BY_ID[question].kind is Kind.ONE else here.wish[question] ^ {option}
    return _after(here, {**here.wish, question: answer}, question, fixed)


def _after(here: _Visit, wish: Mapping[str, frozenset[str]], moved: str, fixed: frozenset[Move]) -> _Visit:
    """The visitor after a new wish at one question. Only what can depend on it is worked out again."""
    facts, out, not_asked, asked = dict(here.facts), dict(here.out), dict(here.not_asked), set(here.asked)
    changed = {moved}
    for question in FOLLOWERS[moved]:
        name = question.id
        if name != moved and changed.isdisjoint(ASKED_READS[name]):
            continue
        left = ~together(map(not_asked.__getitem__, ASKED_READS[name]))
        asked.discard(name)
        answer = NOTHING
        if WAYS_TO_BE_ASKED[name] & left:
            asked.add(name)
            hidden = [option for option in question.shown_if if not WAYS_TO_BE_SHOWN[name, option] & left]
            answer = wish[name].difference(hidden) or frozenset(question.exclusive[:1])
        if answer != facts[name]:
            changed.add(name)
            facts[name] = answer
            out[name], not_asked[name] = TO_MATCH.ruled_out(name, answer), TO_ASK.ruled_out(name, answer)
    return _Visit(wish, facts, frozenset(asked), out, not_asked, fixed, here.must_hold)


ASKED_READS = {name: ASKING_READS[name] | {GATE} for name in BY_ID}
_NOBODY: Facts = dict.fromkeys(BY_ID, NOTHING)
_OUT = {name: TO_MATCH.ruled_out(name, NOTHING) for name in BY_ID}
_NOT_ASKED = {name: TO_ASK.ruled_out(name, NOTHING) for name in BY_ID}


def _name(move: Move) -> Move:
    question, _ = move
    return (question, "") if BY_ID[question].kind is Kind.ONE else move


@cache
def _unlike(question: str) -> frozenset[Move]:
    """One option for each group that no test tells apart."""
    tests = [test for test in _TESTS if test.question == question]
    groups: dict[tuple[bool, ...], str] = {}
    for option in BY_ID[question].options:
        groups.setdefault(tuple(option in test.options for test in tests), option)
    return frozenset((question, option) for option in groups.values())


@cache
def _quietest(question: Question) -> frozenset[str]:
    """Where nothing was said: no tick, or the answer that the fewest rules ask for."""
    if question.kind is Kind.MANY:
        return NOTHING
    readings = [rule.when.reads() for rule in RULES]
    return frozenset({min(question.options, key=lambda each: sum((question.id, each) in reads for reads in readings))})


def _tests(condition: Condition) -> Iterator[Ticked]:
    if isinstance(condition, Ticked):
        yield condition
    elif isinstance(condition, Not):
        yield from _tests(condition.part)
    else:
        assert isinstance(condition, All | Any)
        for part in condition.parts:
            yield from _tests(part)


_TESTS = frozenset(
    test
    for condition in (
        *(rule.when for rule in RULES),
        *(when for question in QUESTIONS for when in (question.asked_if, *question.shown_if.values())),
    )
    for test in _tests(condition)
)
