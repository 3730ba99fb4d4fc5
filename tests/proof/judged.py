"""What a person has judged: each row is something the proofs find, with the reason why it is meant.

A proof fails on a find that has no row here, and on a row that is no longer found.
"""

from dataclasses import dataclass

FOR_GROWN_UPS = (
    "R9 R19 R20 R22 R23 R30 R31 R32 R33 R34 R35 R36 R37 R38 R39 R40 R42 R43 R44 R47 R48 R51 R52 R55 R60 R61 R62 R63 "
    "R64 R65 R66 R67 R68 R69 R70 R73 R75 R76 R80 R81 R82"
)
MILK_NOT_EXPECTED = "R30 R34 R35 R36 R43 R47 R48 R55 R60 R61 R63 R64 R71"


@dataclass(frozen=True)
class Relaxation:
    """Saying `answer` where nothing was said stops these rules from matching."""

    answer: str
    rules: str
    reason: str


def _alike(answers: str, rules: str, reason: str) -> tuple[Relaxation, ...]:
    return tuple(Relaxation(answer, rules, reason) for answer in answers.split())


RELAXATIONS: tuple[Relaxation, ...] = (
    *_alike("subject.child subject.baby", FOR_GROWN_UPS, "Rules for grown-ups. A child and a baby have their own."),
    Relaxation("subject.teen", "R36 R38 R43", "Age (P3). A teenager is under 30 and not asked how old."),
    Relaxation(
        "body.male",
        "R9 R19 R20 R22 R23 R30 R31 R32 R33 R34 R35 R36 R39 R43 R47 R48 R51 R55 R60 R61 R62 R63 R64 R65 R66 R67 R69 "
        "R70 R71 R73 R80 R81 R82",
        "Rules about pregnancy, milk and periods. Any fluid in a man is R37, a lump R38, so no rule for signs is lost.",
    ),
    Relaxation(
        "body.transfem", "R36 R43 R62 R64", "No periods, pregnancy or menopause to ask about; age still counts."
    ),
    Relaxation("age.18_29", "R36 R38 R43", "Age (P3)."),
    Relaxation("age.30_49", "R36", "Age (P3), unless after the menopause."),
    Relaxation("age.50_plus", "R64", "Past the age of pregnancy. R36 counts instead."),
    *_alike(
        "status.loss12m status.pregnant status.birth12m_not_feeding",
        f"{MILK_NOT_EXPECTED} R62",
        "An expected status (P3). Blood, odd fluid and one side have their own rules there.",
    ),
    *_alike("status.stopped_lt12m", MILK_NOT_EXPECTED, "An expected status (P3)."),
    Relaxation("status.inducing", f"{MILK_NOT_EXPECTED} R75", "An expected status (P3)."),
    Relaxation(
        "status.feeding",
        f"{MILK_NOT_EXPECTED} R13 R38 R44 R62 R68 R75 R76",
        "An expected status, and feeding (P3): R39 for lumps and swellings, R32 for blood, R12 for heat count instead.",
    ),
    Relaxation("since_birth.d0_7", "R31 R32 R62 R69", "The first week (P3)."),
    Relaxation("since_birth.w1_6", "R62 R69", "Hormone signs and R69 count from 6 weeks on (P3)."),
    *_alike("since_birth.w6_12 since_birth.m3_12", "R9 R20", "Both rules say: within 6 weeks."),
    Relaxation(
        "since_birth.gt12m",
        "R9 R19 R20 R62",
        "R9 and R20 say within 6 weeks, R19 within 12 months. R62: hormone signs are not asked of someone who had a "
        "baby in the last 12 months and says it was longer ago; the two answers do not go together.",
    ),
    Relaxation("menopause.no", "R36", "No menopause yet (P3)."),
    Relaxation("menopause.yes", "R64", "No pregnancy after the menopause. R36 counts instead."),
    Relaxation("preg_possible.no", "R64", "The rule asks whether pregnancy is possible."),
    Relaxation(
        "colours.no_fluid",
        "R27 R34 R35 R36 R37 R38 R47 R48 R49 R52 R53 R55 R60 R63 R69 R70 R71 R74 R75 R76 R80",
        "Rules about fluid, and there is none.",
    ),
    Relaxation("sides.both", "R34 R35 R52 R60 R69 R70 R80", "Both sides (P3)."),
    Relaxation("spont.squeezed", "R34 R35 R60", "Squeezed (P3)."),
    Relaxation("duct.several", "R34", "Several spots (P3). R55 needs one spot to be named."),
    Relaxation("freq.once", "R53 R60 R69 R74", "A one-off (P3), and the rules that ask for 2 weeks or a restart."),
    Relaxation("freq.lt2w", "R53 R69 R74", "Rules that ask for 2 weeks or a restart (P3)."),
    Relaxation("freq.ge2w", "R69", "After stopping, weeks of plain milk from both soft breasts is winding down."),
    Relaxation("freq.restarted", "R69", "R76 counts instead, at the same level."),
    Relaxation("breast.wound", "R32", "A fresh crack explains blood (P2, P3): R66 counts instead."),
    Relaxation("lump_kind.goes", "R39 R68", "A lump that goes after feeds (P3). R68 still counts for a swelling."),
    Relaxation("rash_time.lt2w", "R43", "A rash under 2 weeks (P3), but not from 50 on or after the menopause."),
    Relaxation("hot_time.lt12h", "R12", "Hot under 12 hours (P3)."),
    Relaxation("fever.no", "R10 R11 R20 R79", "The rules ask for a fever."),
    Relaxation("meds.no", "R63", "The rule asks for a medicine."),
)


