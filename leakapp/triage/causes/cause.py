"""What an explanation is. Explanations explain; they never set, raise or lower the urgency (safety property P13)."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from leakapp.triage.conditions import NEVER, Condition
from leakapp.triage.urgency import Urgency


class Strength(IntEnum):
    """How well the answers fit. It orders explanations and chooses their label, nothing else."""

    POSSIBLE = 1
    FITS = 2
    STRONG = 3


class AfterLoss(StrEnum):
    HIDE = "hide"  # never shown after a loss
    QUIET = "quiet"  # shown without its lines about a baby or feeding
    SAME = "same"  # nothing about babies or feeding on the page


@dataclass(frozen=True)
class Cause:
    """One row of the table of explanations. Readings are written "question.option".

    `danger`: whatever the strength, the label says that a doctor needs to check for this.
    `explains`: the rules whose reason this page gives; used for order alone.
    `part_of`: shown inside that page when it leads, unless `part_unless` holds.
    """

    key: str
    group: str
    mention_when: Condition
    never_with: Condition
    strength: tuple[tuple[Condition, Strength], ...]
    explains: tuple[str, ...]
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]
    after_loss: AfterLoss
    danger: bool = False
    min_urgency: Urgency = Urgency.SELF_CARE
    teaches_only: bool = False
    part_of: str = ""
    part_unless: Condition = NEVER
