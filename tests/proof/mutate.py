"""Breaks every rule and every question on purpose, and lists what no test would notice: `make mutate`.

A fault is noticed when a kept case or a visit by chance comes out otherwise than the clinical table says, worked by the
reference of tests/triage/clinical_table.py: the comparison that tests/triage makes. A fault that goes unnoticed is
proved to change nothing for any visitor, or z3 names a visitor who shows it; `--keep` adds those to tests/cases.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
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
from tests.triage.kept import FAULTS
from tests.triage.test_table import SAMPLES
from tests.triage.visitors import CALM, completed, given

KEPT = "kept cases"


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
def expected(by_chance: bool) -> tuple[Expected, ...]:
    return tuple(_expected(each) for each in (_by_chance() if by_chance else SAMPLES[KEPT]))


def _by_chance() -> Iterator[Answers]:
    for name, sample in SAMPLES.items():
        yield from () if name == KEPT else sample


def _expected(visit: Answers) -> Expected:
    found = clinical_table.visit(visit.given)
    return Expected(visit, tuple(found.asked), found.options, found.facts, frozenset(found.fired), Urgency[found.level])


# ------------------------------------------------------------------------------------------------------- the oracle


def noticed_by(mutant: Mutant) -> str:
    """ "cases", "chance", or "" when no test would notice."""
    notices = _differs(mutant)
    for name, sample in (("cases", expected(by_chance=False)), ("chance", expected(by_chance=True))):
        if any(notices(mutant, each) for each in sample):
            return name
    return ""


def _differs(mutant: Mutant) -> Callable[[Mutant, Expected], bool]:
    return _rule_differs if isinstance(mutant.changed, Rule) else _question_differs


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


def _question_differs(mutant: Mutant, wanted: Expected) -> bool:
    changed = tuple(mutant.changed if each is mutant.original else each for each in QUESTIONS)
    with patch.object(journey, "QUESTIONS", changed):
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
    return visit.with_answer(before.id, {option, before.options[0]})


def _calmed(mutant: Mutant, visit: Answers) -> Answers:
    """The same visitor with the calm answer wherever the fault still shows, so that the case is easy to read."""
    for question in reversed(QUESTIONS):
        calmer = visit.with_answer(question.id, {CALM[question.id]})
        calmer = journey.keeps_to_the_path(completed(calmer)) if visit.to(question.id) else visit
        if _differs(mutant)(mutant, _expected(calmer)):
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


def main() -> int:
    start, tally, kept = time.perf_counter(), Counter(), []
    for kind, mutants in (("rules", of_rules()), ("questions", of_questions())):
        for mutant in mutants:
            verdict = noticed_by(mutant)
            if not verdict:
                visit = one_who_shows_it(mutant)
                verdict = "changes nothing, proved" if visit is None else "survives"
                if visit is not None:
                    kept.append({"says": mutant.what, "answers": given(visit)})
                    print(f"survives: {mutant.what}\n    {json.dumps(kept[-1])}")
                elif "-v" in sys.argv:
                    print(f"changes nothing: {mutant.what}")
            tally[kind, verdict] += 1
    _report(tally, time.perf_counter() - start)
    if "--keep" in sys.argv and kept:
        _keep(kept)
    return 1 if kept else 0


def _report(tally: Counter[tuple[str, str]], seconds: float) -> None:
    for (kind, verdict), number in sorted(tally.items()):
        words = {"cases": "noticed by a kept case", "chance": "noticed by a visit by chance"}.get(verdict, verdict)
        print(f"{number:5}  {kind}: {words}")
    killed = sum(number for (_, verdict), number in tally.items() if verdict in ("cases", "chance"))
    equal = sum(number for (_, verdict), number in tally.items() if verdict.startswith("changes nothing"))
    print(f"{killed} of {sum(tally.values()) - equal} faults noticed; {equal} more change nothing. {seconds:.1f} s.")


def _keep(cases: list[dict[str, object]]) -> None:
    rows = [*json.loads(FAULTS.read_text(encoding="utf-8")), *cases] if FAULTS.exists() else cases
    FAULTS.write_text("[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]\n", encoding="utf-8")
    print(f"Kept {len(cases)} in {FAULTS.name}.")


if __name__ == "__main__":
    sys.exit(main())
