"""The safety properties of the clinical evidence that speak of levels, over every visit there can be.

The formulas name options themselves, not the derived facts of the app, so that a fault there is found too.
"""

from collections.abc import Iterator

import z3

from leakapp.triage.assessment import AskFirst, assess
from leakapp.triage.conditions import RULES_THAT_MATCHED, ticked
from leakapp.triage.explanations import explain
from leakapp.triage.journey import GATE
from leakapp.triage.questions import BY_ID, QUESTIONS
from leakapp.triage.rules import RULES
from leakapp.triage.urgency import Urgency
from tests.proof.property import Fault, Property, never, never_pair, pair, world
from tests.triage.visitors import visits

W2, SAME_DAY, EMERGENCY = Urgency.WITHIN_2_WEEKS, Urgency.SAME_DAY, Urgency.EMERGENCY

BLOOD = ticked("colours", "red_pink", "brown_dark")
FLUID = ticked("colours", *(each for each in BY_ID["colours"].options if each != "no_fluid"))
CLEAR = ticked("colours", "clear", "straw")
MILKY = ticked("colours", "milky", "yellow_cream")
FEEDING = ticked("status", "feeding")
UNEXPECTED = ticked("status", "none", "stopped_gt12m", "unsure")
GROWN_UP = ticked("subject", "adult", "teen")
BABY = ticked("subject", "baby")
FEVER = ticked("fever", "yes")
HOT = ticked("breast", "hot_red")
PUS = ticked("colours", "pus")
FIRST_WEEK = ticked("since_birth", "d0_7")
FIFTY_OR_AFTER_MENOPAUSE = ticked("age", "50_plus") | ticked("menopause", "yes")


def below(level: Urgency) -> z3.BoolRef:
    return z3.Not(world()[0].at_least(level))


def always_at_least(level: Urgency, condition) -> Iterator[Fault]:
    """Every visit where the condition holds is at this level or above."""
    yield from never(f"below {level.name}", world()[0].says(condition), below(level))


# ------------------------------------------------------------------------------------------------------------ P1


def the_highest_rule_decides() -> Iterator[Fault]:
    every = world()[0]
    for rule in RULES:
        yield from never(f"below the level of {rule.id}", every.rules[rule.id], below(rule.urgency))
    for level in Urgency:
        of_level = [every.rules[rule.id] for rule in RULES if rule.urgency == level]
        if level is Urgency.ROUTINE:
            of_level.append(every.floor)
        higher = [every.at_least(above) for above in Urgency if above > level]
        if level is not Urgency.SELF_CARE:
            reached = z3.And(every.at_least(level), z3.Not(z3.Or(higher)), z3.Not(z3.Or(of_level)))
            yield from never(f"{level.name} without a rule of that level", reached)
    for visit in visits(seed=11, count=200):
        found = assess(visit)
        if found.urgency != max([Urgency.SELF_CARE, *(rule.urgency for rule in found.rules)]):
            yield Fault("the app's level is not that of its highest rule", visit)


# ------------------------------------------------------------------------------------------------------------ P2

SIGNS = ("gate", "general", "hormone", "mood", "baby", "colours", "breast")


def one_more_sign_never_lowers() -> Iterator[Fault]:
    two = pair()
    for question in SIGNS:
        for option in BY_ID[question].options:
            if option not in BY_ID[question].exclusive:
                excused = _crack_explains_blood() if (question, option) == ("breast", "wound") else z3.BoolVal(False)
                added = two.added(question, option)
                yield from never_pair(f"ticking {question}.{option} lowers", two, added, two.falls, z3.Not(excused))
    for question, before, after in (
        ("fever", ("no",), ("yes",)),
        ("abx", ("no", "lt48h"), ("ge48h_not_better", "finished_not_gone")),
    ):
        said = (two.only(question), two.valid(question), two.before.ticks(question, *before))
        yield from never_pair(f"{question} lowers", two, *said, two.after.ticks(question, *after), two.falls)


def _crack_explains_blood() -> z3.BoolRef:
    """The one exception: R32 becomes R66, and from 2 weeks on not even that."""
    before, after = pair().before, pair().after
    fresh = z3.Not(after.ticks("freq", "ge2w"))
    return z3.And(before.rules["R32"], after.rules["R66"], after.at_least(Urgency.ROUTINE), fresh)


# ---------------------------------------------------------------------------------------------------- danger-----------


def a_danger_sign_is_an_emergency() -> Iterator[Fault]:
    every = world()[0]
    for option in BY_ID[GATE].options:
        if option != "none":
            yield from never(f"gate.{option} below EMERGENCY", every.truths[GATE, option], below(EMERGENCY))
            later = z3.Or([every.asked[question.id] for question in QUESTIONS if question.id != GATE])
            yield from never(f"gate.{option}, and a question after it", every.truths[GATE, option], later)


