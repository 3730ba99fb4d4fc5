"""Breaks every rule and every question on purpose, and lists what no test would notice: `make mutate`.

A fault is noticed when a kept case comes out otherwise than the clinical table says, worked by the reference of
tests/triage/clinical_table.py: the comparison that tests/triage/test_table.py makes. A fault that goes unnoticed is
proved to change nothing for any visitor, or z3 names a visitor who shows it; `--keep` adds those to tests/cases.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from unittest.mock import patch

import z3

from leakapp.triage import journey
from leakapp.triage.answers import Answers
from leakapp.triage.conditions import ALWAYS
from leakapp.triage.questions import QUESTIONS, Question
from leakapp.triage.rules import RULES, Rule
from leakapp.triage.urgency import Urgency
from tests.proof.mutants import Mutant, of_questions, of_rules
from tests.proof.property import world
from tests.proof.world import answers
from tests.triage import clinical_table
from tests.triage.kept import FAULTS, kept_cases
from tests.triage.visitors import CALM, completed, given


@dataclass(frozen=True)
class Expected:
    """What the clinical table says of one visit."""

    answers: Answers
    asked: tuple[str, ...]
    shown: dict[str, list[str]]
    facts: dict[str, frozenset[str]]
    fired: frozenset[str]
    level: Urgency


@cache
def expected() -> list[Expected]:
    """Of every kept case. Those found on the way are added, as one case often shows several faults."""
    return [_expected(visit) for visit in kept_cases()]


def _expected(visit: Answers) -> Expected:
    found = clinical_table.visit(visit.given)
    return Expected(visit, tuple(found.asked), found.options, found.facts, frozenset(found.fired), Urgency[found.level])


# ------------------------------------------------------------------------------------------------------- the oracle


def is_noticed(mutant: Mutant) -> bool:
    return _differs(mutant, expected())


def _differs(mutant: Mutant, visits: Iterable[Expected]) -> bool:
    """Whether one of these visits goes otherwise with the fault in place."""
    if isinstance(mutant.changed, Rule):
        return any(_rule_differs(mutant, each) for each in visits)
    changed = tuple(mutant.changed if each is mutant.original else each for each in QUESTIONS)
    with patch.object(journey, "QUESTIONS", changed):
        return any(map(_goes_otherwise, visits))


def _rule_differs(mutant: Mutant, wanted: Expected) -> bool:
    rule = mutant.changed
    assert isinstance(rule, Rule)
    fires = rule.when.holds(wanted.facts)
    if fires != (rule.id in wanted.fired):
        return True
    if not fires or rule.urgency == mutant.original.urgency:
        return False
    others = [each.urgency for each in RULES if each.id in wanted.fired and each.id != rule.id]
    level = max([rule.urgency, *others])
    deciding = rule.urgency == level
    return level != wanted.level or deciding != (mutant.original.urgency == wanted.level)


def _goes_otherwise(wanted: Expected) -> bool:
    found = journey.replay(wanted.answers)
    if tuple(each.id for each in found.asked) != wanted.asked or dict(found.facts) != wanted.facts:
        return True
    return any(list(each.options_shown(found.facts)) != wanted.shown[each.id] for each in found.asked)


# ------------------------------------------------------------------------------------------------------ survivors


def one_who_shows_it(mutant: Mutant) -> Answers | None:
    """A visitor for whom the fault makes a difference; None when z3 proves that there is none."""
    every, search = world()
    model = search.find(*_shows(mutant))
    return None if model is None else _calmed(mutant, _with_both(mutant, answers(every, model)))


def _with_both(mutant: Mutant, visit: Answers) -> Answers:
    """Where an option no longer stands alone, it has to be ticked beside another."""
    before, after = mutant.original, mutant.changed
    if isinstance(before, Rule) or before.exclusive == after.exclusive:
        return visit
    (option,) = set(before.exclusive) - set(after.exclusive)
    shown = before.options_shown(journey.replay(visit).facts)
    return visit.with_answer(before.id, {option, next(each for each in shown if each not in before.exclusive)})


def _calmed(mutant: Mutant, visit: Answers) -> Answers:
    """The same visitor with the calm answer wherever the fault still shows, so that the case is easy to read."""
    for question in reversed(QUESTIONS):
        calmer = visit.with_answer(question.id, {CALM[question.id]})
        calmer = journey.keeps_to_the_path(completed(calmer)) if visit.to(question.id) else visit
        if _differs(mutant, [_expected(calmer)]):
            visit = calmer
    return visit


def _shows(mutant: Mutant) -> Iterator[z3.BoolRef]:
    every, before, after = world()[0], mutant.original, mutant.changed
    if isinstance(before, Rule):
        assert isinstance(after, Rule)
        if before.when != after.when:
            yield every.says(before.when) != every.says(after.when)
        else:
            higher = [every.rules[each.id] for each in RULES if each.urgency > min(before.urgency, after.urgency)]
            yield z3.And(every.rules[before.id], z3.Not(z3.Or(higher)))
        return
    assert isinstance(before, Question)
    assert isinstance(after, Question)
    yield every.goes_on
    if before.exclusive != after.exclusive:
        yield every.asked[before.id]
    if before.asked_if != after.asked_if:
        yield every.says(before.asked_if) != every.says(after.asked_if)
        return
    for option in before.options:
        old, new = before.shown_if.get(option, ALWAYS), after.shown_if.get(option, ALWAYS)
        if old != new:
            yield z3.And(every.asked[before.id], every.says(old) != every.says(new))


@dataclass(frozen=True)
class Verdict:
    """`shown_by`: a visitor who would show a fault that nothing notices, if there is one."""

    kind: str
    mutant: Mutant
    noticed: bool
    shown_by: Answers | None = None

    @property
    def in_words(self) -> str:
        return "noticed" if self.noticed else "survives" if self.shown_by else "changes nothing, proved"


def verdicts() -> Iterator[Verdict]:
    for kind, mutants in (("rules", of_rules()), ("questions", of_questions())):
        for mutant in mutants:
            noticed = is_noticed(mutant)
            yield Verdict(kind, mutant, noticed, None if noticed else one_who_shows_it(mutant))


def main() -> int:
    start, found = time.perf_counter(), []
    for verdict in verdicts():
        found.append(verdict)
        if verdict.shown_by and "--keep" in sys.argv:
            expected().append(_expected(verdict.shown_by))
        if not verdict.noticed and (verdict.shown_by or "-v" in sys.argv):
            print(f"{verdict.in_words}: {verdict.mutant.what}", flush=True)
    survivors = [_case(each) for each in found if each.shown_by]
    for case in survivors:
        print(json.dumps(case))
    _report(found, time.perf_counter() - start)
    if "--keep" in sys.argv and survivors:
        _keep(survivors)
    return 1 if survivors else 0


def _case(verdict: Verdict) -> dict[str, object]:
    assert verdict.shown_by is not None
    return {"says": verdict.mutant.what, "answers": given(verdict.shown_by)}


def _report(found: list[Verdict], seconds: float) -> None:
    for (kind, words), number in sorted(Counter((each.kind, each.in_words) for each in found).items()):
        print(f"{number:5}  {kind}: {words}")
    noticed, survive = sum(each.noticed for each in found), sum(bool(each.shown_by) for each in found)
    equal = len(found) - noticed - survive
    print(f"{noticed} of {noticed + survive} faults noticed; {equal} more change nothing. {seconds:.1f} s.")


def _keep(cases: list[dict[str, object]]) -> None:
    rows = [*json.loads(FAULTS.read_text(encoding="utf-8")), *cases] if FAULTS.exists() else cases
    FAULTS.write_text("[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]\n", encoding="utf-8")
    print(f"Kept {len(cases)} in {FAULTS.name}.")


if __name__ == "__main__":
    sys.exit(main())
