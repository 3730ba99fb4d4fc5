"""Hormones after a birth, fullness and supply."""

from leakapp.triage.causes.cause import AfterLoss, Cause, Strength
from leakapp.triage.conditions import ticked
from leakapp.triage.facts import ANY_FLUID, BLOOD, INFLAMED, LACTATING, LOST, MALE, MILK_LIKE, SMALL_CHILD

SUPPLY: tuple[Cause, ...] = (
    Cause(
        key="hormone-shifts",
        group="hormones",
        mention_when=ticked("status", "feeding", "birth12m_not_feeding")
        & ticked("since_birth", "d0_7", "w1_6", "unsure")
        & (MILK_LIKE | ticked("breast", "hard_full") | ticked("mood", "low_lt2w"))
        & (
            ticked("since_birth", "d0_7")
            | ticked("status", "birth12m_not_feeding")
            | ticked("breast", "hard_full")
            | ticked("mood", "low_lt2w")
        ),
        never_with=LOST | SMALL_CHILD | MALE,
        strength=(
            (ticked("since_birth", "d0_7"), Strength.STRONG),
            (ticked("since_birth", "w1_6") & ticked("status", "birth12m_not_feeding"), Strength.FITS),
            (ticked("since_birth", "w1_6", "unsure"), Strength.POSSIBLE),
        ),
        explains=(),
        speaks_for=(
            "since_birth.d0_7",
            "status.birth12m_not_feeding",
            "breast.hard_full",
            "colours.yellow_cream",
            "mood.low_lt2w",
        ),
        speaks_against=("since_birth.w1_6", "mood.low_2w"),
        after_loss=AfterLoss.HIDE,
    ),
    Cause(
        key="fullness",
        group="supply",
        mention_when=ticked("status", "feeding", "inducing", "birth12m_not_feeding", "stopped_lt12m")
        & (
            ticked("breast", "hard_full")
            | ticked("when", "full")
            | (LACTATING & ticked("breast", "armpit_lump", "swollen_shape"))
            | ticked("breast", "sore")
        ),
        never_with=LOST | SMALL_CHILD | MALE,
        strength=(
            (ticked("breast", "hard_full") & ~INFLAMED, Strength.STRONG),
            (ticked("when", "full") & LACTATING & MILK_LIKE, Strength.STRONG),
            (ticked("breast", "hard_full") | ticked("when", "full"), Strength.FITS),
            (LACTATING | ticked("breast", "sore"), Strength.POSSIBLE),
        ),
        explains=("R39", "R68"),
        speaks_for=(
            "breast.hard_full",
            "when.full",
            "when.missed",
            "status.feeding",
            "since_birth.d0_7",
            "breast.sore",
        ),
        speaks_against=("breast.hot_red", "fever.yes", "breast.swollen_shape"),
        after_loss=AfterLoss.HIDE,
        part_of="let-down",
        part_unless=ticked("breast", "hard_full"),
    ),
    Cause(
        key="missed-feed",
        group="supply",
        mention_when=LACTATING & ticked("when", "missed"),
        never_with=LOST | SMALL_CHILD | MALE,
        strength=((MILK_LIKE & ~BLOOD, Strength.STRONG), (MILK_LIKE, Strength.FITS), (ANY_FLUID, Strength.POSSIBLE)),
        explains=(),
        speaks_for=("when.missed", "when.full", "status.feeding"),
        speaks_against=("colours.red_pink",),
        after_loss=AfterLoss.HIDE,
        part_of="let-down",
    ),
    Cause(
        key="early-weeks",
        group="supply",
        mention_when=LACTATING & MILK_LIKE & ticked("since_birth", "d0_7", "w1_6", "w6_12", "unsure"),
        never_with=LOST | SMALL_CHILD | MALE,
        strength=(
            (
                ticked("since_birth", "d0_7", "w1_6", "w6_12")
                & ~BLOOD
                & ticked("when", "soaking")
                & ~ticked("baby", "not_gaining", "unwell"),
                Strength.STRONG,
            ),
            (ticked("since_birth", "d0_7", "w1_6", "w6_12") & ~BLOOD, Strength.FITS),
            (ANY_FLUID, Strength.POSSIBLE),
        ),
        explains=(),
        speaks_for=("since_birth.d0_7", "since_birth.w1_6", "since_birth.w6_12", "when.soaking", "sides.both"),
        speaks_against=("when.never_soft", "baby.not_gaining", "baby.unwell"),
        after_loss=AfterLoss.HIDE,
        part_of="let-down",
    ),
    Cause(
        key="oversupply",
        group="supply",
        mention_when=LACTATING
        & (ticked("when", "soaking", "never_soft") | ticked("baby", "refuses", "chokes_ok", "gulps")),
        never_with=LOST | SMALL_CHILD | MALE | ticked("baby", "not_gaining", "unwell"),
        strength=(
            (
                ticked("when", "never_soft") & (ticked("when", "soaking") | ticked("baby", "chokes_ok", "gulps")),
                Strength.STRONG,
            ),
            (ticked("baby", "gulps") & (ticked("when", "soaking") | ticked("baby", "chokes_ok")), Strength.STRONG),
            (
                ticked("when", "never_soft")
                | ticked("baby", "gulps")
                | (ticked("when", "soaking") & ticked("since_birth", "m3_12", "gt12m")),
                Strength.FITS,
            ),
            (LACTATING, Strength.POSSIBLE),
        ),
        explains=("R82",),
        speaks_for=(
            "when.never_soft",
            "when.soaking",
            "baby.gulps",
            "baby.chokes_ok",
            "since_birth.m3_12",
            "since_birth.gt12m",
            "baby.refuses",
        ),
        speaks_against=("since_birth.d0_7", "since_birth.w1_6"),
        after_loss=AfterLoss.HIDE,
    ),
    Cause(
        key="forceful-let-down",
        group="supply",
        mention_when=LACTATING & ticked("baby", "refuses", "chokes_ok", "gulps"),
        never_with=LOST | SMALL_CHILD | MALE,
        strength=(
            (ticked("baby", "not_gaining", "unwell"), Strength.POSSIBLE),
            (ticked("baby", "chokes_ok"), Strength.STRONG),
            (ticked("baby", "gulps"), Strength.FITS),
            (ticked("baby", "refuses"), Strength.POSSIBLE),
        ),
        explains=("R82",),
        speaks_for=("baby.chokes_ok", "baby.gulps", "when.other_side", "status.feeding", "baby.refuses"),
        speaks_against=("baby.not_gaining", "baby.unwell"),
        after_loss=AfterLoss.HIDE,
    ),
    Cause(
        key="baby-enough-milk",
        group="supply",
        mention_when=LACTATING & ticked("baby", "refuses", "not_gaining", "unwell"),
        never_with=LOST | SMALL_CHILD | MALE,
        strength=(
            (ticked("baby", "not_gaining", "unwell"), Strength.STRONG),
            (ticked("baby", "refuses"), Strength.FITS),
        ),
        explains=("R23", "R82"),
        speaks_for=("baby.not_gaining", "baby.unwell", "baby.refuses"),
        speaks_against=("baby.gulps",),
        after_loss=AfterLoss.HIDE,
    ),
)
