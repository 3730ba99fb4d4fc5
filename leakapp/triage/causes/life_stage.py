"""Time of life: pregnancy, stopping, loss, babies, teenagers, men, later years."""

from leakapp.triage.causes.cause import AfterLoss, Cause, Strength
from leakapp.triage.conditions import ticked
from leakapp.triage.facts import (
    ANY_FLUID,
    BLOOD,
    BREAST_SIGN,
    EXPECTED,
    GROWN_UP,
    LACTATING,
    LOST,
    MALE,
    MILK_LIKE,
    OLDER,
    PLAIN_MILK,
    SMALL_CHILD,
    UNEXPECTED,
    WINDING_DOWN,
)

LIFE_STAGE: tuple[Cause, ...] = (
    Cause(
        key="pregnancy",
        group="life_stage",
        mention_when=(ticked("status", "pregnant") & ANY_FLUID)
        | ticked("preg_possible", "yes", "unsure")
        | (WINDING_DOWN & ticked("freq", "restarted")),
        never_with=LOST | SMALL_CHILD | ticked("body", "male", "transfem"),
        strength=(
            (
                ticked("status", "pregnant") & ~BLOOD & ticked("colours", "milky", "yellow_cream", "clear", "straw"),
                Strength.STRONG,
            ),
            (ticked("status", "pregnant") & ~BLOOD, Strength.FITS),
            (ticked("preg_possible", "yes", "unsure"), Strength.FITS),
            (ticked("status", "pregnant") | WINDING_DOWN, Strength.POSSIBLE),
        ),
        explains=("R64", "R76"),
        speaks_for=(
            "status.pregnant",
            "colours.yellow_cream",
            "preg_possible.yes",
            "preg_possible.unsure",
            "hormone.periods",
            "freq.restarted",
        ),
        speaks_against=("colours.red_pink", "colours.brown_dark", "colours.green_grey"),
        after_loss=AfterLoss.HIDE,
    ),
    Cause(
        key="after-stopping",
        group="life_stage",
        mention_when=ANY_FLUID & ticked("status", "birth12m_not_feeding", "stopped_lt12m", "stopped_gt12m"),
        never_with=LOST | SMALL_CHILD | MALE,
        strength=(
            (
                WINDING_DOWN
                & PLAIN_MILK
                & ~ticked("sides", "one")
                & ~ticked("freq", "restarted")
                & ~ticked("since_birth", "d0_7"),
                Strength.STRONG,
            ),
            (WINDING_DOWN & MILK_LIKE & ~BLOOD, Strength.FITS),
            (ANY_FLUID, Strength.POSSIBLE),
        ),
        explains=("R61", "R69", "R76"),
        speaks_for=(
            "status.stopped_lt12m",
            "status.birth12m_not_feeding",
            "colours.milky",
            "colours.yellow_cream",
            "sides.both",
            "spont.squeezed",
            "when.shower",
        ),
        speaks_against=(
            "freq.restarted",
            "status.stopped_gt12m",
            "sides.one",
            "colours.red_pink",
            "colours.brown_dark",
            "colours.clear",
        ),
        after_loss=AfterLoss.HIDE,
    ),
    Cause(
        key="loss",
        group="life_stage",
        mention_when=LOST,
        never_with=~LOST,
        strength=((ANY_FLUID | ticked("breast", "hard_full"), Strength.STRONG), (LOST, Strength.FITS)),
        explains=("R69", "R76"),
        speaks_for=(
            "status.loss12m",
            "colours.milky",
            "colours.yellow_cream",
            "breast.hard_full",
            "when.full",
            "when.shower",
            "when.pressure",
        ),
        speaks_against=("fever.yes", "breast.hot_red", "colours.red_pink", "colours.brown_dark"),
        after_loss=AfterLoss.QUIET,
    ),
    Cause(
        key="induced",
        group="life_stage",
        mention_when=ticked("status", "inducing")
        | (ticked("body", "transfem") & MILK_LIKE)
        | (ticked("body", "transmasc") & LACTATING),
        never_with=LOST | SMALL_CHILD | MALE,
        strength=(
            (ticked("status", "inducing") & PLAIN_MILK, Strength.STRONG),
            (ticked("status", "inducing") | ticked("body", "transfem"), Strength.FITS),
            (ticked("body", "transmasc"), Strength.POSSIBLE),
        ),
        explains=("R31", "R52", "R70", "R75", "R76", "R80"),
        speaks_for=("status.inducing", "colours.milky", "sides.both", "body.transfem", "body.transmasc"),
        speaks_against=("colours.red_pink", "colours.brown_dark", "colours.clear"),
        after_loss=AfterLoss.HIDE,
    ),
    Cause(
        key="newborn",
        group="life_stage",
        mention_when=ticked("subject", "baby"),
        never_with=~ticked("subject", "baby"),
        strength=(
            (PLAIN_MILK & ~ticked("breast", "hot_red", "sore") & ~ticked("fever", "yes"), Strength.STRONG),
            (ANY_FLUID | ticked("breast", "lump", "hot_red"), Strength.FITS),
            (ticked("subject", "baby"), Strength.POSSIBLE),
        ),
        explains=(
            "R10",
            "R11",
            "R12",
            "R13",
            "R14",
            "R15",
            "R16",
            "R17",
            "R24",
            "R41",
            "R46",
            "R50",
            "R53",
            "R54",
            "R74",
            "R79",
        ),
        speaks_for=("subject.baby", "colours.milky", "colours.yellow_cream", "breast.lump"),
        speaks_against=(
            "breast.sore",
            "breast.hot_red",
            "breast.swollen_shape",
            "fever.yes",
            "colours.red_pink",
            "colours.pus",
            "freq.ge2w",
        ),
        after_loss=AfterLoss.HIDE,
    ),
    Cause(
        key="child-teen",
        group="life_stage",
        mention_when=ticked("subject", "child")
        | (ticked("subject", "teen") & ~EXPECTED & (ANY_FLUID | BREAST_SIGN))
        | (ticked("subject", "baby") & BLOOD),
        never_with=ticked("subject", "adult"),
        strength=(
            (ticked("subject", "child") & ANY_FLUID, Strength.STRONG),
            (ticked("subject", "child", "baby") | ANY_FLUID, Strength.FITS),
            (ticked("subject", "teen"), Strength.POSSIBLE),
        ),
        explains=("R37", "R41", "R49", "R50", "R68", "R71", "R78"),
        speaks_for=("subject.child", "subject.teen", "colours.red_pink"),
        speaks_against=("breast.hot_red", "general.injury_swelling"),
        after_loss=AfterLoss.HIDE,
    ),
    Cause(
        key="men",
        group="life_stage",
        mention_when=MALE & (ANY_FLUID | BREAST_SIGN),
        never_with=~MALE,
        strength=((ANY_FLUID, Strength.STRONG), (MALE, Strength.FITS)),
        explains=("R37", "R38"),
        speaks_for=("body.male", "colours.milky", "colours.red_pink", "breast.lump", "sides.one", "spont.itself"),
        speaks_against=("when.touch",),
        after_loss=AfterLoss.SAME,
    ),
    Cause(
        key="postmenopause",
        group="life_stage",
        mention_when=GROWN_UP & ANY_FLUID & UNEXPECTED & OLDER,
        never_with=SMALL_CHILD | ticked("body", "male", "transfem"),
        strength=((OLDER, Strength.POSSIBLE),),
        explains=("R36",),
        speaks_for=("age.50_plus", "menopause.yes"),
        speaks_against=(),
        after_loss=AfterLoss.SAME,
    ),
)
