"""Because you told us: the given answers that make a rule match."""

from dataclasses import dataclass

from leakapp.triage.conditions import Facts, ways
from leakapp.triage.rules import Rule


@dataclass(frozen=True)
class Reason:
    """One answer that counted. `options`: the given ones that the rule reads; all given if it wants none of these."""

    question: str
    options: tuple[str, ...]


def reasons(rule: Rule, facts: Facts) -> tuple[Reason, ...]:
    """The smallest set of answers that makes the rule match by itself. Questions that were not asked are left out."""
    true_ways = (way for way in ways(rule.when) if all(test.holds(facts) == wanted for test, wanted in way))
    # A question that was not asked costs nothing: its part of the way holds without anything that was said.
    smallest = min(
        true_ways, key=lambda way: (len({test.question for test, _ in way if facts[test.question]}), len(way))
    )
    options: dict[str, set[str]] = {}
    for test, wanted in smallest:
        given = facts[test.question]
        options.setdefault(test.question, set()).update(given & test.options if wanted else set())
    for test, wanted in smallest:
        if not wanted and not options[test.question]:
            options[test.question].update(facts[test.question])
    return tuple(Reason(question, tuple(sorted(given))) for question, given in options.items() if given)
