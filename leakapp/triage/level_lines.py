"""Lines that some results carry besides the rest of their level, and when. The words are content (level texts)."""

from dataclasses import dataclass

from leakapp.triage.conditions import RULES_THAT_MATCHED, Condition, Facts, matched
from leakapp.triage.facts import INFLAMED, LACTATING
from leakapp.triage.rules import Rule
from leakapp.triage.urgency import Urgency


@dataclass(frozen=True)
class LevelLine:
    """`field`: of the level's text. `first`: above everything else, because of one answer."""

    field: str
    level: Urgency
    when: Condition
    first: bool = False


# Source: clinical evidence, section 5.7. A line never stands beside one that says otherwise (tests/proof).
LEVEL_LINES: tuple[LevelLine, ...] = (
    LevelLine("young_baby", Urgency.SAME_DAY, matched("R79"), first=True),
    LevelLine("check_again_hot", Urgency.SELF_CARE, INFLAMED, first=True),
    LevelLine("feeding", Urgency.SAME_DAY, LACTATING & ~matched("R26")),
    LevelLine("blisters", Urgency.SAME_DAY, matched("R26")),
    LevelLine("check_again", Urgency.SELF_CARE, ~INFLAMED),
)


def level_lines(level: Urgency, facts: Facts, rules: tuple[Rule, ...]) -> tuple[LevelLine, ...]:
    """The lines for these facts and the rules that matched, in order."""
    known = {**facts, RULES_THAT_MATCHED: frozenset(rule.id for rule in rules)}
    return tuple(line for line in LEVEL_LINES if line.level == level and line.when.holds(known))
