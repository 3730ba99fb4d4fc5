"""Which explanations are shown, in which order. Source: clinical table, causes and `ranking`. No randomness."""

from dataclasses import dataclass

from leakapp.triage.causes import CAUSES, PRIORITY, Cause, Strength
from leakapp.triage.conditions import ALWAYS, RULES_THAT_MATCHED, Condition, Facts, matched, ticked
from leakapp.triage.facts import EXPECTED, LACTATING, LOST, MALE
from leakapp.triage.rules import BY_ID as RULE
from leakapp.triage.rules import Rule
from leakapp.triage.urgency import Urgency

SHOWN_AT_MOST = 5
LEAD = "let-down"
LEAD_NEEDS_TRIGGERS = 2
LEAD_TRIGGERS = frozenset({"other_side", "cry", "thinking", "shower", "sex", "full", "missed", "pressure", "feelings"})

# Used when no explanation is left; the first row that holds. So no result is ever without one.
FALLBACK: tuple[tuple[Condition, str], ...] = (
    (ticked("subject", "baby"), "newborn"),
    (ticked("subject", "child", "teen") & ~EXPECTED, "child-teen"),
    (LOST, "loss"),
    (ticked("status", "pregnant"), "pregnancy"),
    (LACTATING, "let-down"),
    (ticked("status", "birth12m_not_feeding", "stopped_lt12m"), "after-stopping"),
    (ticked("status", "inducing"), "induced"),
    (matched("R18", "R48", "R62", "R77"), "prolactin"),
    (MALE, "men"),
    (ALWAYS, "colours"),
)


@dataclass(frozen=True)
class Explanation:
    """One explanation for one visitor. `speaks_for` and `speaks_against` hold the readings that were given."""

    cause: Cause
    strength: Strength | None  # None: background, no answer points to it
    speaks_for: tuple[str, ...] = ()
    speaks_against: tuple[str, ...] = ()
    parts: tuple["Explanation", ...] = ()

    @property
    def key(self) -> str:
        return self.cause.key


@dataclass(frozen=True)
class Explanations:
    """`shown`: at most five. `others`: less likely, but worth knowing. `learn_more`: how it works."""

    shown: tuple[Explanation, ...] = ()
    others: tuple[Explanation, ...] = ()
    learn_more: tuple[Explanation, ...] = ()

    @property
    def is_fallback(self) -> bool:
        return len(self.shown) == 1 and self.shown[0].strength is None


def explain(facts: Facts, rules: tuple[Rule, ...], urgency: Urgency) -> Explanations:
    """The explanations for these facts. `urgency` and `rules` are read, never changed."""
    known = {**facts, RULES_THAT_MATCHED: frozenset(rule.id for rule in rules)}
    mentioned = [_explanation(cause, known) for cause in CAUSES if _is_mentioned(cause, known, urgency)]
    learn_more = tuple(each for each in mentioned if each.cause.teaches_only)
    ordered = sorted(
        (each for each in mentioned if not each.cause.teaches_only),
        key=lambda each: _place(each, known[RULES_THAT_MATCHED]),
    )
    if not ordered:
        page = next(key for condition, key in FALLBACK if condition.holds(known))
        background = Explanation(next(cause for cause in CAUSES if cause.key == page), None)
        return Explanations((background,), (), tuple(each for each in learn_more if each.key != page))
    shown, others = _five(_with_parts_inside(ordered, known))
    return Explanations(tuple(shown), tuple(others), learn_more)


def _is_mentioned(cause: Cause, known: Facts, urgency: Urgency) -> bool:
    return urgency >= cause.min_urgency and cause.mention_when.holds(known) and not cause.never_with.holds(known)


def _explanation(cause: Cause, known: Facts) -> Explanation:
    strength = next((each for condition, each in cause.strength if condition.holds(known)), Strength.POSSIBLE)
    return Explanation(cause, strength, _given(cause.speaks_for, known), _given(cause.speaks_against, known))


def _given(readings: tuple[str, ...], known: Facts) -> tuple[str, ...]:
    return tuple(reading for reading in readings if reading.partition(".")[2] in known[reading.partition(".")[0]])


def _place(each: Explanation, matched_rules: frozenset[str]) -> tuple[int, int, int, int]:
    """Smaller comes first: the reason for an appointment, then strength, then matched answers, then priority."""
    explained = max((RULE[rule].urgency for rule in each.cause.explains if rule in matched_rules), default=0)
    return (-explained, -(each.strength or 0), -len(each.speaks_for), PRIORITY.index(each.key))


def _with_parts_inside(ordered: list[Explanation], known: Facts) -> list[Explanation]:
    """When several things set the milk off, one let-down page leads and its parts are shown inside it."""
    lead = next((each for each in ordered if each.key == LEAD), None)
    triggers = known["when"] & LEAD_TRIGGERS
    if lead is None or lead.strength is not Strength.STRONG or len(triggers) < LEAD_NEEDS_TRIGGERS:
        return ordered
    parts = [e for e in ordered if e.cause.part_of == LEAD and not e.cause.part_unless.holds(known)]
    led = Explanation(lead.cause, lead.strength, lead.speaks_for, lead.speaks_against, tuple(parts))
    first = next(index for index, each in enumerate(ordered) if each is lead or each in parts)
    rest = [each for each in ordered if each is not lead and each not in parts]
    before = len([each for each in ordered[:first] if each in rest])
    return [*rest[:before], led, *rest[before:]]


def _five(ordered: list[Explanation]) -> tuple[list[Explanation], list[Explanation]]:
    """The first five. A danger that is mentioned is never left out: it takes the fifth place if none is among them."""
    shown, others = ordered[:SHOWN_AT_MOST], ordered[SHOWN_AT_MOST:]
    dangers = [each for each in others if each.cause.danger]
    if dangers and not any(each.cause.danger for each in shown):
        others.remove(dangers[0])
        others.insert(0, shown[-1])
        shown[-1] = dangers[0]
    return shown, others
