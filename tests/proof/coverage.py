"""Nothing is dead, nothing is silent, nothing is there twice, and each "not" about an unasked question is meant."""

from collections.abc import Iterator
from functools import cache

import z3

from leakapp.triage.causes import BY_KEY, CAUSES
from leakapp.triage.conditions import ALWAYS, RULES_THAT_MATCHED, All, Any, Condition, Not, Ticked
from leakapp.triage.explanations import FALLBACK, SHOWN_AT_MOST
from leakapp.triage.journey import GATE
from leakapp.triage.level_lines import LEVEL_LINES
from leakapp.triage.questions import BY_ID, QUESTIONS, Kind
from leakapp.triage.rules import RULES
from leakapp.triage.urgency import Urgency
from tests.proof.judged import FALLBACKS_ANYWAY, NEVER_NEEDED_FALLBACKS, REDUNDANT, RELAXATIONS, UNASKED
from tests.proof.property import Fault, Property, never, pair, possible, world
from tests.proof.texts import exactly, tells
from tests.proof.world import World

# ----------------------------------------------------------------------------------------------- all can be reached


def everything_asked_can_be_answered() -> Iterator[Fault]:
    every = world(gaps=False)[0]
    for question in QUESTIONS:
        yield from possible(f"{question.id} is never asked", every.asked[question.id])
        for option in question.options:
            yield from possible(f"{question.id}.{option} can never be ticked", every.truths[question.id, option])


def every_rule_can_decide() -> Iterator[Fault]:
    every = world(gaps=False)[0]
    for rule in RULES:
        yield from possible(f"{rule.id} never decides", every.rules[rule.id], exactly(every, rule.urgency))
    for level in Urgency:
        yield from possible(f"nobody gets {level.name}", exactly(every, level))
    for line in LEVEL_LINES:
        yield from possible(f"nobody reads {line.field}", exactly(every, line.level), every.says(line.when))


def every_explanation_can_be_shown() -> Iterator[Fault]:
    every = world(gaps=False)[0]
    mentions = {cause.key: every.mentions(cause.key) for cause in CAUSES if not cause.teaches_only}
    few = z3.AtMost(*mentions.values(), SHOWN_AT_MOST)
    for cause in CAUSES:
        yield from possible(f"{cause.key} is never shown", every.mentions(cause.key), few)
        for place, (when, strength) in enumerate(cause.strength):
            earlier = [z3.Not(every.says(each)) for each, _ in cause.strength[:place]]
            what = f"{cause.key} is never {strength.name} by row {place + 1}"
            yield from possible(what, every.mentions(cause.key), every.says(when), *earlier)


# -------------------------------------------------------------------------------------------------- nobody is silent


def every_visit_ends_with_a_level_and_an_explanation() -> Iterator[Fault]:
    every = world()[0]
    levels = z3.Or([exactly(every, level) for level in Urgency])
    yield from never("no level", z3.Not(levels))
    explained = z3.Or(
        [tells(every, cause.key) for cause in CAUSES if not cause.teaches_only or _is_a_fallback(cause.key)]
    )
    yield from never("nothing explained", every.goes_on, z3.Not(explained))
    for cause in CAUSES:
        unlabelled = z3.Not(z3.Or([every.says(when) for when, _ in cause.strength]))
        yield from never(f"{cause.key} is mentioned without a strength", every.mentions(cause.key), unlabelled)
    yield from _fallbacks_where_their_page_never_stands(every)


def _fallbacks_where_their_page_never_stands(every: World) -> Iterator[Fault]:
    for page in {page for _, page in FALLBACK}:
        forbidden = z3.And(tells(every, page), every.says(BY_KEY[page].never_with))
        found = list(never(f"{page} stands where it must never stand", forbidden))
        if page not in FALLBACKS_ANYWAY:
            yield from found
        elif not found:
            yield Fault(f"the note on {page} in judged.py is no longer true")


def _is_a_fallback(key: str) -> bool:
    return key in {page for _, page in FALLBACK}


# ------------------------------------------------------------------------------------------------- nothing is double


def no_rule_is_redundant() -> Iterator[Fault]:
    every = world()[0]
    for rule in RULES:
        others = [every.rules[other.id] for other in RULES if other is not rule and other.urgency >= rule.urgency]
        floor = [every.floor] if rule.urgency is Urgency.ROUTINE else []
        needed = list(never("", every.rules[rule.id], z3.Not(z3.Or(others + floor))))
        yield from _judged(rule.id, not needed, rule.id in REDUNDANT, "changes no visit's level")
    for place, (when, page) in enumerate(FALLBACK):
        earlier = [z3.Not(every.says(each)) for each, _ in FALLBACK[:place]]
        needed = list(never("", every.goes_on, every.says(when), *earlier, every.mentions_nothing))
        yield from _judged(f"fallback {page}", not needed, page in NEVER_NEEDED_FALLBACKS, "is never used")


def _judged(name: str, found: bool, known: bool, what: str) -> Iterator[Fault]:
    if found and not known:
        yield Fault(f"{name} {what}, and has no note in judged.py")
    if known and not found:
        yield Fault(f"{name} has a note in judged.py that is no longer true: it {what}")


# ---------------------------------------------------------------------------------------- P3: what relaxes which rule


def only_named_answers_relax_a_rule() -> Iterator[Fault]:
    judged = {row.answer: frozenset(row.rules.split()) for row in RELAXATIONS}
    for question in QUESTIONS:
        for option in question.options if question.id != GATE else ():
            answer = f"{question.id}.{option}"
            found, wanted = relaxed_by(question.id, option), judged.get(answer, frozenset())
            for rule in sorted(found - wanted):
                yield Fault(f"{answer} relaxes {rule}, and has no row in judged.py")
            for rule in sorted(wanted - found):
                yield Fault(f"{answer} no longer relaxes {rule}: take it out of judged.py")


