"""The app's own condition objects, said to z3. Nothing of a rule is written twice."""

from collections.abc import Mapping

import z3

from leakapp.triage.conditions import All, Any, Condition, Not, Reading, Ticked

Truths = Mapping[Reading, z3.BoolRef]  # (question, option) -> whether that option counts


def compiled(condition: Condition, truths: Truths) -> z3.BoolRef:
    """The condition as a formula. A reading that nobody can give is a KeyError: an id is misspelt."""
    if isinstance(condition, Ticked):
        return z3.Or([truths[condition.question, option] for option in sorted(condition.options)])
    if isinstance(condition, Not):
        return z3.Not(compiled(condition.part, truths))
    assert isinstance(condition, All | Any)
    parts = [compiled(part, truths) for part in condition.parts]
    return z3.And(parts) if isinstance(condition, All) else z3.Or(parts)
