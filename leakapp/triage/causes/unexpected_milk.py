"""Milk when none is expected."""

from leakapp.triage.causes.cause import AfterLoss, Cause, Strength
from leakapp.triage.conditions import ticked
from leakapp.triage.facts import (
    ANY_FLUID,
    BLOOD,
    GROWN_UP,
    HEAD_SIGN,
    LACTATING,
    LATE_MILK,
    LOST,
    MALE,
    MILK_LIKE,
    MILK_UNEXPECTED,
    PERIOD_SIGN,
    PLAIN_MILK,
    SETTLED,
    SMALL_CHILD,
    UNEXPECTED,
    WATERY,
    WINDING_DOWN,
)
from leakapp.triage.urgency import Urgency

UNEXPECTED_MILK: tuple[Cause, ...] = (
    Cause(
        key="galactorrhoea",
        group="unexpected_milk",
        mention_when=MILK_UNEXPECTED
        | (GROWN_UP & UNEXPECTED & ticked("colours", "unsure"))
        | LATE_MILK
        | (SETTLED & MILK_LIKE & PERIOD_SIGN),
        never_with=LOST | SMALL_CHILD,
        strength=(
            (
                MILK_UNEXPECTED & UNEXPECTED & PLAIN_MILK & (ticked("sides", "both") | ticked("duct", "several")),
                Strength.STRONG,
            ),
            (MILK_UNEXPECTED & ~BLOOD & ~WATERY, Strength.FITS),
            (WINDING_DOWN & ticked("freq", "restarted") & ~BLOOD, Strength.FITS),
            (ANY_FLUID, Strength.POSSIBLE),
        ),
        explains=("R34", "R35", "R36", "R37", "R55", "R60", "R61", "R63", "R71", "R75", "R76"),
        speaks_for=(
            "colours.milky",
            "status.none",
            "status.stopped_gt12m",
            "sides.both",
            "duct.several",
            "freq.restarted",
            "hormone.periods",
            "when.soaking",
        ),
        speaks_against=("colours.red_pink", "colours.brown_dark", "colours.clear", "duct.one", "sides.one"),
        after_loss=AfterLoss.HIDE,
    ),
    Cause(
        key="medicine",
        group="unexpected_milk",
        mention_when=ANY_FLUID
        & (ticked("meds", "yes", "unsure") | MILK_UNEXPECTED | LATE_MILK | (ticked("body", "transfem") & ~LACTATING)),
        never_with=LOST | ticked("subject", "baby"),
        strength=(
            (ticked("meds", "yes") & MILK_UNEXPECTED & ~BLOOD & ~WATERY & ~ticked("sides", "one"), Strength.STRONG),
            (ticked("meds", "yes") & MILK_LIKE & ~BLOOD & ~WATERY & ~ticked("status", "inducing"), Strength.FITS),
            (ANY_FLUID, Strength.POSSIBLE),
        ),
        explains=("R36", "R37", "R49", "R55", "R60", "R61", "R62", "R63", "R71", "R75", "R76"),
        speaks_for=("meds.yes", "meds.unsure", "colours.milky", "sides.both", "hormone.periods", "body.transfem"),
        speaks_against=(
            "general.headache_new",
            "general.headache_bad",
            "general.vision",
            "colours.red_pink",
            "colours.brown_dark",
            "sides.one",
            "meds.no",
        ),
        after_loss=AfterLoss.SAME,
    ),
    Cause(
        key="prolactinoma",
        group="unexpected_milk",
        mention_when=GROWN_UP
        & ~BLOOD
        & (
            MILK_UNEXPECTED
            | ((UNEXPECTED | MALE) & ANY_FLUID & ~BLOOD & (PERIOD_SIGN | HEAD_SIGN | ticked("hormone", "thirst")))
            | LATE_MILK
            | (SETTLED & MILK_LIKE & (PERIOD_SIGN | HEAD_SIGN | ticked("hormone", "thirst")))
            | (ticked("general", "vision") & PERIOD_SIGN)
        ),
        never_with=LOST | SMALL_CHILD,
        strength=(
            (MILK_UNEXPECTED & (HEAD_SIGN | ticked("hormone", "thirst")), Strength.STRONG),
            (MILK_UNEXPECTED & PERIOD_SIGN & ~ticked("meds", "yes"), Strength.STRONG),
            (PERIOD_SIGN | HEAD_SIGN | ticked("hormone", "thirst"), Strength.FITS),
            (ANY_FLUID, Strength.POSSIBLE),
        ),
        explains=("R18", "R37", "R48", "R61", "R62", "R71", "R76", "R77"),
        speaks_for=(
            "colours.milky",
            "hormone.periods",
            "hormone.infertility",
            "hormone.libido",
            "hormone.thirst",
            "general.headache_new",
            "general.headache_bad",
            "general.vision",
        ),
        speaks_against=("meds.yes", "preg_possible.yes", "sides.one"),
        after_loss=AfterLoss.SAME,
        danger=True,
        min_urgency=Urgency.ROUTINE,
    ),
    Cause(
        key="thyroid",
        group="unexpected_milk",
        mention_when=GROWN_UP & (ticked("hormone", "thyroid") | MILK_UNEXPECTED | LATE_MILK),
        never_with=LOST | SMALL_CHILD,
        strength=(
            (ticked("hormone", "thyroid") & MILK_UNEXPECTED, Strength.STRONG),
            (ticked("hormone", "thyroid"), Strength.FITS),
            (ANY_FLUID, Strength.POSSIBLE),
        ),
        explains=("R37", "R61", "R62"),
        speaks_for=("hormone.thyroid", "colours.milky"),
        speaks_against=("hormone.none", "general.headache_new", "general.headache_bad", "colours.red_pink"),
        after_loss=AfterLoss.SAME,
    ),
    Cause(
        key="other-causes",
        group="unexpected_milk",
        mention_when=ticked("breast", "shingles_rash")
        | (
            ANY_FLUID
            & ~BLOOD
            & (
                ticked("when", "touch")
                | ticked("hormone", "kidney_liver")
                | (MILK_UNEXPECTED & ticked("general", "surgery_6w", "surgery_12m"))
            )
        ),
        never_with=SMALL_CHILD & ~ticked("breast", "shingles_rash"),
        strength=(
            (ticked("breast", "shingles_rash"), Strength.STRONG),
            (MILK_UNEXPECTED & (ticked("hormone", "kidney_liver") | ticked("when", "touch")), Strength.STRONG),
            (MILK_LIKE, Strength.FITS),
            (ANY_FLUID, Strength.POSSIBLE),
        ),
        explains=("R26", "R60", "R61"),
        speaks_for=(
            "when.touch",
            "hormone.kidney_liver",
            "breast.shingles_rash",
            "general.surgery_6w",
            "general.surgery_12m",
            "colours.milky",
        ),
        speaks_against=("colours.clear", "duct.one"),
        after_loss=AfterLoss.SAME,
    ),
    Cause(
        key="idiopathic",
        group="unexpected_milk",
        mention_when=MILK_UNEXPECTED & UNEXPECTED & ~BLOOD & ~PERIOD_SIGN & ~HEAD_SIGN & ~ticked("meds", "yes"),
        never_with=LOST | SMALL_CHILD,
        strength=((ANY_FLUID, Strength.POSSIBLE),),
        explains=("R61",),
        speaks_for=("hormone.none",),
        speaks_against=("preg_possible.yes", "hormone.thyroid"),
        after_loss=AfterLoss.HIDE,
    ),
)
