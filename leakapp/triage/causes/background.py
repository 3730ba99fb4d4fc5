"""Pages that teach and never take a place among the explanations."""

from leakapp.triage.causes.cause import AfterLoss, Cause, Strength
from leakapp.triage.conditions import NEVER, matched, ticked
from leakapp.triage.facts import ANY_FLUID, GROWN_UP, LOST, MALE, MILK_LIKE, MILK_UNEXPECTED, SMALL_CHILD

BACKGROUND: tuple[Cause, ...] = (
    Cause(
        key="oxytocin",
        group="learn_more",
        mention_when=ticked("status", "feeding", "inducing", "birth12m_not_feeding", "stopped_lt12m") & MILK_LIKE,
        never_with=LOST | SMALL_CHILD | MALE,
        strength=((ANY_FLUID, Strength.FITS),),
        explains=(),
        speaks_for=("status.feeding",),
        speaks_against=("when.none_of_these",),
        after_loss=AfterLoss.HIDE,
        teaches_only=True,
    ),
    Cause(
        key="prolactin",
        group="learn_more",
        mention_when=GROWN_UP & (MILK_LIKE | matched("R18", "R48", "R61", "R62", "R77")),
        never_with=LOST | SMALL_CHILD,
        strength=((MILK_UNEXPECTED, Strength.FITS), (GROWN_UP, Strength.POSSIBLE)),
        explains=(),
        speaks_for=("colours.milky", "sides.both", "hormone.periods"),
        speaks_against=("colours.red_pink", "colours.clear", "duct.one"),
        after_loss=AfterLoss.HIDE,
        teaches_only=True,
    ),
    Cause(
        key="colours",
        group="learn_more",
        mention_when=ANY_FLUID,
        never_with=NEVER,
        strength=((ANY_FLUID, Strength.FITS),),
        explains=(),
        speaks_for=("colours.unsure", "colours.green_grey"),
        speaks_against=(),
        after_loss=AfterLoss.SAME,
        teaches_only=True,
    ),
)
