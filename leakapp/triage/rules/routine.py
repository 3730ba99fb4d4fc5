"""A routine appointment, in about 2 to 4 weeks."""

from leakapp.triage.conditions import ticked
from leakapp.triage.facts import (
    ANY_FLUID,
    BLOOD,
    CLEARISH,
    EXPECTED,
    GROWN_UP,
    LACTATING,
    MILK_LIKE,
    ONE_SIDED,
    OUTSIDE_NEWBORN_PATTERN,
    UNEXPECTED,
)
from leakapp.triage.rules.rule import Rule
from leakapp.triage.urgency import Urgency

ROUTINE: tuple[Rule, ...] = (
    Rule(
        id="R60",
        urgency=Urgency.ROUTINE,
        when=GROWN_UP
        & ANY_FLUID
        & UNEXPECTED
        & ~(ticked("freq", "once") & ticked("spont", "squeezed") & ticked("sides", "both") & ~BLOOD & ~CLEARISH),
        says="Any other unexpected discharge that keeps happening or is one-sided",
        why="NHS advice: see a GP if regular, one-sided or by itself.",
        sources=("nidirect", "nhs_discharge"),
    ),
    Rule(
        id="R61",
        urgency=Urgency.ROUTINE,
        when=GROWN_UP & MILK_LIKE & UNEXPECTED,
        says="Milky fluid when milk is not expected (pregnancy test, medicine review, prolactin, TSH, kidney function)",
        why="Galactorrhoea work-up.",
        sources=("aafp2022", "es2011"),
    ),
    Rule(
        id="R62",
        urgency=Urgency.ROUTINE,
        when=GROWN_UP & ticked("hormone", "periods", "infertility", "libido", "thyroid", "thirst"),
        says="Stopped or rare periods, trouble getting pregnant, low sex drive, slow thyroid signs, or great thirst",
        why="Raised prolactin or low thyroid.",
        sources=("aafp2022", "es2011"),
    ),
    Rule(
        id="R63",
        urgency=Urgency.ROUTINE,
        when=ANY_FLUID & UNEXPECTED & ticked("meds", "yes", "unsure"),
        says="Unexpected fluid, and you take or have changed a medicine, contraceptive, herb or drug (not sure counts too). Ask the prescriber. Never stop one on your own",
        why="Many medicines can cause milk. Some are dangerous to stop suddenly.",
        sources=("molitch2008", "aafp2022"),
    ),
    Rule(
        id="R64",
        urgency=Urgency.ROUTINE,
        when=ticked("preg_possible", "yes", "unsure"),
        says="Could be pregnant: do a test now, then follow the result",
        why="First-line test.",
        sources=("aafp2022",),
    ),
    Rule(
        id="R65",
        urgency=Urgency.ROUTINE,
        when=BLOOD & ticked("status", "loss12m", "feeding", "birth12m_not_feeding") & ticked("since_birth", "d0_7"),
        says="Blood-tinged or rusty milk in the first 7 days (tell your midwife in 1 to 2 days; if you are feeding, you can go on)",
        why="Rusty pipe syndrome; clears in days.",
        sources=("rusty_pipe", "kjfm"),
        other_words_after_loss=("text",),
    ),
    Rule(
        id="R66",
        urgency=Urgency.ROUTINE,
        when=BLOOD & LACTATING & ticked("breast", "wound"),
        says="Feeding, blood with a crack or bite you can see, under 2 weeks. Get help with the latch in days",
        why="Nipple damage.",
        sources=("rusty_pipe", "abm26"),
    ),
    Rule(
        id="R67",
        urgency=Urgency.ROUTINE,
        when=LACTATING & ticked("breast", "nipple_rash"),
        says="Feeding with itchy, shiny, flaky or burning nipples",
        why="Dermatitis, infection or latch; thrush diagnosis is contested.",
        sources=("abm26", "abm36"),
    ),
    Rule(
        id="R68",
        urgency=Urgency.ROUTINE,
        when=GROWN_UP
        & (
            ticked("breast", "nipple_rash", "swollen_shape")
            | (ticked("breast", "lump") & ~(LACTATING & ticked("lump_kind", "goes")))
        ),
        says="Any other lump, shape change or short-lived nipple rash",
        why="NICE: non-urgent referral for lump under 30.",
        sources=("nice_ng12",),
    ),
    Rule(
        id="R69",
        urgency=Urgency.ROUTINE,
        when=ANY_FLUID
        & (
            (
                ticked("status", "stopped_lt12m")
                & (
                    ONE_SIDED
                    | ticked("freq", "unsure")
                    | ticked("colours", "clear", "straw", "green_grey", "unsure")
                    | (ticked("breast", "hard_full") & ticked("freq", "ge2w", "restarted"))
                )
            )
            | (
                ticked("status", "loss12m", "birth12m_not_feeding")
                & ticked("since_birth", "w6_12", "m3_12", "gt12m", "unsure")
                & ticked("colours", "clear", "straw", "green_grey", "unsure")
            )
        ),
        says="After stopping, or past 6 weeks and not feeding: one-sided, non-milky or uncertain fluid, or breasts still hard",
        why="Usually normal wind-down but not certain.",
        sources=("nhs_leaking", "aafp2022"),
        other_words_after_loss=("text", "why"),
    ),
    Rule(
        id="R70",
        urgency=Urgency.ROUTINE,
        when=(
            EXPECTED
            & ONE_SIDED
            & (ticked("colours", "green_grey") | (ticked("colours", "clear", "straw") & ~ticked("status", "pregnant")))
        )
        | (ticked("status", "inducing") & ANY_FLUID & ONE_SIDED),
        says="Milk expected, from one side (not sure counts too): green or grey fluid, or clear or straw fluid outside pregnancy. Making milk without a pregnancy: any fluid from one side",
        why="Milk can look odd, but have it seen.",
        sources=("clinical_judgement",),
        other_words_after_loss=("text",),
    ),
    Rule(
        id="R71",
        urgency=Urgency.ROUTINE,
        when=ticked("subject", "teen") & ANY_FLUID & UNEXPECTED,
        says="Any fluid in a teenager when milk is not expected",
        why="Pregnancy, medicines, prolactin; scan if one-sided.",
        sources=("peds_discharge", "aafp2022"),
    ),
    Rule(
        id="R72",
        urgency=Urgency.ROUTINE,
        when=ticked("general", "surgery_12m", "worried"),
        says="You feel something is not right, or had breast or chest surgery 6 weeks to 12 months ago",
        why="People know their bodies, and healing can bring late problems.",
        sources=("cdc_hearher",),
    ),
    Rule(
        id="R73",
        urgency=Urgency.ROUTINE,
        when=ticked("mood", "aversion"),
        says="Aversion through feeds",
        why="Support keeps choices open.",
        sources=("yate2017",),
        other_words_after_loss=("text", "why"),
    ),
    Rule(
        id="R74",
        urgency=Urgency.ROUTINE,
        when=ticked("subject", "baby")
        & ANY_FLUID
        & (ticked("freq", "ge2w", "restarted", "unsure") | OUTSIDE_NEWBORN_PATTERN),
        says="Newborn milk still there after 2 weeks, come back, or not sure how long; or fluid that is not milky or clear",
        why="Mention at next check.",
        sources=("peds_newborn", "nidirect"),
    ),
    Rule(
        id="R75",
        urgency=Urgency.ROUTINE,
        when=ticked("body", "transfem") & ANY_FLUID & ~ticked("status", "feeding", "inducing"),
        says="Trans woman or on oestrogen: any fluid when not feeding and not trying to make milk",
        why="Check prolactin and medicines.",
        sources=("acr2022", "clinical_judgement"),
        other_words_after_loss=("text",),
    ),
    Rule(
        id="R81",
        urgency=Urgency.ROUTINE,
        when=ticked("mood", "wave_dread"),
        says="A let-down wave so strong that feeds or pumping are dreaded, put off or stopped",
        why="About 17 in 100 stopped feeding because of it; help exists.",
        sources=("cappenberg2025",),
    ),
    Rule(
        id="R82",
        urgency=Urgency.ROUTINE,
        when=ticked("baby", "refuses"),
        says="Baby refuses the breast, or suddenly one side",
        why="Usually flow or latch; rarely a sign of a breast problem.",
        sources=("clinical_judgement",),
    ),
    Rule(
        id="R76",
        urgency=Urgency.ROUTINE,
        when=GROWN_UP & ANY_FLUID & ~LACTATING & ticked("freq", "restarted"),
        says="Milk or fluid stopped and came back, or there is still a lot long after stopping. If you could be pregnant, take a pregnancy test first",
        why="NHS advises contacting a GP.",
        sources=("nhs_leaking",),
        other_words_after_loss=("text",),
    ),
    Rule(
        id="R77",
        urgency=Urgency.ROUTINE,
        when=ticked("general", "headache_bad", "headache_new"),
        says="Bad, new, more frequent or almost daily headaches (pregnant or gave birth in the last year: have your blood pressure checked in the next days)",
        why="Headaches like these deserve a look, whether or not you are feeding.",
        sources=("aafp2022", "cdc_hearher", "clinical_judgement"),
        other_words_after_loss=("text", "why"),
    ),
    Rule(
        id="R78",
        urgency=Urgency.ROUTINE,
        when=ticked("subject", "child")
        & ticked("breast", "lump", "armpit_lump", "nipple_in", "nipple_rash", "swollen_shape"),
        says="Child with a lump, a swollen breast, or a change of the nipple",
        why="Breast buds are the usual reason; a doctor should look.",
        sources=("peds_discharge", "clinical_judgement"),
    ),
)
