"""Two visits that differ in the answers to one question, and in what that question opens or closes."""

from functools import cached_property

import z3

from leakapp.triage.questions import BY_ID, QUESTIONS
from leakapp.triage.urgency import Urgency
from tests.proof.world import Search, World


class Pair:
    """`before` and `after`. Questions asked in both have the same answers but where `moved` allows another."""

    def __init__(self, gaps: bool) -> None:
        self.before, self.after = World(gaps, "before "), World(gaps, "after ")
        self.moved = {question.id: z3.Bool(f"{question.id} moved") for question in QUESTIONS}
        same = [z3.Or(self.moved[question.id], self._same(question.id)) for question in QUESTIONS]
        self.search = Search(self.before.laws, self.after.laws, same)

    def _same(self, question: str) -> z3.BoolRef:
        """Asked in one alone, or answered alike as far as both show the same options."""
        asked_in_both = z3.And(self.before.asked[question], self.after.asked[question])
        missing_alike = self.before.missing[question] == self.after.missing[question]
        return z3.Implies(asked_in_both, z3.And(missing_alike, self.same_ticks(question)))

    def same_ticks(self, question: str, but: tuple[str, ...] = ()) -> z3.BoolRef:
        """Exclusive options follow from the others, so they are not compared."""
        options = [each for each in BY_ID[question].options if each not in (*BY_ID[question].exclusive, *but)]
        return z3.And([self._alike((question, option)) for option in options])

    def _alike(self, reading: tuple[str, str]) -> z3.BoolRef:
        shown_in_both = z3.And(self.before.shown[reading], self.after.shown[reading])
        return z3.Implies(shown_in_both, self.before.truths[reading] == self.after.truths[reading])

    def only(self, question: str) -> z3.BoolRef:
        return z3.And([z3.Not(moved) for name, moved in self.moved.items() if name != question])

    @cached_property
    def falls(self) -> z3.BoolRef:
        """The level is lower after than before."""
        return z3.Or([z3.And(self.before.at_least(level), z3.Not(self.after.at_least(level))) for level in Urgency])

    def valid(self, question: str) -> z3.BoolRef:
        """Asked and answered, both times."""
        return z3.And([z3.And(w.asked[question], z3.Not(w.missing[question])) for w in (self.before, self.after)])

    def added(self, question: str, option: str) -> z3.BoolRef:
        """One more tick at a question with many answers, and nothing else."""
        ticked = z3.And(z3.Not(self.before.truths[question, option]), self.after.truths[question, option])
        return z3.And(self.only(question), self.valid(question), ticked, self.same_ticks(question, but=(option,)))

    def said_instead_of_nothing(self, question: str, option: str) -> z3.BoolRef:
        """The question had no answer; after, it has this one (and at a question with many answers no other)."""
        others = [self.after.truths[question, each] for each in BY_ID[question].options if each != option]
        said = z3.And(self.after.truths[question, option], z3.Not(z3.Or(others)), z3.Not(self.after.missing[question]))
        return z3.And(self.only(question), self.before.missing[question], said)
