"""Soreness, infection and danger signs."""

from leakapp.triage.causes.cause import AfterLoss, Cause, Strength
from leakapp.triage.conditions import matched, ticked
from leakapp.triage.facts import AFTER_PREGNANCY, GROWN_UP, INFLAMED, LACTATING, LOST, MALE, SMALL_CHILD
from leakapp.triage.urgency import Urgency

INFECTION: tuple[Cause, ...] = (
    Cause(
        key="blocked-duct",
        group="infection",
        mention_when=LACTATING
        & (
            ticked("breast", "lump", "sore")
            | ticked("lump_kind", "comes_back")
            | (INFLAMED & ticked("hot_time", "lt12h") & ~ticked("fever", "yes"))
        ),
        never_with=LOST | SMALL_CHILD | MALE,
        strength=(
            (ticked("breast", "lump") & ticked("lump_kind", "goes"), Strength.STRONG),
            (
                ticked("lump_kind", "comes_back") | (ticked("breast", "lump") & ticked("lump_kind", "unsure")),
                Strength.FITS,
            ),
            (LACTATING, Strength.POSSIBLE),
        ),
        explains=("R39", "R68"),
        speaks_for=(
            "lump_kind.goes",
            "lump_kind.comes_back",
            "breast.lump",
            "hot_time.lt12h",
            "when.missed",
            "breast.sore",
        ),
        speaks_against=("lump_kind.stays", "fever.yes"),
        after_loss=AfterLoss.HIDE,
    ),
    Cause(
        key="mastitis",
        group="infection",
        mention_when=~ticked("subject", "baby")
        & (
            INFLAMED
            | ticked("colours", "pus")
            | matched("R11")
            | (
                ticked("breast", "sore")
                & (ticked("general", "abscess") | ticked("abx", "lt48h", "ge48h_not_better", "finished_not_gone"))
            )
        ),
        never_with=ticked("subject", "baby"),
        strength=(
            (INFLAMED & (LACTATING | ticked("fever", "yes")), Strength.STRONG),
            (INFLAMED, Strength.FITS),
            (matched("R11") & ticked("breast", "sore"), Strength.FITS),
            (ticked("colours", "pus") | matched("R11") | ticked("breast", "sore"), Strength.POSSIBLE),
        ),
        explains=("R11", "R12", "R13", "R15", "R16", "R17", "R20", "R46"),
        speaks_for=(
            "breast.hot_red",
            "fever.yes",
            "hot_time.12_24h",
            "hot_time.ge24h",
            "breast.wound",
            "colours.pus",
            "breast.sore",
        ),
        speaks_against=("breast.hard_full", "breast.dimpling", "abx.finished_not_gone"),
        after_loss=AfterLoss.QUIET,
    ),
    Cause(
        key="abscess",
        group="infection",
        mention_when=~ticked("subject", "baby")
        & (
            ticked("general", "abscess")
            | ticked("colours", "pus")
            | ticked("breast", "skin_leak")
            | ticked("abx", "ge48h_not_better")
            | (INFLAMED & (ticked("breast", "lump") | ticked("abx", "ge48h_not_better", "finished_not_gone")))
            | (LACTATING & ticked("breast", "lump") & ticked("lump_kind", "comes_back", "stays"))
        ),
        never_with=ticked("subject", "baby"),
        strength=(
            (ticked("general", "abscess"), Strength.STRONG),
            (
                ticked("abx", "ge48h_not_better")
                | (INFLAMED & ticked("colours", "pus"))
                | (INFLAMED & ticked("breast", "lump") & ticked("fever", "yes")),
                Strength.FITS,
            ),
            (~ticked("subject", "baby"), Strength.POSSIBLE),
        ),
        explains=("R12", "R13", "R14", "R15", "R16", "R17", "R39", "R46", "R54"),
        speaks_for=(
            "general.abscess",
            "colours.pus",
            "abx.ge48h_not_better",
            "breast.lump",
            "breast.hot_red",
            "fever.yes",
            "breast.skin_leak",
        ),
        speaks_against=("lump_kind.goes",),
        after_loss=AfterLoss.QUIET,
        min_urgency=Urgency.WITHIN_2_WEEKS,
    ),
    Cause(
        key="after-birth-danger-signs",
        group="danger_signs",
        mention_when=matched("R9", "R19", "R20")
        | (matched("R21", "R77") & (ticked("status", "pregnant") | AFTER_PREGNANCY)),
        never_with=SMALL_CHILD | MALE,
        strength=(
            (matched("R9", "R19", "R21"), Strength.STRONG),
            (matched("R20") & ~INFLAMED, Strength.STRONG),
            (matched("R77"), Strength.FITS),
            (GROWN_UP, Strength.POSSIBLE),
        ),
        explains=("R9", "R19", "R20", "R21", "R77"),
        speaks_for=(
            "general.headache_bad",
            "general.headache_new",
            "general.vision",
            "general.leg_swollen",
            "fever.yes",
        ),
        speaks_against=("breast.hot_red",),
        after_loss=AfterLoss.SAME,
        danger=True,
        min_urgency=Urgency.ROUTINE,
    ),
)
