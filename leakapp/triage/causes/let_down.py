"""Let-down and what sets it off."""

from leakapp.triage.causes.cause import AfterLoss, Cause, Strength
from leakapp.triage.conditions import ticked
from leakapp.triage.facts import ANY_FLUID, BLOOD, EXPECTED, LACTATING, LOST, MALE, MILK_LIKE, SMALL_CHILD, TRIGGER

LET_DOWN: tuple[Cause, ...] = (
    Cause(
        key="let-down",
        group="let_down",
        mention_when=ANY_FLUID
        & (
            (LACTATING & (MILK_LIKE | ticked("colours", "clear", "straw", "green_grey", "unsure")))
            | (ticked("status", "pregnant", "inducing", "birth12m_not_feeding", "stopped_lt12m") & MILK_LIKE & TRIGGER)
        ),
        never_with=LOST | SMALL_CHILD | MALE,
        strength=(
            (LACTATING & MILK_LIKE & TRIGGER, Strength.STRONG),
            (MILK_LIKE & ~ticked("status", "pregnant"), Strength.FITS),
            (ANY_FLUID, Strength.POSSIBLE),
        ),
        explains=(),
        speaks_for=(
            "status.feeding",
            "colours.milky",
            "when.other_side",
            "when.cry",
            "when.thinking",
            "when.shower",
            "when.sex",
            "when.feelings",
        ),
        speaks_against=("colours.red_pink", "colours.brown_dark", "colours.clear", "when.none_of_these"),
        after_loss=AfterLoss.HIDE,
    ),
    Cause(
        key="other-side",
        group="let_down",
        mention_when=LACTATING & ticked("when", "other_side"),
        never_with=LOST | SMALL_CHILD | MALE,
        strength=((MILK_LIKE & ~BLOOD, Strength.STRONG), (MILK_LIKE, Strength.FITS), (ANY_FLUID, Strength.POSSIBLE)),
        explains=(),
        speaks_for=("status.feeding", "when.other_side", "colours.milky"),
        speaks_against=("colours.red_pink", "colours.brown_dark"),
        after_loss=AfterLoss.HIDE,
        part_of="let-down",
    ),
    Cause(
        key="sex",
        group="let_down",
        mention_when=ANY_FLUID & ticked("when", "sex"),
        never_with=LOST | SMALL_CHILD,
        strength=(
            (LACTATING & MILK_LIKE & ~BLOOD, Strength.STRONG),
            (MILK_LIKE & EXPECTED & ~BLOOD, Strength.FITS),
            (ANY_FLUID, Strength.POSSIBLE),
        ),
        explains=("R61",),
        speaks_for=("when.sex", "status.feeding", "colours.milky"),
        speaks_against=("status.none", "colours.red_pink"),
        after_loss=AfterLoss.HIDE,
        part_of="let-down",
    ),
)
