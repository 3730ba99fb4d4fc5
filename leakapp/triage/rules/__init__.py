"""The decision table: one file a level. The result is the highest level of all rules that match."""

from leakapp.triage.rules.emergency import EMERGENCY
from leakapp.triage.rules.routine import ROUTINE
from leakapp.triage.rules.rule import Rule
from leakapp.triage.rules.same_day import SAME_DAY
from leakapp.triage.rules.within_2_weeks import WITHIN_2_WEEKS

RULES: tuple[Rule, ...] = (*EMERGENCY, *SAME_DAY, *WITHIN_2_WEEKS, *ROUTINE)
BY_ID: dict[str, Rule] = {rule.id: rule for rule in RULES}

__all__ = ["BY_ID", "RULES", "Rule"]
