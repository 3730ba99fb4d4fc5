"""Seen by a doctor within 14 days, so contact the practice in the next 1 to 3 days."""

from leakapp.triage.conditions import ticked
from leakapp.triage.facts import (
    ANY_FLUID,
    BLOOD,
    CLEARISH,
    GROWN_UP,
    ITSELF,
    LACTATING,
    MALE,
    OLDER,
    ONE_DUCT,
    ONE_SIDED,
    OUTSIDE_NEWBORN_PATTERN,
    UNEXPECTED,
)
from leakapp.triage.rules.rule import Rule
from leakapp.triage.urgency import Urgency

WITHIN_2_WEEKS: tuple[Rule, ...] = (
    Rule(
        id="R30",
        urgency=Urgency.WITHIN_2_WEEKS,
        when=GROWN_UP & BLOOD & UNEXPECTED,
        says="Blood-stained, brown or black discharge, milk not expected: any age, one or both sides, squeezed or not",
        why="Blood raises cancer odds; most causes still benign (papilloma).",
        sources=("acr2022", "aafp2012breast", "scot_breast", "kernow"),
    ),
    Rule(
        id="R31",
        urgency=Urgency.WITHIN_2_WEEKS,
        when=GROWN_UP
        & BLOOD
        & (
            ticked("status", "inducing", "stopped_lt12m")
            | (
                ticked("status", "loss12m", "birth12m_not_feeding")
                & ticked("since_birth", "w1_6", "w6_12", "m3_12", "gt12m", "unsure")
            )
        ),
        says="Blood-stained discharge after stopping or while inducing, or when not feeding after day 7 (not sure counts too)",
        why="Not explained by normal milk.",
        sources=("acr2022", "rusty_pipe"),
        other_words_after_loss=("text",),
    ),
    Rule(
        id="R32",
        urgency=Urgency.WITHIN_2_WEEKS,
        when=BLOOD & LACTATING & ~ticked("since_birth", "d0_7") & (~ticked("breast", "wound") | ticked("freq", "ge2w")),
        says="Feeding, blood in milk after day 7: no crack or bite to explain it, or blood for 2 weeks or more",
        why="Rusty pipe should clear within 7 days, and a crack should heal.",
        sources=("rusty_pipe", "abm30"),
    ),
    Rule(
        id="R33",
        urgency=Urgency.WITHIN_2_WEEKS,
        when=BLOOD & ticked("status", "pregnant"),
        says="Blood-stained discharge in pregnancy (phone midwife or GP in 1 to 2 days)",
        why="Usually harmless growth of milk tubes; needs a look and follow-up.",
        sources=("nhs_leaking", "rusty_pipe", "sajog"),
    ),
    Rule(
        id="R34",
        urgency=Urgency.WITHIN_2_WEEKS,
        when=GROWN_UP & CLEARISH & UNEXPECTED & (ONE_SIDED | ITSELF | ONE_DUCT),
        says="Clear, straw or uncertain discharge, milk not expected, AND one-sided or by itself or from one spot",
        why="Pathologic pattern.",
        sources=("acr2022", "kernow", "gpnotebook"),
    ),
    Rule(
        id="R35",
        urgency=Urgency.WITHIN_2_WEEKS,
        when=GROWN_UP & ANY_FLUID & UNEXPECTED & ONE_SIDED & ITSELF,
        says="Fluid of any colour, from one spot or several, milk not expected, one-sided and by itself",
        why="Spontaneous one-sided discharge counts as abnormal whatever its colour.",
        sources=("msd_discharge", "acr2022"),
    ),
    Rule(
        id="R36",
        urgency=Urgency.WITHIN_2_WEEKS,
        when=GROWN_UP & ANY_FLUID & UNEXPECTED & OLDER,
        says="Age 50 or over, or after menopause, any discharge",
        why="Cancer risk rises with age.",
        sources=("nice_ng12", "nidirect", "kernow"),
    ),
    Rule(
        id="R37",
        urgency=Urgency.WITHIN_2_WEEKS,
        when=GROWN_UP & ANY_FLUID & MALE,
        says="Any nipple discharge in a man or boy past puberty",
        why="23 to 57% had cancer in small referral series.",
        sources=("acr2022", "morrogh2009", "nidirect"),
    ),
    Rule(
        id="R38",
        urgency=Urgency.WITHIN_2_WEEKS,
        when=GROWN_UP
        & ticked("breast", "lump")
        & ~LACTATING
        & (ticked("age", "30_49", "50_plus", "unsure") | ANY_FLUID | MALE),
        says="Breast lump: age 30 or over, or any age with discharge, or male",
        why="NICE two-week rule; mass plus discharge is pathologic at any age.",
        sources=("nice_ng12", "aafp2012breast"),
    ),
    Rule(
        id="R39",
        urgency=Urgency.WITHIN_2_WEEKS,
        when=GROWN_UP
        & LACTATING
        & (
            (ticked("breast", "lump", "swollen_shape") & ticked("lump_kind", "comes_back", "stays", "unsure"))
            | (ticked("breast", "lump") & ticked("baby", "refuses"))
        ),
        says="Feeding: a lump or swelling that stays after feeds, lasts a week or more, or keeps coming back in one place, or a lump in a breast the baby now refuses",
        why="Galactocele or abscess likely, cancer possible; ultrasound is safe.",
        sources=("abm30",),
    ),
    Rule(
        id="R40",
        urgency=Urgency.WITHIN_2_WEEKS,
        when=GROWN_UP & ticked("breast", "armpit_lump"),
        says="Lump in the armpit",
        why="NICE age 30+; used at all ages here.",
        sources=("nice_ng12",),
    ),
    Rule(
        id="R41",
        urgency=Urgency.WITHIN_2_WEEKS,
        when=ticked("breast", "dimpling"),
        says="Dimpling, puckering or orange-peel skin, any age, feeding or not",
        why="Skin signs of cancer.",
        sources=("nice_ng12",),
        other_words_after_loss=("text",),
    ),
    Rule(
        id="R42",
        urgency=Urgency.WITHIN_2_WEEKS,
        when=GROWN_UP & ticked("breast", "nipple_in"),
        says="Nipple newly pulled in or changed, any age",
        why="NICE 50+; Scotland any age: more cautious used.",
        sources=("nice_ng12", "scot_breast"),
    ),
    Rule(
        id="R43",
        urgency=Urgency.WITHIN_2_WEEKS,
        when=GROWN_UP
        & ticked("breast", "nipple_rash")
        & (ticked("rash_time", "ge2w", "unsure") | ticked("age", "50_plus") | ticked("menopause", "yes")),
        says="Nipple rash, crust or sore for 2 weeks or more (not sure counts too), or at 50 and over, or after the menopause",
        why="Paget's disease.",
        sources=("scot_breast", "paget"),
    ),
    Rule(
        id="R44",
        urgency=Urgency.WITHIN_2_WEEKS,
        when=GROWN_UP & ticked("breast", "swollen_shape") & ~LACTATING,
        says="One breast newly bigger or a new shape, when not feeding",
        why="Inflammatory cancer; implant lymphoma.",
        sources=("ocp_au", "mhra_biaalcl"),
        other_words_after_loss=("text",),
    ),
    Rule(
        id="R45",
        urgency=Urgency.WITHIN_2_WEEKS,
        when=ticked("general", "implants") & ticked("breast", "lump", "armpit_lump", "nipple_rash", "swollen_shape"),
        says="Implant with swelling, lump, shape change or rash",
        why="BIA-ALCL; rare, usually years later.",
        sources=("mhra_biaalcl",),
    ),
    Rule(
        id="R46",
        urgency=Urgency.WITHIN_2_WEEKS,
        when=ticked("abx", "finished_not_gone"),
        says="Inflammation not gone or back after a full course of antibiotics",
        why="Exclude inflammatory breast cancer.",
        sources=("scot_breast", "nhs_lothian_abscess"),
    ),
    Rule(
        id="R47",
        urgency=Urgency.WITHIN_2_WEEKS,
        when=GROWN_UP & ANY_FLUID & UNEXPECTED & ticked("general", "cancer_history"),
        says="Past breast cancer, BRCA or strong family history with unexpected discharge",
        why="Higher baseline risk.",
        sources=("kernow", "acr2022"),
    ),
    Rule(
        id="R48",
        urgency=Urgency.WITHIN_2_WEEKS,
        when=GROWN_UP
        & ANY_FLUID
        & UNEXPECTED
        & (ticked("general", "headache_bad", "headache_new") | ticked("hormone", "thirst")),
        says="Unexpected fluid with bad, new or more frequent headaches, or great thirst and lots of pee",
        why="Pituitary or hypothalamic cause.",
        sources=("aafp2022", "es2011"),
    ),
    Rule(
        id="R49",
        urgency=Urgency.WITHIN_2_WEEKS,
        when=ticked("subject", "child") & ANY_FLUID,
        says="Any discharge in a child between 1 year and puberty",
        why="Needs examination and hormone check; cancer extremely rare.",
        sources=("peds_discharge",),
    ),
    Rule(
        id="R50",
        urgency=Urgency.WITHIN_2_WEEKS,
        when=ticked("subject", "child", "baby") & BLOOD,
        says="Blood-stained discharge in a baby or child",
        why="Usually duct ectasia that clears; doctor should look.",
        sources=("peds_discharge",),
    ),
    Rule(
        id="R51",
        urgency=Urgency.WITHIN_2_WEEKS,
        when=ticked("mood", "low_2w"),
        says="Low or anxious most days for 2 weeks or more",
        why="Beyond baby blues: assessment due at 10 to 14 days.",
        sources=("nice_qs37", "nice_cg192"),
        other_words_after_loss=("why",),
    ),
    Rule(
        id="R52",
        urgency=Urgency.WITHIN_2_WEEKS,
        when=ticked("body", "transfem") & ANY_FLUID & (BLOOD | CLEARISH | ONE_SIDED),
        says="Trans woman or on oestrogen: bloody or clear fluid, or fluid from one side (not sure counts too)",
        why="Imaging advised; cancer risk is raised by hormones.",
        sources=("acr2022",),
    ),
    Rule(
        id="R53",
        urgency=Urgency.WITHIN_2_WEEKS,
        when=ticked("subject", "baby") & ticked("freq", "ge2w", "restarted", "unsure") & OUTSIDE_NEWBORN_PATTERN,
        says="Baby: coloured fluid, or a colour you are not sure of, for 2 weeks or more, come back, or not sure how long",
        why="Outside the usual newborn pattern.",
        sources=("peds_discharge",),
    ),
    Rule(
        id="R80",
        urgency=Urgency.WITHIN_2_WEEKS,
        when=ticked("status", "inducing") & CLEARISH & ONE_SIDED,
        says="Making milk without a pregnancy: clear or straw fluid from one side (not sure counts too)",
        why="Milk is planned, clear fluid from one side is not.",
        sources=("acr2022", "clinical_judgement"),
    ),
    Rule(
        id="R54",
        urgency=Urgency.WITHIN_2_WEEKS,
        when=ticked("breast", "skin_leak"),
        says="Milk or fluid from the skin, a scar or a wound, not from the nipple",
        why="Milk fistula, abscess track or wound problem; needs to be seen.",
        sources=("clinical_judgement",),
    ),
    Rule(
        id="R55",
        urgency=Urgency.WITHIN_2_WEEKS,
        when=GROWN_UP & ANY_FLUID & UNEXPECTED & ticked("duct", "one"),
        says="Milk not expected: fluid from one single spot, any colour, squeezed or not",
        why="One duct, any colour, is a referral sign.",
        sources=("kernow", "acr2022"),
    ),
)
