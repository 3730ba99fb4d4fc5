"""Every visit there can be, as formulas: what replay() and assess() do, restated over all answers at once.

A world has one truth for each (question, option): does it count? Its laws are those of journey.replay: nothing counts
at a question that is not asked or an option that is not shown; one answer where one is asked for; exclusive options
leave when others are ticked; a danger sign ends the questions. That the laws are exactly those of the app is tested in
test_agreement.py, in both directions.
"""

from collections.abc import Iterable
from functools import cached_property

import z3

from leakapp.triage.answers import Answers
from leakapp.triage.causes import CAUSES
from leakapp.triage.conditions import ALWAYS, RULES_THAT_MATCHED, Condition, Reading, ticked
from leakapp.triage.journey import DANGER, FEVER_COUNTS_AS_YES, GATE
from leakapp.triage.questions import QUESTIONS, Kind, Question
from leakapp.triage.rules import RULES
from leakapp.triage.urgency import Urgency
from tests.proof.algebra import compiled

NEVER = z3.BoolVal(False)


class World:
    """One visitor. `gaps`: an answer may be missing, but for the one to the danger question."""

    def __init__(self, gaps: bool = False, name: str = "") -> None:
        self.truths: dict[Reading, z3.BoolRef] = {
            (question.id, option): z3.Bool(f"{name}{question.id}.{option}")
            for question in QUESTIONS
            for option in question.options
        }
        self.asked: dict[str, z3.BoolRef] = {}
        self.shown: dict[Reading, z3.BoolRef] = {}
        self.missing: dict[str, z3.BoolRef] = {}
        self.laws: list[z3.BoolRef] = []
        self._said: dict[Condition, z3.BoolRef] = {}
        self._reached: dict[Urgency, z3.BoolRef] = {}
        for question in QUESTIONS:
            self._ask(question, z3.Bool(f"{name}{question.id} missing") if gaps and question.id != GATE else NEVER)
        self.rules: dict[str, z3.BoolRef] = {rule.id: self.says(rule.when) for rule in RULES}
        self.truths |= {(RULES_THAT_MATCHED, rule): holds for rule, holds in self.rules.items()}
        self.floor = z3.Or([self.missing[each.id] for each in QUESTIONS if _holds_up(each)] + [self._fever_left_open()])

    def says(self, condition: Condition) -> z3.BoolRef:
        if condition not in self._said:
            self._said[condition] = compiled(condition, self.truths)
        return self._said[condition]

    def ticks(self, question: str, *options: str) -> z3.BoolRef:
        return self.says(ticked(question, *options))

    def at_least(self, level: Urgency) -> z3.BoolRef:
        """The highest of the matching rules, with the floor under it, is `level` or above."""
        if level not in self._reached:
            self._reached[level] = self._at_least(level)
        return self._reached[level]

    def _at_least(self, level: Urgency) -> z3.BoolRef:
        if level is Urgency.SELF_CARE:
            return z3.BoolVal(True)
        reached = [self.rules[rule.id] for rule in RULES if rule.urgency >= level]
        return z3.Or([*reached, self.floor] if level is Urgency.ROUTINE else reached)

    def mentions(self, key: str) -> z3.BoolRef:
        """The explanation is among those shown, the others, or those to learn more from."""
        return self._mentions[key]

    @cached_property
    def _mentions(self) -> dict[str, z3.BoolRef]:
        return {
            cause.key: z3.And(
                self.goes_on,
                self.at_least(cause.min_urgency),
                self.says(cause.mention_when),
                z3.Not(self.says(cause.never_with)),
            )
            for cause in CAUSES
        }

    @cached_property
    def mentions_nothing(self) -> z3.BoolRef:
        return z3.Not(z3.Or([self.mentions(cause.key) for cause in CAUSES if not cause.teaches_only]))

    @cached_property
    def goes_on(self) -> z3.BoolRef:
        """No danger sign has ended the questions."""
        return z3.Not(self.says(DANGER))

    def _ask(self, question: Question, missing: z3.BoolRef) -> None:
        options = {option: self.truths[question.id, option] for option in question.options}
        asked = self.says(question.asked_if)
        self.asked[question.id] = asked if question.id == GATE else z3.And(self.goes_on, asked)
        self.missing[question.id] = missing
        for option in question.options:
            shown = z3.And(self.asked[question.id], self.says(question.shown_if.get(option, ALWAYS)))
            self.shown[question.id, option] = shown
            self.laws.append(z3.Implies(options[option], shown))
        self.laws.append(z3.Implies(missing, self.asked[question.id]))
        self.laws.append(
            z3.Implies(missing, z3.And([options[each] == self._stand_in(question, each) for each in options]))
        )
        valid = z3.And(self.asked[question.id], z3.Not(missing))
        self.laws.append(z3.Implies(valid, _is_an_answer(question, options)))

    def _stand_in(self, question: Question, option: str) -> z3.BoolRef:
        """journey.counts_as: whether this option counts when no valid answer came."""
        if option == "unsure":
            return self.shown[question.id, option]
        if (question.id, option) == ("fever", "yes"):
            return self.says(FEVER_COUNTS_AS_YES)
        return z3.BoolVal((question.id, option) == ("subject", "adult"))

    def _fever_left_open(self) -> z3.BoolRef:
        return z3.And(self.missing["fever"], z3.Not(self.says(FEVER_COUNTS_AS_YES)))


def _is_an_answer(question: Question, options: dict[str, z3.BoolRef]) -> z3.BoolRef:
    every = list(options.values())
    if question.kind is Kind.ONE:
        return z3.And(z3.AtMost(*every, 1), z3.Or(every))
    alone = [options[each] for each in question.exclusive]
    beside = [options[each] for each in options if each not in question.exclusive]
    return z3.And(z3.Or(every), z3.Not(z3.And(z3.Or(alone), z3.Or(beside))))


def _holds_up(question: Question) -> bool:
    """assessment.holds_up, but for fever, which depends on other answers."""
    return question.id == "subject" or ("unsure" not in question.options and question.id != "fever")


class Search:
    """Looks for visits among all visits."""

    def __init__(self, *laws: Iterable[z3.BoolRef]) -> None:
        self.solver = z3.SolverFor("QF_FD")
        for each in laws:
            self.solver.add(*each)

    def find(self, *formulas: z3.BoolRef) -> z3.ModelRef | None:
        """A model of some visit where all of these hold; None when there is none."""
        self.solver.push()
        self.solver.add(*formulas)
        found = self.solver.model() if self.solver.check() == z3.sat else None
        self.solver.pop()
        return found


def answers(world: World, model: z3.ModelRef) -> Answers:
    """The visit of a model as answers that can be replayed and kept."""
    given = {
        question.id: frozenset(each for each in question.options if _true(model, world.truths[question.id, each]))
        for question in QUESTIONS
        if not _true(model, world.missing[question.id])
    }
    return Answers({question: options for question, options in given.items() if options})


def _true(model: z3.ModelRef, formula: z3.BoolRef) -> bool:
    return z3.is_true(model.eval(formula, model_completion=True))