# ------------------------------------------------------------------------------------------------------ P5 to P11


def blood_when_no_milk_is_expected() -> Iterator[Fault]:
    yield from always_at_least(W2, GROWN_UP & BLOOD & UNEXPECTED)


def blood_while_feeding_or_pregnant() -> Iterator[Fault]:
    unexplained = ~ticked("breast", "wound") | ticked("freq", "ge2w")
    yield from always_at_least(W2, BLOOD & FEEDING & ~FIRST_WEEK & unexplained)
    yield from always_at_least(W2, BLOOD & ticked("status", "pregnant"))


def fluid_in_a_man() -> Iterator[Fault]:
    yield from always_at_least(W2, ticked("body", "male") & FLUID)


def fluid_at_fifty_or_after_the_menopause() -> Iterator[Fault]:
    yield from always_at_least(W2, FIFTY_OR_AFTER_MENOPAUSE & UNEXPECTED & FLUID)


def heat_and_fever() -> Iterator[Fault]:
    sore = ticked("breast", "hot_red", "sore", "hard_full", "swollen_shape", "lump")
    yield from always_at_least(SAME_DAY, FEVER & sore)
    yield from always_at_least(SAME_DAY, HOT & ~FEEDING)
    yield from always_at_least(SAME_DAY, BABY & (ticked("breast", "hot_red", "sore") | PUS | FEVER))
    yield from always_at_least(
        EMERGENCY, BABY & FEVER & (ticked("breast", "hot_red", "hard_full", "swollen_shape") | PUS)
    )


def sight_and_sudden_headache() -> Iterator[Fault]:
    yield from always_at_least(SAME_DAY, ticked("general", "vision"))
    yield from always_at_least(EMERGENCY, ticked(GATE, "thunder"))


def unexpected_fluid_is_seen() -> Iterator[Fault]:
    """But for a one-off that is squeezed, from both sides, not bloody, clear or milky, under 50."""
    one_off = ticked("freq", "once") & ticked("spont", "squeezed") & ticked("sides", "both")
    plain = ~BLOOD & ~CLEAR & ~MILKY & ~FIFTY_OR_AFTER_MENOPAUSE
    yield from always_at_least(Urgency.ROUTINE, FLUID & UNEXPECTED & ~(one_off & plain))


# ----------------------------------------------------------------------------------------------------------- P12


CALM = frozenset({"no", "none", "none_of_these", "no_fluid"})


def a_missing_answer_is_never_a_no() -> Iterator[Fault]:
    every, two = world()[0], pair()
    signs = ticked("breast", "hot_red", "sore", "hard_full", "swollen_shape", "lump")
    fever_counts = every.says(signs | PUS | BABY)
    for question in QUESTIONS[1:]:
        missing = every.missing[question.id]
        if "unsure" in question.options:
            yield from never(f"{question.id} missing, not unsure", missing, z3.Not(every.ticks(question.id, "unsure")))
        elif question.id == "fever":
            yield from never("fever missing, not yes", missing, fever_counts, z3.Not(every.ticks("fever", "yes")))
            yield from never("fever missing below ROUTINE", missing, below(Urgency.ROUTINE))
        else:
            yield from never(f"{question.id} missing below ROUTINE", missing, below(Urgency.ROUTINE))
        for calm in CALM.intersection(question.options):
            instead = (two.said_instead_of_nothing(question.id, calm), _what_opens_is_calm())
            rises = z3.Or([z3.And(two.after.at_least(u), z3.Not(two.before.at_least(u))) for u in Urgency])
            yield from never_pair(f"{question.id} missing is below {calm}", two, *instead, rises)
    yield from _without_the_danger_question()


def _what_opens_is_calm() -> z3.BoolRef:
    """A "no" can open another question (no menopause yet: a pregnancy is possible). Its answer is another matter."""
    two, calm = pair(), {question.id: sorted(CALM.intersection(question.options)) for question in QUESTIONS}
    opened = {each: z3.And(two.after.asked[each], z3.Not(two.before.asked[each])) for each in calm if calm[each]}
    return z3.And([z3.Implies(opens, two.after.ticks(each, *calm[each])) for each, opens in opened.items()])


def _without_the_danger_question() -> Iterator[Fault]:
    for visit in visits(seed=12, count=100):
        try:
            assess(visit.without([GATE]))
        except AskFirst:
            continue
        yield Fault("a level without an answer to the danger question", visit.without([GATE]))


# ----------------------------------------------------------------------------------------------------------- P13


