"""Which texts must never stand on one result, and what the words of a rule take as given."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import z3

from leakapp.content.defaults import shipped
from leakapp.triage.causes import BY_KEY, Strength
from leakapp.triage.conditions import Condition, ticked
from leakapp.triage.explanations import FALLBACK
from leakapp.triage.level_lines import LEVEL_LINES
from leakapp.triage.rules import BY_ID as RULE
from leakapp.triage.urgency import Urgency
from tests.proof.judged import EITHER_MAY_STAND
from tests.proof.property import Fault, Property, never, world
from tests.proof.safety import BABY, BLOOD, FEEDING, FIRST_WEEK, FLUID, GROWN_UP, UNEXPECTED
from tests.proof.world import World

Shown = Callable[[World], z3.BoolRef]


@dataclass(frozen=True)
class Said:
    """Words on a result. `where`: kind, key and field of the shipped text that holds them, when they are a text."""

    words: str
    shown: Shown
    where: tuple[str, str, str] | None = None


def exactly(every: World, level: Urgency) -> z3.BoolRef:
    return z3.And(every.at_least(level), z3.Not(z3.Or([every.at_least(above) for above in Urgency if above > level])))


def line(field: str, words: str) -> Said:
    row = next(each for each in LEVEL_LINES if each.field == field)
    where = ("level", row.level.name, field)
    return Said(words, lambda every: z3.And(exactly(every, row.level), every.says(row.when), every.goes_on), where)


def level(of: Urgency, field: str, words: str) -> Said:
    return Said(words, lambda every: exactly(every, of), ("level", of.name, field))


def rule(key: str, words: str) -> Said:
    """The words of a rule stand on a result only when it decides."""
    return Said(words, lambda every: decides(every, key), None)


def decides(every: World, key: str) -> z3.BoolRef:
    return z3.And(every.rules[key], exactly(every, RULE[key].urgency))


def page(key: str, words: str, field: str = "now") -> Said:
    return Said(words, lambda every: tells(every, key), ("explanation", key, field))


def tells(every: World, key: str) -> z3.BoolRef:
    """The explanation may be on the result: mentioned, or the background page when nothing is."""
    falls_back = [
        z3.And(
            every.mentions_nothing,
            every.goes_on,
            every.says(when),
            *(z3.Not(every.says(earlier)) for earlier, _ in FALLBACK[:place]),
        )
        for place, (when, page_key) in enumerate(FALLBACK)
        if page_key == key
    ]
    return z3.Or(every.mentions(key), *falls_back)


def strong(key: str) -> Said:
    """The label "Fits your answers well"."""
    rows = BY_KEY[key].strength

    def shown(every: World) -> z3.BoolRef:
        first = [
            z3.And(every.says(when), *(z3.Not(every.says(earlier)) for earlier, _ in rows[:place]))
            for place, (when, strength) in enumerate(rows)
            if strength is Strength.STRONG
        ]
        return z3.And(every.mentions(key), z3.Or(first))

    return Said(f"{key} fits your answers well", shown)


def fact(words: str, condition: Condition) -> Said:
    return Said(words, lambda every: every.says(condition))


NO_APPOINTMENT = level(Urgency.SELF_CARE, "how_soon", "You do not need an appointment")
PREGNANT = fact("pregnant", ticked("status", "pregnant"))
A_MAN = fact("a man", ticked("body", "male"))
NOT_GAINING = fact("a baby who is not gaining or unwell", ticked("baby", "not_gaining", "unwell"))

# Each pair: never on one result.
CONTRADICTIONS: tuple[tuple[Said, Said], ...] = (
    (line("feeding", "You can go on feeding. It is safe."), line("blisters", "Ask before you feed from that side.")),
    (line("check_again", "Check again in 1 week."), line("check_again_hot", "Check the hot area again in 12 hours.")),
    (line("feeding", "You can go on feeding. It is safe."), rule("R13", "not feeding")),
    (rule("R65", "if you are feeding, you can go on"), line("blisters", "Ask before you feed from that side.")),
    (NO_APPOINTMENT, fact("a rule that says to be seen", ticked("matched rules", "R60", "R61", "R68", "R72"))),
    (NO_APPOINTMENT, page("postmenopause", "any fluid is worth a prompt check", "summary")),
    (NO_APPOINTMENT, page("blood-pregnancy", "A midwife or doctor needs to look", "summary")),
    (NO_APPOINTMENT, page("lump", "Have it checked.")),
    (NO_APPOINTMENT, page("galactocele", "Call to have it seen.")),
    (rule("R64", "Do a pregnancy test now"), PREGNANT),
    (rule("R64", "Do a pregnancy test now"), A_MAN),
    (rule("R64", "Do a pregnancy test now"), rule("R36", "50 or over, or past the menopause")),
    (rule("R76", "If you could be pregnant, take a test"), A_MAN),
    (rule("R76", "If you could be pregnant, take a test"), PREGNANT),
    (page("pregnancy", "Do not pump unless you are told to."), page("induced", "Pump or hand express often.")),
    (
        page("pregnancy", "Not sure if you are pregnant? Take a test."),
        page("postmenopause", "After the menopause", "summary"),
    ),
    (page("oversupply", "more milk than your baby needs", "summary"), NOT_GAINING),
    (page("other-side", "healthy part of making milk", "summary"), fact("not feeding", ~FEEDING)),
    (page("after-stopping", "Milk winds down slowly", "summary"), fact("feeding", FEEDING)),
    (page("let-down", "A cry, a thought of your baby", "summary"), fact("milk is not expected", UNEXPECTED)),
    (page("men", "Fluid from a man", "summary"), page("pregnancy", "first milk", "summary")),
    (page("newborn", "A new baby can have", "summary"), fact("a grown-up", GROWN_UP)),
    (page("child-teen", "in a child or teenager", "summary"), fact("an adult", ticked("subject", "adult"))),
    (page("idiopathic", "no cause is found", "summary"), fact("a medicine", ticked("meds", "yes"))),
    (page("idiopathic", "no cause is found", "summary"), strong("prolactinoma")),
    (page("rusty-pipe", "mostly clears within 7 days", "summary"), fact("milk is not expected", UNEXPECTED)),
    (strong("d-mer"), strong("mood")),
    (strong("rusty-pipe"), fact("after the first week", ticked("since_birth", "w1_6", "w6_12", "m3_12", "gt12m"))),
    (strong("after-stopping"), fact("blood", BLOOD)),
    (strong("squeezed"), fact("blood", BLOOD)),
)


def texts_never_contradict() -> Iterator[Fault]:
    every, judged = world()[0], set(EITHER_MAY_STAND)
    for one, other in CONTRADICTIONS:
        yield from (Fault(f"no shipped text says {said.words!r}: {said.where}") for said in (one, other) if _gone(said))
        found = list(never(f"{one.words!r} and {other.words!r}", one.shown(every), other.shown(every)))
        if (one.words, other.words) not in judged:
            yield from found
        elif not found:
            yield Fault(f"judged, but never seen: {one.words!r} and {other.words!r}")


def _gone(said: Said) -> bool:
    if said.where is None:
        return False
    kind, key, field = said.where
    words = shipped()[kind, key][field]
    return said.words not in (words if isinstance(words, str) else " ".join(words))


# What the words of each rule say of the person, as a condition of its own.
STOPPED = ticked("status", "stopped_lt12m")
AFTER_PREGNANCY = ticked("status", "birth12m_not_feeding", "loss12m")
CHILD = ticked("subject", "child")
MILK_EXPECTED = ticked("status", "loss12m", "pregnant", "feeding", "inducing", "birth12m_not_feeding", "stopped_lt12m")
GIVEN_IN_WORDS: dict[str, Condition] = {
    "R9": ticked("status", "pregnant") | ticked("since_birth", "d0_7", "w1_6", "unsure"),
    "R19": ticked("status", "pregnant") | ticked("since_birth", "d0_7", "w1_6", "w6_12", "m3_12", "unsure"),
    "R20": ticked("since_birth", "d0_7", "w1_6", "unsure"),
    "R31": ~FEEDING & ~FIRST_WEEK | STOPPED | ticked("status", "inducing"),
    "R69": (STOPPED | AFTER_PREGNANCY) & FLUID,
    "R70": MILK_EXPECTED & ticked("sides", "one", "unsure"),
    "R75": ticked("body", "transfem") & ~ticked("status", "feeding", "inducing"),
    "R76": FLUID & ~FEEDING,
    **dict.fromkeys(("R13", "R44", "R38"), ~FEEDING),
    **dict.fromkeys(("R23", "R32", "R39", "R66", "R67", "R82"), FEEDING),
    **dict.fromkeys(("R30", "R34", "R35", "R36", "R47", "R48", "R55", "R60", "R61", "R63", "R64"), UNEXPECTED),
    **dict.fromkeys(("R10", "R24", "R53", "R74", "R79"), BABY),
    **dict.fromkeys(("R49", "R78"), CHILD),
    **dict.fromkeys(("R22", "R51", "R73", "R81"), MILK_EXPECTED),
    "R33": ticked("status", "pregnant") & BLOOD,
    "R37": ticked("body", "male") & FLUID,
    "R50": (CHILD | BABY) & BLOOD,
    "R65": FIRST_WEEK & BLOOD,
    "R71": ticked("subject", "teen") & UNEXPECTED,
    "R80": ticked("status", "inducing") & FLUID,
}


def rules_say_what_is_so() -> Iterator[Fault]:
    every = world()[0]
    for key, given in GIVEN_IN_WORDS.items():
        yield from never(f"the words of {key} do not fit", every.rules[key], z3.Not(every.says(given)))


def danger_pages_come_with_an_appointment() -> Iterator[Fault]:
    every = world()[0]
    at_home = z3.Not(every.at_least(Urgency.ROUTINE))
    for key, cause in BY_KEY.items():
        if cause.danger:
            yield from never(f"{key} on a self-care result", tells(every, key), at_home)


def no_answer_speaks_for_and_against() -> Iterator[Fault]:
    for key, cause in BY_KEY.items():
        for reading in set(cause.speaks_for) & set(cause.speaks_against):
            if (key, reading) not in EITHER_MAY_STAND:
                yield Fault(f"{reading} speaks for and against {key}")


TEXTS: tuple[Property, ...] = (
    Property("texts", "No two texts that say opposite things stand on one result.", texts_never_contradict),
    Property("words", "What the words of a rule say of you is true of you.", rules_say_what_is_so),
    Property(
        "danger pages",
        "A page about a danger never stands on a self-care result.",
        danger_pages_come_with_an_appointment,
    ),
    Property(
        "for and against",
        "No answer speaks both for and against one explanation, but for one that is named.",
        no_answer_speaks_for_and_against,
    ),
)
