"""The question table and the screens that group it.

Source: clinical table, `questions` and `screens`. Ids are a contract: cookies, words and rules use them.
The order is the order of asking; a question may read only questions above it.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from leakapp.triage.conditions import ALWAYS, Condition, Facts, ticked
from leakapp.triage.facts import (
    ANY_FLUID,
    BLOOD,
    EXPECTED,
    GROWN_UP,
    INFLAMED,
    LACTATING,
    LOST,
    MALE,
    NEWLY_POSTPARTUM,
    OLDER,
    UNEXPECTED,
)


class Kind(StrEnum):
    ONE = "one"  # exactly one option
    MANY = "many"  # one option or more


@dataclass(frozen=True)
class OtherWords:
    """Other words for the question itself (`of="ask"`) or for one option, when `when` holds. The first that holds is used."""

    of: str
    name: str
    when: Condition


@dataclass(frozen=True)
class Question:
    """One row of the clinical table. `reason` is for clinicians; what a reader sees is content."""

    id: str
    kind: Kind
    options: tuple[str, ...]
    asked_if: Condition
    reason: str
    exclusive: tuple[str, ...] = ()  # ticking one of these clears the others; should both arrive, the others count
    shown_if: dict[str, Condition] = field(default_factory=dict, hash=False)  # options without a row are always shown
    other_words: tuple[OtherWords, ...] = ()

    def options_shown(self, facts: Facts) -> tuple[str, ...]:
        if not self.shown_if:
            return self.options
        hidden = {option for option, when in self.shown_if.items() if not when.holds(facts)}
        return tuple(option for option in self.options if option not in hidden) if hidden else self.options


@dataclass(frozen=True)
class Screen:
    """Questions that belong together and are asked of the same people. A screen with nothing to ask is skipped."""

    id: str
    questions: tuple[str, ...]


QUESTIONS: tuple[Question, ...] = (
    Question(
        id="gate",
        kind=Kind.MANY,
        options=(
            "harm",
            "psychosis",
            "chest",
            "sepsis",
            "thunder",
            "skin_black",
            "baby_emerg",
            "collapse_bleed",
            "none",
        ),
        asked_if=ALWAYS,
        reason="Danger first. Stops the quiz at once if ticked.",
        exclusive=("none",),
    ),
    Question(
        id="subject",
        kind=Kind.ONE,
        options=("adult", "teen", "child", "baby"),
        asked_if=ALWAYS,
        reason="Discharge in a child has other causes.",
    ),
    Question(
        id="body",
        kind=Kind.ONE,
        options=("female", "male", "transfem", "transmasc", "unsure"),
        asked_if=ticked("subject", "adult", "teen"),
        reason="Discharge from a male breast always needs checking.",
    ),
    Question(
        id="age",
        kind=Kind.ONE,
        options=("18_29", "30_49", "50_plus", "unsure"),
        asked_if=ticked("subject", "adult"),
        reason="Cancer risk and referral rules go by age.",
    ),
    Question(
        id="status",
        kind=Kind.ONE,
        options=(
            "loss12m",
            "pregnant",
            "feeding",
            "inducing",
            "birth12m_not_feeding",
            "stopped_lt12m",
            "stopped_gt12m",
            "none",
            "unsure",
        ),
        asked_if=GROWN_UP & ~MALE,
        reason="The most useful single question: is milk expected?",
    ),
    Question(
        id="since_birth",
        kind=Kind.ONE,
        options=("d0_7", "w1_6", "w6_12", "m3_12", "gt12m", "unsure"),
        asked_if=ticked("status", "loss12m", "feeding", "birth12m_not_feeding"),
        reason="Blood in milk in week 1 differs from week 3; danger signs matter most in the first 6 weeks.",
        other_words=(OtherWords("ask", "after_loss", LOST),),
    ),
    Question(
        id="menopause",
        kind=Kind.ONE,
        options=("yes", "no", "unsure"),
        asked_if=ticked("age", "30_49", "unsure") & UNEXPECTED & ticked("body", "female", "transmasc", "unsure"),
        reason="New discharge after the menopause needs a prompt check.",
    ),
    Question(
        id="preg_possible",
        kind=Kind.ONE,
        options=("yes", "no", "unsure"),
        asked_if=UNEXPECTED & ticked("body", "female", "transmasc", "unsure") & ~OLDER,
        reason="Pregnancy is the first thing to rule out.",
    ),
    Question(
        id="colours",
        kind=Kind.MANY,
        options=(
            "milky",
            "yellow_cream",
            "clear",
            "straw",
            "green_grey",
            "brown_dark",
            "red_pink",
            "pus",
            "unsure",
            "no_fluid",
        ),
        asked_if=ALWAYS,
        reason="Blood or clear fluid needs checking. Colour alone never rules out trouble.",
        exclusive=("no_fluid",),
    ),
    Question(
        id="sides",
        kind=Kind.ONE,
        options=("one", "both", "unsure"),
        asked_if=ANY_FLUID,
        reason="One-sided fluid often needs checking.",
    ),
    Question(
        id="spont",
        kind=Kind.ONE,
        options=("itself", "squeezed", "unsure"),
        asked_if=ANY_FLUID & ~LACTATING,
        reason="Fluid that comes by itself matters more than fluid that only comes on squeezing.",
    ),
    Question(
        id="duct",
        kind=Kind.ONE,
        options=("one", "several", "unsure"),
        asked_if=ANY_FLUID & UNEXPECTED,
        reason="One spot = one milk tube; worth a scan. Do not squeeze to find out.",
    ),
    Question(
        id="freq",
        kind=Kind.ONE,
        options=("once", "lt2w", "ge2w", "restarted", "unsure"),
        asked_if=ANY_FLUID & (~LACTATING | BLOOD),
        reason="A one-off is different from something that keeps coming back.",
        other_words=(
            OtherWords("ask", "feeding", LACTATING),
            OtherWords("restarted", "feeding", LACTATING),
            OtherWords("restarted", "after_loss", LOST),
        ),
    ),
    Question(
        id="when",
        kind=Kind.MANY,
        options=(
            "other_side",
            "cry",
            "thinking",
            "shower",
            "sex",
            "full",
            "missed",
            "pressure",
            "feelings",
            "soaking",
            "never_soft",
            "touch",
            "none_of_these",
            "unsure",
        ),
        asked_if=GROWN_UP & ANY_FLUID,
        reason="What sets it off tells us which page explains it. It never changes how urgent it is.",
        exclusive=("none_of_these", "unsure"),
        shown_if={
            "other_side": LACTATING,
            "cry": ticked("status", "feeding", "inducing", "birth12m_not_feeding", "stopped_lt12m"),
            "thinking": ticked("status", "feeding", "birth12m_not_feeding", "stopped_lt12m"),
            "sex": ~LOST & (ticked("subject", "adult") | EXPECTED),
            "full": EXPECTED,
            "missed": LACTATING,
            "feelings": ~LOST,
            "never_soft": LACTATING,
            "touch": ~LACTATING & ~LOST,
        },
        other_words=(
            OtherWords("thinking", "stopped", ticked("status", "stopped_lt12m")),
            OtherWords("pressure", "chest", ticked("body", "male", "transmasc")),
            OtherWords("full", "chest", ticked("body", "transmasc")),
            OtherWords("never_soft", "chest", ticked("body", "transmasc")),
            OtherWords("soaking", "not_feeding", ~LACTATING),
            OtherWords("touch", "teen", ticked("subject", "teen")),
        ),
    ),
    Question(
        id="breast",
        kind=Kind.MANY,
        options=(
            "lump",
            "armpit_lump",
            "dimpling",
            "nipple_in",
            "nipple_rash",
            "wound",
            "skin_leak",
            "hot_red",
            "sore",
            "swollen_shape",
            "hard_full",
            "shingles_rash",
            "none",
        ),
        asked_if=ALWAYS,
        reason="Signs of infection, or of cancer, which can come at any time of life.",
        exclusive=("none",),
        shown_if={"wound": EXPECTED},
        other_words=(OtherWords("wound", "after_loss", LOST), OtherWords("nipple_rash", "not_feeding", ~LACTATING)),
    ),
    Question(
        id="lump_kind",
        kind=Kind.ONE,
        options=("goes", "comes_back", "stays", "unsure"),
        asked_if=LACTATING & ticked("breast", "lump", "swollen_shape"),
        reason="Milk lumps come and go. A lump or swelling that stays needs a scan.",
    ),
    Question(
        id="rash_time",
        kind=Kind.ONE,
        options=("ge2w", "lt2w", "unsure"),
        asked_if=ticked("breast", "nipple_rash"),
        reason="A rash that stays can be Paget's disease.",
    ),
    Question(
        id="hot_time",
        kind=Kind.ONE,
        options=("lt12h", "12_24h", "ge24h", "unsure"),
        asked_if=INFLAMED,
        reason="Milk inflammation often settles in a day; if not it may be infected.",
    ),
    Question(
        id="abx",
        kind=Kind.ONE,
        options=("no", "lt48h", "ge48h_not_better", "finished_not_gone"),
        asked_if=ticked("breast", "lump", "hot_red", "sore", "swollen_shape") | ticked("colours", "pus"),
        reason="No better on antibiotics = abscess or something else.",
    ),
    Question(
        id="fever",
        kind=Kind.ONE,
        options=("yes", "no"),
        asked_if=ticked("breast", "lump", "hot_red", "sore", "swollen_shape", "hard_full")
        | ticked("colours", "pus")
        | NEWLY_POSTPARTUM
        | ticked("subject", "baby"),
        reason="Fever needs same-day advice.",
        other_words=(
            OtherWords("ask", "baby", ticked("subject", "baby")),
            OtherWords("ask", "child", ticked("subject", "child")),
        ),
    ),
    Question(
        id="general",
        kind=Kind.MANY,
        options=(
            "abscess",
            "immuno",
            "implants",
            "surgery_6w",
            "surgery_12m",
            "injury_swelling",
            "cancer_history",
            "leg_swollen",
            "headache_bad",
            "headache_new",
            "vision",
            "worried",
            "none",
        ),
        asked_if=ALWAYS,
        reason="Each raises the risk or changes who to call.",
        exclusive=("none",),
    ),
    Question(
        id="hormone",
        kind=Kind.MANY,
        options=("periods", "infertility", "libido", "thyroid", "thirst", "kidney_liver", "none"),
        asked_if=UNEXPECTED
        | ticked("status", "inducing", "stopped_lt12m")
        | (ticked("status", "birth12m_not_feeding") & ticked("since_birth", "w6_12", "m3_12", "unsure"))
        | MALE,
        reason="Clues to a hormone cause, such as a small growth on the pituitary gland.",
        exclusive=("none",),
        shown_if={"periods": ticked("body", "female", "transmasc", "unsure")},
    ),
    Question(
        id="meds",
        kind=Kind.ONE,
        options=("yes", "no", "unsure"),
        asked_if=UNEXPECTED | ticked("status", "inducing", "stopped_lt12m") | MALE | ticked("subject", "child"),
        reason="Medicines are the commonest cause of unexpected milk.",
    ),
    Question(
        id="mood",
        kind=Kind.MANY,
        options=("letdown_wave", "wave_dread", "aversion", "low_lt2w", "low_2w", "severe", "none"),
        asked_if=EXPECTED,
        reason="Let-down feelings, depression and psychosis need different help.",
        exclusive=("none",),
        shown_if={"wave_dread": ticked("status", "feeding", "inducing")},
        other_words=(
            OtherWords("wave_dread", "inducing", ticked("status", "inducing")),
            OtherWords("aversion", "after_loss", LOST),
            OtherWords("severe", "after_loss", LOST),
            OtherWords("severe", "no_baby_yet", ticked("status", "pregnant", "inducing")),
        ),
    ),
    Question(
        id="baby",
        kind=Kind.MANY,
        options=("refuses", "chokes_ok", "not_gaining", "unwell", "gulps", "none"),
        asked_if=LACTATING,
        reason="Fast milk flow is common; poor feeding is not.",
        exclusive=("none",),
    ),
)

SCREENS: tuple[Screen, ...] = (
    Screen("danger", ("gate",)),
    Screen("who", ("subject", "body", "age")),
    Screen("stage", ("status", "since_birth", "menopause", "preg_possible")),
    Screen("look", ("colours", "sides")),
    Screen("how", ("spont", "duct", "freq")),
    Screen("trigger", ("when",)),
    Screen("breast", ("breast",)),
    Screen("more", ("lump_kind", "rash_time", "hot_time", "abx")),
    Screen("health", ("fever", "general")),
    Screen("clues", ("hormone", "meds")),
    Screen("feeling", ("mood", "baby")),
)

BY_ID: dict[str, Question] = {question.id: question for question in QUESTIONS}
SCREEN_OF: dict[str, Screen] = {question: screen for screen in SCREENS for question in screen.questions}