def explanations_change_no_level() -> Iterator[Fault]:
    two = pair()
    for where, condition in [*((r.id, r.when) for r in RULES), *((q.id, q.asked_if) for q in QUESTIONS)]:
        if any(question == RULES_THAT_MATCHED for question, _ in condition.reads()):
            yield Fault(f"{where} reads the rules that matched")
    yield from never_pair("what sets it off lowers the level", two, two.only("when"), two.falls)
    for visit in visits(seed=13, count=100):
        found = assess(visit)
        before = found.urgency, found.rules
        explain(found.journey.facts, found.rules, found.urgency)
        if (assess(visit).urgency, assess(visit).rules) != before:
            yield Fault("explaining has changed the result", visit)


# ----------------------------------------------------------------------------------------------------------- P14

# lump, skin, nipple, blood, heat and fever
SIGN_RULES = "R10 R11 R12 R13 R14 R15 R16 R17 R20 R26 R27 R30 R38 R40 R41 R42 R43 R44 R45 R46 R54 R68"
AFTER_BIRTH = ("loss12m", "pregnant", "feeding", "birth12m_not_feeding", "stopped_lt12m", "inducing")


def milk_switches_no_sign_off() -> Iterator[Fault]:
    two = pair()
    milk = z3.And(two.before.ticks("status", "none"), two.after.ticks("status", *AFTER_BIRTH), two.only("status"))
    for rule in (each for each in RULES if each.id in SIGN_RULES.split()):
        lower = z3.And(two.before.rules[rule.id], z3.Not(two.after.at_least(rule.urgency)))
        excused = _named_in_the_rules(rule.id)
        yield from never_pair(f"a milk status switches {rule.id} off", two, milk, lower, z3.Not(excused))


def _named_in_the_rules(rule: str) -> z3.BoolRef:
    """The exceptions of P14, and no others."""
    after = pair().after
    feeding, seen = after.says(FEEDING), after.at_least(Urgency.ROUTINE)
    goes = z3.And(feeding, after.ticks("lump_kind", "goes"))
    fresh_crack = z3.And(feeding, after.ticks("breast", "wound"), z3.Not(after.ticks("freq", "ge2w")))
    excuses = {
        "R13": z3.And(feeding, after.ticks("hot_time", "lt12h")),
        "R30": z3.And(z3.Or(after.says(FIRST_WEEK), fresh_crack), seen),
        "R38": goes,
        "R44": z3.And(goes, seen),
        "R68": z3.And(goes, z3.Not(after.ticks("breast", "swollen_shape", "nipple_rash"))),
        "R43": z3.And(
            after.ticks("rash_time", "lt2w"), seen
        ),  # the menopause is not asked about where milk is expected
    }
    return excuses.get(rule, z3.BoolVal(False))


SAFETY: tuple[Property, ...] = (
    Property(
        "P1",
        "The result is the level of the most urgent rule that matches. Nothing lowers it.",
        the_highest_rule_decides,
    ),
    Property(
        "P2",
        "Ticking one more sign never makes the result less urgent. One exception: a fresh crack can explain blood.",
        one_more_sign_never_lowers,
    ),
    Property("danger", "Every danger sign is an emergency and ends the questions.", a_danger_sign_is_an_emergency),
    Property("P5", "Blood when no milk is expected: seen within 2 weeks or sooner.", blood_when_no_milk_is_expected),
    Property(
        "P6",
        "Blood in pregnancy, or while feeding after day 7 without a fresh crack: seen within 2 weeks or sooner.",
        blood_while_feeding_or_pregnant,
    ),
    Property("P7", "Any fluid in a man: seen within 2 weeks or sooner.", fluid_in_a_man),
    Property(
        "P8",
        "Unexpected fluid at 50 or over, or after the menopause: seen within 2 weeks or sooner.",
        fluid_at_fifty_or_after_the_menopause,
    ),
    Property(
        "P9",
        "A sore breast with a fever, or a hot one when not feeding: help today. A baby: today, or an emergency.",
        heat_and_fever,
    ),
    Property(
        "P10",
        "A change in sight: help today. A sudden bad headache or sudden loss of sight: an emergency.",
        sight_and_sudden_headache,
    ),
    Property(
        "P11",
        "Unexpected fluid means being seen. One exception: a plain one-off, squeezed, from both sides, under 50.",
        unexpected_fluid_is_seen,
    ),
    Property(
        "P12",
        "An answer that is missing never counts as “no”. Without an answer to the danger question there is no result.",
        a_missing_answer_is_never_a_no,
    ),
    Property("P13", "What may explain the fluid never changes how urgent it is.", explanations_change_no_level),
    Property(
        "P14",
        "Feeding, pregnancy or a birth never switches off a lump, skin, nipple, blood, heat or fever sign.",
        milk_switches_no_sign_off,
    ),
)
