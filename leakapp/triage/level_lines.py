"""Lines that some results carry besides the rest of their level, and when. The words are content (level texts)."""

from dataclasses import dataclass

from leakapp.triage.conditions import RULES_THAT_MATCHED, Condition, Facts, matched, ticked
from leakapp.triage.facts import INFLAMED, LACTATING, MALE, SMALL_CHILD
from leakapp.triage.rules import Rule
from leakapp.triage.urgency import Urgency


@dataclass(frozen=True)
class LevelLine:
    """`field`: of the level's text. `first`: above everything else, because of one answer.

    `by_region`: the field has other words in each region ("maternity.uk"), and may have none there.
    """

    field: str
    level: Urgency
    when: Condition
    first: bool = False
    by_region: bool = False


JUST_AFTER_A_PREGNANCY = ticked("since_birth", "d0_7", "w1_6")
LONG_AFTER_A_PREGNANCY = ticked("since_birth", "w6_12", "m3_12", "gt12m") | MALE | SMALL_CHILD

# Source: clinical evidence, section 5.7. A line never stands beside one that says otherwise (tests/proof).
LEVEL_LINES: tuple[LevelLine, ...] = (
    LevelLine("young_baby", Urgency.SAME_DAY, matched("R79"), first=True),
    LevelLine("check_again_hot", Urgency.SELF_CARE, INFLAMED, first=True),
    LevelLine("feeding", Urgency.SAME_DAY, LACTATING & ~matched("R26")),
    LevelLine("blisters", Urgency.SAME_DAY, matched("R26")),
    LevelLine("check_again", Urgency.SELF_CARE, ~INFLAMED),
    # Whom to call in or soon after a pregnancy. It stays where that is not known.
    LevelLine("maternity", Urgency.SAME_DAY, JUST_AFTER_A_PREGNANCY, first=True, by_region=True),
    LevelLine("maternity", Urgency.SAME_DAY, ~JUST_AFTER_A_PREGNANCY & ~LONG_AFTER_A_PREGNANCY, by_region=True),
    # Rules whose words name a shorter time than their level does (clinical table).
    LevelLine("shorter_time", Urgency.WITHIN_2_WEEKS, matched("R33"), first=True),
    LevelLine("shorter_time", Urgency.ROUTINE, matched("R65", "R66", "R77"), first=True),
)


def level_lines(level: Urgency, facts: Facts, rules: tuple[Rule, ...]) -> tuple[LevelLine, ...]:
    """The lines for these facts and the rules that matched, in order."""
    known = {**facts, RULES_THAT_MATCHED: frozenset(rule.id for rule in rules)}
    return tuple(line for line in LEVEL_LINES if line.level == level and line.when.holds(known))
