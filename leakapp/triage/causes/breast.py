"""Things in the breast or on the nipple."""

from leakapp.triage.causes.cause import AfterLoss, Cause, Strength
from leakapp.triage.conditions import ALWAYS, NEVER, matched, ticked
from leakapp.triage.facts import (
    AFTER_CHANGE,
    ANY_FLUID,
    BLOOD,
    CLASSIC_DUCT,
    CLEARISH,
    GROWN_UP,
    INFLAMED,
    LACTATING,
    LOST,
    MALE,
    MILK_LIKE,
    MILK_UNEXPECTED,
    ONE_SIDED,
    SMALL_CHILD,
    UNEXPECTED,
    WATERY,
    WINDING_DOWN,
)
from leakapp.triage.urgency import Urgency

BREAST: tuple[Cause, ...] = (
    Cause(
        key="duct-ectasia",
        group="breast_condition",
        mention_when=GROWN_UP
        & (
            (
                ANY_FLUID
                & (
                    ticked("colours", "green_grey")
                    | ((BLOOD | WATERY) & ~LACTATING & ~ticked("status", "pregnant") & ~ticked("since_birth", "d0_7"))
                )
            )
            | (~LACTATING & ticked("breast", "lump", "nipple_in"))
        ),
        never_with=SMALL_CHILD,
        strength=(
            (
                ticked("colours", "green_grey")
                & ~ticked("colours", "red_pink")
                & UNEXPECTED
                & ticked("duct", "several"),
                Strength.STRONG,
            ),
            (ticked("colours", "green_grey", "brown_dark") & ~LACTATING & ~ticked("status", "pregnant"), Strength.FITS),
            (GROWN_UP, Strength.POSSIBLE),
        ),
        explains=("R30", "R31", "R34", "R35", "R36", "R37", "R42", "R47", "R55", "R60", "R68", "R69", "R70"),
        speaks_for=(
            "colours.green_grey",
            "colours.brown_dark",
            "duct.several",
            "age.30_49",
            "age.50_plus",
            "breast.nipple_in",
            "breast.lump",
        ),
        speaks_against=("duct.one", "colours.clear", "age.18_29"),
        after_loss=AfterLoss.SAME,
    ),
    Cause(
        key="papilloma",
        group="breast_condition",
        mention_when=GROWN_UP
        & ANY_FLUID
        & matched("R30", "R31", "R32", "R33", "R34", "R35", "R36", "R37", "R38", "R47", "R52", "R55", "R80")
        & (BLOOD | CLEARISH | ONE_SIDED | ticked("duct", "one")),
        never_with=SMALL_CHILD,
        strength=(
            (CLASSIC_DUCT & ticked("duct", "one"), Strength.STRONG),
            (CLASSIC_DUCT & ~ticked("duct", "several"), Strength.FITS),
            (ANY_FLUID, Strength.POSSIBLE),
        ),
        explains=("R30", "R31", "R32", "R33", "R34", "R35", "R36", "R37", "R38", "R47", "R52", "R55", "R80"),
        speaks_for=(
            "duct.one",
            "spont.itself",
            "sides.one",
            "colours.red_pink",
            "colours.brown_dark",
            "colours.clear",
            "colours.straw",
        ),
        speaks_against=("duct.several", "sides.both", "spont.squeezed", "colours.milky"),
        after_loss=AfterLoss.SAME,
        danger=True,
        min_urgency=Urgency.WITHIN_2_WEEKS,
    ),
    Cause(
        key="cancer",
        group="breast_condition",
        mention_when=GROWN_UP
        & matched(
            "R30",
            "R31",
            "R32",
            "R33",
            "R34",
            "R35",
            "R36",
            "R37",
            "R38",
            "R39",
            "R40",
            "R41",
            "R42",
            "R43",
            "R44",
            "R46",
            "R47",
            "R52",
            "R55",
            "R80",
        ),
        never_with=SMALL_CHILD,
        strength=(
            (
                ~LACTATING
                & (
                    ticked("breast", "dimpling")
                    | (ticked("breast", "lump", "armpit_lump", "nipple_in") & (BLOOD | WATERY | MALE))
                ),
                Strength.STRONG,
            ),
            (
                ticked("breast", "armpit_lump", "dimpling", "nipple_in") | (ticked("breast", "lump") & ~LACTATING),
                Strength.FITS,
            ),
            (CLASSIC_DUCT | (BLOOD & AFTER_CHANGE) | (MALE & ANY_FLUID), Strength.FITS),
            (GROWN_UP, Strength.POSSIBLE),
        ),
        explains=(
            "R30",
            "R31",
            "R32",
            "R33",
            "R34",
            "R35",
            "R36",
            "R37",
            "R38",
            "R39",
            "R40",
            "R41",
            "R42",
            "R43",
            "R44",
            "R46",
            "R47",
            "R52",
            "R55",
            "R80",
        ),
        speaks_for=(
            "colours.red_pink",
            "colours.brown_dark",
            "colours.clear",
            "colours.straw",
            "sides.one",
            "spont.itself",
            "breast.lump",
            "breast.armpit_lump",
            "breast.dimpling",
            "breast.nipple_in",
            "breast.swollen_shape",
            "general.cancer_history",
            "age.50_plus",
            "body.male",
            "lump_kind.stays",
        ),
        speaks_against=(),
        after_loss=AfterLoss.SAME,
        danger=True,
        min_urgency=Urgency.WITHIN_2_WEEKS,
    ),
    Cause(
        key="pagets",
        group="breast_condition",
        mention_when=GROWN_UP & matched("R43"),
        never_with=SMALL_CHILD,
        strength=(
            (ticked("rash_time", "ge2w") & ~LACTATING, Strength.STRONG),
            (ticked("rash_time", "ge2w"), Strength.FITS),
            (GROWN_UP, Strength.POSSIBLE),
        ),
        explains=("R43",),
        speaks_for=("rash_time.ge2w", "rash_time.unsure", "breast.lump", "colours.red_pink", "age.50_plus"),
        speaks_against=(),
        after_loss=AfterLoss.SAME,
        danger=True,
        min_urgency=Urgency.WITHIN_2_WEEKS,
    ),
    Cause(
        key="inflammatory-cancer",
        group="breast_condition",
        mention_when=GROWN_UP
        & (
            ticked("breast", "dimpling")
            | ticked("abx", "ge48h_not_better", "finished_not_gone")
            | (ticked("breast", "swollen_shape") & (INFLAMED | ~LACTATING | ticked("lump_kind", "stays")))
            | (INFLAMED & (UNEXPECTED | MALE))
        ),
        never_with=SMALL_CHILD,
        strength=(
            (INFLAMED & ticked("breast", "dimpling"), Strength.STRONG),
            (
                ticked("breast", "swollen_shape")
                & (ticked("breast", "dimpling") | ticked("abx", "finished_not_gone") | (INFLAMED & ~LACTATING)),
                Strength.FITS,
            ),
            (ticked("abx", "finished_not_gone"), Strength.FITS),
            (GROWN_UP, Strength.POSSIBLE),
        ),
        explains=("R12", "R13", "R16", "R39", "R41", "R44", "R46"),
        speaks_for=(
            "breast.dimpling",
            "breast.hot_red",
            "breast.swollen_shape",
            "abx.finished_not_gone",
            "abx.ge48h_not_better",
            "age.50_plus",
        ),
        speaks_against=("hot_time.lt12h", "fever.yes"),
        after_loss=AfterLoss.SAME,
        danger=True,
        min_urgency=Urgency.WITHIN_2_WEEKS,
    ),
    Cause(
        key="galactocele",
        group="breast_condition",
        mention_when=(ticked("breast", "lump") & ((LACTATING & ~ticked("lump_kind", "goes")) | WINDING_DOWN | LOST))
        | (LACTATING & ticked("breast", "swollen_shape") & ticked("lump_kind", "comes_back", "stays")),
        never_with=SMALL_CHILD | MALE,
        strength=(
            (LACTATING & ticked("lump_kind", "comes_back", "stays") & ~INFLAMED, Strength.FITS),
            (ticked("breast", "lump", "swollen_shape"), Strength.POSSIBLE),
        ),
        explains=("R38", "R39", "R68"),
        speaks_for=("lump_kind.stays", "lump_kind.comes_back", "breast.lump"),
        speaks_against=("fever.yes", "breast.hot_red"),
        after_loss=AfterLoss.QUIET,
        min_urgency=Urgency.ROUTINE,
    ),
    Cause(
        key="rusty-pipe",
        group="breast_condition",
        mention_when=GROWN_UP
        & BLOOD
        & (
            (
                ticked("status", "loss12m", "feeding", "birth12m_not_feeding")
                & ticked("since_birth", "d0_7", "w1_6", "unsure")
            )
            | ticked("status", "pregnant")
        ),
        never_with=SMALL_CHILD | MALE,
        strength=(
            (ticked("since_birth", "d0_7") & ~ticked("breast", "lump") & ~ticked("breast", "wound"), Strength.STRONG),
            (ticked("since_birth", "d0_7"), Strength.FITS),
            (ANY_FLUID, Strength.POSSIBLE),
        ),
        explains=("R31", "R32", "R33", "R65"),
        speaks_for=("since_birth.d0_7", "sides.both", "colours.red_pink", "colours.brown_dark"),
        speaks_against=("since_birth.w1_6", "sides.one", "breast.lump", "breast.wound"),
        after_loss=AfterLoss.QUIET,
    ),
    Cause(
        key="blood-pregnancy",
        group="breast_condition",
        mention_when=BLOOD & ticked("status", "pregnant"),
        never_with=LOST | SMALL_CHILD | MALE,
        strength=((BLOOD, Strength.STRONG),),
        explains=("R33",),
        speaks_for=("status.pregnant", "colours.red_pink", "colours.brown_dark", "sides.both"),
        speaks_against=("sides.one", "breast.lump"),
        after_loss=AfterLoss.HIDE,
    ),
    Cause(
        key="lump",
        group="breast_condition",
        mention_when=~ticked("subject", "baby")
        & (
            ticked("breast", "lump", "armpit_lump")
            | matched("R39")
            | (ticked("subject", "child") & ticked("breast", "swollen_shape"))
        ),
        never_with=ticked("subject", "baby"),
        strength=(
            (
                ticked("breast", "lump", "armpit_lump") & ~INFLAMED & ~BLOOD & ~ticked("lump_kind", "goes"),
                Strength.STRONG,
            ),
            (ticked("breast", "lump", "armpit_lump") & ~INFLAMED, Strength.FITS),
            (ALWAYS, Strength.POSSIBLE),
        ),
        explains=("R38", "R39", "R40", "R68", "R78"),
        speaks_for=(
            "breast.lump",
            "breast.armpit_lump",
            "lump_kind.stays",
            "lump_kind.comes_back",
            "lump_kind.unsure",
            "subject.child",
        ),
        speaks_against=("lump_kind.goes", "breast.hot_red", "breast.dimpling", "colours.red_pink"),
        after_loss=AfterLoss.QUIET,
        min_urgency=Urgency.ROUTINE,
    ),
    Cause(
        key="implants",
        group="breast_condition",
        mention_when=ticked("general", "implants")
        & (
            ticked("breast", "lump", "armpit_lump", "nipple_rash", "hot_red", "swollen_shape")
            | (ANY_FLUID & (UNEXPECTED | MALE))
        ),
        never_with=SMALL_CHILD,
        strength=(
            (ticked("breast", "lump", "armpit_lump", "swollen_shape"), Strength.STRONG),
            (ticked("breast", "nipple_rash", "hot_red"), Strength.FITS),
            (ANY_FLUID, Strength.POSSIBLE),
        ),
        explains=("R17", "R44", "R45"),
        speaks_for=(
            "general.implants",
            "breast.swollen_shape",
            "breast.lump",
            "breast.armpit_lump",
            "breast.hot_red",
            "breast.nipple_rash",
        ),
        speaks_against=("breast.hard_full",),
        after_loss=AfterLoss.QUIET,
        danger=True,
        min_urgency=Urgency.ROUTINE,
    ),
    Cause(
        key="nipple-skin",
        group="breast_condition",
        mention_when=~ticked("subject", "baby") & ticked("breast", "nipple_rash", "wound"),
        never_with=ticked("subject", "baby"),
        strength=(
            (ticked("breast", "wound") | (LACTATING & ticked("rash_time", "lt2w")), Strength.STRONG),
            (ticked("rash_time", "lt2w"), Strength.FITS),
            (ticked("breast", "nipple_rash"), Strength.POSSIBLE),
        ),
        explains=("R32", "R43", "R66", "R67", "R68"),
        speaks_for=("breast.wound", "breast.nipple_rash", "rash_time.lt2w", "colours.red_pink"),
        speaks_against=("rash_time.ge2w", "freq.ge2w"),
        after_loss=AfterLoss.QUIET,
    ),
    Cause(
        key="surgery-injury",
        group="breast_condition",
        mention_when=ticked("general", "surgery_6w", "surgery_12m", "injury_swelling") | ticked("breast", "skin_leak"),
        never_with=NEVER,
        strength=(
            (
                ticked("general", "injury_swelling")
                | (
                    ticked("general", "surgery_6w")
                    & (ANY_FLUID | ticked("breast", "skin_leak", "hot_red", "swollen_shape"))
                )
                | (ticked("breast", "skin_leak") & ticked("general", "surgery_12m")),
                Strength.STRONG,
            ),
            (ANY_FLUID | ticked("general", "surgery_6w") | ticked("breast", "skin_leak"), Strength.FITS),
            (ALWAYS, Strength.POSSIBLE),
        ),
        explains=("R17", "R25", "R27", "R54", "R72"),
        speaks_for=(
            "general.surgery_6w",
            "general.surgery_12m",
            "general.injury_swelling",
            "colours.red_pink",
            "colours.clear",
            "breast.skin_leak",
        ),
        speaks_against=("general.surgery_12m",),
        after_loss=AfterLoss.SAME,
    ),
    Cause(
        key="squeezed",
        group="breast_condition",
        mention_when=GROWN_UP & ANY_FLUID & ticked("spont", "squeezed") & (UNEXPECTED | WINDING_DOWN | MALE),
        never_with=LOST | SMALL_CHILD,
        strength=(
            (
                UNEXPECTED
                & ~AFTER_CHANGE
                & ticked("sides", "both")
                & ticked("duct", "several")
                & ~BLOOD
                & ~CLEARISH
                & ~MILK_LIKE
                & ~ticked("colours", "pus"),
                Strength.STRONG,
            ),
            (ticked("sides", "both") & ~BLOOD & ~CLEARISH & ~AFTER_CHANGE & ~MALE & ~MILK_UNEXPECTED, Strength.FITS),
            (ANY_FLUID, Strength.POSSIBLE),
        ),
        explains=("R60",),
        speaks_for=("spont.squeezed", "sides.both", "duct.several", "freq.once"),
        speaks_against=("colours.red_pink", "colours.brown_dark", "colours.clear", "sides.one", "age.50_plus"),
        after_loss=AfterLoss.HIDE,
    ),
)