def relaxed_by(question: str, option: str) -> frozenset[str]:
    """The rules that match when nothing is said here, and no longer match once this is said."""
    two, found = pair(), set()
    adds_a_tick = BY_ID[question].kind is Kind.MANY and option not in BY_ID[question].exclusive
    said = two.added(question, option) if adds_a_tick else two.said_instead_of_nothing(question, option)
    stops = {
        rule.id: z3.And(two.before.rules[rule.id], z3.Not(two.after.rules[rule.id]))
        for rule in RULES
        if question in questions_behind(rule.when)
    }
    two.search.solver.push()
    two.search.solver.add(said)
    while model := two.search.find(z3.Or([stops[rule] for rule in stops if rule not in found])):
        found |= {rule for rule in stops if z3.is_true(model.eval(stops[rule], model_completion=True))}
    two.search.solver.pop()
    return frozenset(found)


@cache
def questions_behind(condition: Condition) -> frozenset[str]:
    """Every question the condition reads, and those that decide whether these are asked and what they offer."""
    found: frozenset[str] = frozenset()
    for name, option in condition.reads():
        question = BY_ID[name]
        found |= {name} | questions_behind(question.asked_if & question.shown_if.get(option, ALWAYS))
    return found


# ------------------------------------------------------------------------------- each "not" about an unasked question


def each_not_about_an_unasked_question_is_judged() -> Iterator[Fault]:
    found: dict[str, set[str]] = {}
    for place, condition, where in _places(world(gaps=False)[0]):
        for test in dict.fromkeys(negated(condition)):
            if test.question != RULES_THAT_MATCHED and _matters_unasked(condition, test, where):
                found.setdefault(f"{test.question}.{','.join(sorted(test.options))}", set()).add(place)
    judged = {row.test: set(row.places.split()) for row in UNASKED}
    for test in sorted({*found, *judged}):
        for place in sorted(found.get(test, set()) - judged.get(test, set())):
            yield Fault(f"not {test} in {place} also holds for someone never asked, and has no row in judged.py")
        for place in sorted(judged.get(test, set()) - found.get(test, set())):
            yield Fault(f"not {test} in {place} is judged, but no longer there")


def _places(every: World) -> Iterator[tuple[str, Condition, z3.BoolRef]]:
    """Every condition, its name, and when it is looked at."""
    for question in QUESTIONS:
        yield f"question.{question.id}", question.asked_if, ALL_VISITS
        for option, when in question.shown_if.items():
            yield f"question.{question.id}.{option}", when, every.asked[question.id]
        for words in question.other_words:
            yield f"question.{question.id}.{words.of}:{words.name}", words.when, every.asked[question.id]
    for rule in RULES:
        yield f"rule.{rule.id}", rule.when, ALL_VISITS
    for key, cause in BY_KEY.items():
        yield f"cause.{key}", cause.mention_when, ALL_VISITS
        yield f"cause.{key}", cause.never_with, ALL_VISITS
        for when in (cause.part_unless, *(when for when, _ in cause.strength)):
            yield f"cause.{key}", when, every.mentions(key)
    for when, page in FALLBACK:
        yield f"fallback.{page}", when, ALL_VISITS


ALL_VISITS = z3.BoolVal(True)


def negated(condition: Condition, wanted: bool = True) -> Iterator[Ticked]:
    """The tests that the condition wants to fail."""
    if isinstance(condition, Ticked):
        if not wanted:
            yield condition
    elif isinstance(condition, Not):
        yield from negated(condition.part, not wanted)
    else:
        assert isinstance(condition, All | Any)
        for part in condition.parts:
            yield from negated(part, wanted)


def without(condition: Condition, test: Ticked, wanted: bool = True) -> Condition:
    """The condition as if a negated `test` could not hold."""
    if isinstance(condition, Ticked):
        return ALWAYS if condition == test and not wanted else condition
    if isinstance(condition, Not):
        return Not(without(condition.part, test, not wanted))
    assert isinstance(condition, All | Any)
    return type(condition)(tuple(without(part, test, wanted) for part in condition.parts))


def _matters_unasked(condition: Condition, test: Ticked, where: z3.BoolRef) -> bool:
    every, search = world(gaps=False)
    holds = (every.says(condition), z3.Not(every.says(without(condition, test))), where)
    return search.find(every.goes_on, *holds, z3.Not(every.asked[test.question])) is not None


COVERAGE: tuple[Property, ...] = (
    Property(
        "P3",
        "Every answer that can relax a rule is listed with its reason. No other answer relaxes any rule.",
        only_named_answers_relax_a_rule,
    ),
    Property("questions", "Every question can be asked, and every answer given.", everything_asked_can_be_answered),
    Property("rules", "Every rule can decide a result, and every level can come out.", every_rule_can_decide),
    Property(
        "explanations", "Every explanation can be shown, with each of its labels.", every_explanation_can_be_shown
    ),
    Property(
        "an end",
        "Every visit ends with one level and at least one explanation, with missing answers too.",
        every_visit_ends_with_a_level_and_an_explanation,
    ),
    Property(
        "no double", "No rule could be left out without a change, but for those with a note.", no_rule_is_redundant
    ),
    Property(
        "not asked",
        "Where “not” also counts for people who were never asked, a person has judged that it should.",
        each_not_about_an_unasked_question_is_judged,
    ),
)