@dataclass(frozen=True)
class Unasked:
    """A "not" on these options that also holds, and matters, for someone who was never asked. `places`: where."""

    test: str
    places: str
    reason: str


UNASKED: tuple[Unasked, ...] = (
    Unasked(
        "status.feeding",
        "question.spont question.freq question.when.touch question.when.soaking:not_feeding "
        "question.breast.nipple_rash:not_feeding rule.R13 rule.R38 rule.R44 rule.R76 cause.inflammatory-cancer "
        "cause.pagets cause.cancer cause.duct-ectasia",
        "Men, children and babies are not asked. None of them feeds a baby, so the stricter reading is right.",
    ),
    Unasked(
        "status.loss12m",
        "question.when.sex question.when.feelings question.when.touch cause.loss",
        "Men are not asked: the options stay and the loss page does not come. Children are never asked these.",
    ),
    Unasked("status.inducing", "cause.medicine", "Men are not asked. None is trying to make milk."),
    Unasked("status.pregnant", "cause.duct-ectasia", "Men are not asked. None is pregnant."),
    Unasked(
        "status.birth12m_not_feeding,feeding,inducing,loss12m,pregnant,stopped_lt12m",
        "cause.child-teen fallback.child-teen",
        "A boy past puberty is not asked. No milk is expected, so the page for teenagers fits.",
    ),
    Unasked(
        "since_birth.d0_7",
        "cause.duct-ectasia cause.after-stopping",
        "Nobody is asked without a birth or a loss in their answer. The first week is not theirs.",
    ),
    Unasked("age.50_plus", "question.preg_possible cause.squeezed", "Teenagers are not asked. They are not 50."),
    Unasked(
        "age.unsure",
        "question.preg_possible cause.squeezed",
        "Teenagers are not asked. Their age is known to be under 18.",
    ),
    Unasked(
        "menopause.yes",
        "question.preg_possible cause.squeezed",
        "Teenagers and people of 18 to 29 are not asked. It has not come; pregnancy is still asked about.",
    ),
    Unasked(
        "menopause.no",
        "rule.R36 cause.cancer cause.postmenopause",
        "A trans woman who would rather not say her age is not asked. R36 then counts: the cautious reading.",
    ),
    Unasked(
        "body.male", "cause.men", "Children and babies are not asked, and the page is for men and boys past puberty."
    ),
    Unasked("duct.several", "cause.papilloma", "Not asked where milk is expected. It orders a page, never a level."),
    Unasked("lump_kind.goes", "cause.lump", "Asked of those who feed alone. Any other lump counts as one that stays."),
)

REDUNDANT: dict[str, str] = {
    "R67": "R68 has the same level for any short-lived rash. R67 stays: its words name what fits while feeding.",
}
NEVER_NEEDED_FALLBACKS: dict[str, str] = {
    "newborn": "The newborn page is mentioned for every baby. The row stays in case that page is ever narrowed.",
    "loss": "The loss page is mentioned after every loss. The row stays in case that page is ever narrowed.",
    "induced": "The page is mentioned for all who are inducing. The row stays in case that page is ever narrowed.",
}

FALLBACKS_ANYWAY: dict[str, str] = {
    "pregnancy": "Someone who takes oestrogen and says they are pregnant. The page is never mentioned then, but what "
    "they say of themselves decides the background page.",
}

# Two sayings that may both stand, and why.
EITHER_MAY_STAND: dict[tuple[str, str], str] = {
    ("If you could be pregnant, take a test", "pregnant"): (
        "R76 in pregnancy: the words begin with “if”, and someone who is pregnant knows. For a clinician to reword."
    ),
    ("no cause is found", "prolactinoma fits your answers well"): (
        "With great thirst. The page says: have the tests first, this name comes after. It comes last in the order."
    ),
    ("surgery-injury", "general.surgery_12m"): (
        "Late problems happen, and fluid months later may have another cause. Both lines are in the clinical table."
    ),
}
