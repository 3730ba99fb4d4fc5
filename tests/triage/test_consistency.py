"""Each fault that a hand can put into the clinical tables is planted, and must be named with a hint."""

from dataclasses import replace

import pytest

from leakapp.triage.causes import CAUSES, PRIORITY
from leakapp.triage.conditions import ALWAYS, ticked
from leakapp.triage.conditions import matched as rule_matched
from leakapp.triage.consistency import SHIPPED, Tables, faults
from leakapp.triage.explanations import FALLBACK
from leakapp.triage.facts import BLOOD
from leakapp.triage.questions import BY_ID, QUESTIONS, SCREENS, OtherWords
from leakapp.triage.rules import BY_ID as RULE
from leakapp.triage.rules import RULES


def question(name, **new) -> Tables:
    return replace(SHIPPED, questions=tuple(replace(q, **new) if q.id == name else q for q in QUESTIONS))


def screen(name, questions) -> Tables:
    return replace(SHIPPED, screens=tuple(replace(s, questions=questions) if s.id == name else s for s in SCREENS))


def rule(**new) -> Tables:
    return replace(SHIPPED, rules=tuple(replace(rule, **new) if rule.id == "R30" else rule for rule in RULES))


def cause(**new) -> Tables:
    return replace(SHIPPED, causes=tuple(replace(each, **new) if each.key == "mastitis" else each for each in CAUSES))


def one_more_question(name) -> Tables:
    return replace(SHIPPED, questions=(*QUESTIONS, replace(BY_ID["meds"], id=name)))


# What is planted, and the words by which the fault must be known.
PLANTED: dict[str, tuple[Tables, str]] = {
    "a mistyped option in a rule": (
        rule(when=ticked("colours", "red_pnik")),
        "Rule R30 reads the answer colours.red_pnik",
    ),
    "a mistyped question in a rule": (
        rule(when=ticked("coluors", "red_pink")),
        "Rule R30 reads the answer coluors.red_pink",
    ),
    "a mistyped option in what asks a question": (
        question("meds", asked_if=ticked("status", "nobody")),
        "Question meds reads the answer status.nobody",
    ),
    "a mistyped option in what shows an option": (
        question("breast", shown_if={"wound": ticked("status", "fed")}),
        "Question breast reads the answer status.fed",
    ),
    "a mistyped option in what chooses other words": (
        question("breast", other_words=(OtherWords("wound", "x", ticked("status", "fed")),)),
        "Question breast reads the answer status.fed",
    ),
    "a mistyped option in what mentions an explanation": (
        cause(mention_when=ticked("breast", "hot")),
        "Explanation mastitis reads the answer breast.hot",
    ),
    "a mistyped option in what speaks for an explanation": (
        cause(speaks_for=("breast.hot",)),
        "Explanation mastitis speaks of breast.hot",
    ),
    "a mistyped option in what speaks against an explanation": (
        cause(speaks_against=("fever",)),
        "Explanation mastitis speaks of fever",
    ),
    "a mistyped option in the fallback": (
        replace(SHIPPED, fallback=((ticked("body", "man"), "men"), *FALLBACK)),
        "Fallback men reads the answer body.man",
    ),
    "an explanation that waits for a rule nobody has": (
        cause(mention_when=rule_matched("R999")),
        "Explanation mastitis reads the answer matched rules.R999",
    ),
    "a rule that waits for another rule": (
        rule(when=rule_matched("R31")),
        "Rule R30 reads the answer matched rules.R31",
    ),
    "a rule that wants two answers to a question with one": (
        rule(when=ticked("status", "none") & ticked("status", "feeding")),
        "Rule R30 can never match",
    ),
    "a rule that wants an answer and not": (
        rule(when=BLOOD & ~BLOOD),
        "Rule R30 can never match",
    ),
    "a rule that wants answers of people who are not asked": (
        rule(when=ticked("subject", "baby") & ticked("age", "50_plus")),
        "Rule R30 can never match",
    ),
    "a rule that wants an option of people who do not see it": (
        rule(when=ticked("status", "none") & ticked("breast", "wound")),
        "Rule R30 can never match",
    ),
    "a rule that wants what two questions away forbids": (
        rule(when=ticked("subject", "child") & ticked("since_birth", "d0_7")),
        "Rule R30 can never match",
    ),
    "a rule without a source": (rule(sources=()), "Rule R30 has no source"),
    "a source nobody knows": (rule(sources=("acr2022", "acr2202")), "Rule R30 names the source 'acr2202'"),
    "a question that reads a later one": (
        question("age", asked_if=ticked("status", "none")),
        "Question age reads status, which is not asked above it",
    ),
    "a question that reads itself": (
        question("age", asked_if=ticked("age", "unsure")),
        "Question age reads age, which is not asked above it",
    ),
    "an option shown by a later answer": (
        question("gate", shown_if={"baby_emerg": ticked("subject", "baby")}),
        "Question gate reads subject, which is not asked above it",
    ),
    "an exclusive option that is not there": (
        question("breast", exclusive=("nothing",)),
        "Question breast has a row for the option 'nothing'",
    ),
    "a condition for an option that is not there": (
        question("breast", shown_if={"crack": ALWAYS}),
        "Question breast has a row for the option 'crack'",
    ),
    "other words for an option that is not there": (
        question("breast", other_words=(OtherWords("crack", "after_loss", ALWAYS),)),
        "Question breast has a row for the option 'crack'",
    ),
    "the same question twice": (one_more_question("meds"), "There are 2 questions with the id meds"),
    "the same option twice": (
        question("meds", options=("yes", "no", "unsure", "no")),
        "There are 2 answers with the id meds.no",
    ),
    "the same rule twice": (replace(SHIPPED, rules=(*RULES, RULE["R30"])), "There are 2 rules with the id R30"),
    "the same explanation twice": (
        replace(SHIPPED, causes=(*CAUSES, CAUSES[0])),
        f"There are 2 explanations with the id {CAUSES[0].key}",
    ),
    "the same screen twice": (
        replace(SHIPPED, screens=(*SCREENS, replace(SCREENS[0], questions=()))),
        "There are 2 screens with the id danger",
    ),
    "a question on two screens": (screen("breast", ("breast", "meds")), "Question meds is on 2 screens"),
    "a question on no screen": (one_more_question("smoking"), "Question smoking is on 0 screens"),
    "a screen with a question nobody has": (
        screen("breast", ("breast", "chest")),
        "A screen names 'chest', which is no question",
    ),
    "a screen that asks in another order": (
        screen("look", ("sides", "colours")),
        "The screens ask sides in another order",
    ),
    "an explanation without a place": (
        replace(SHIPPED, priority=PRIORITY[1:]),
        f"Explanation {PRIORITY[0]} is not in both",
    ),
    "a place without an explanation": (
        replace(SHIPPED, causes=tuple(each for each in CAUSES if each.key != "mastitis")),
        "Explanation mastitis is not in both",
    ),
    "an explanation with two places": (
        replace(SHIPPED, priority=(*PRIORITY, "mastitis")),
        "Explanation mastitis is 2 times in the priority list",
    ),
    "an explanation of a rule nobody has": (cause(explains=("R999",)), "Explanation mastitis explains R999"),
    "a part of an explanation nobody has": (
        cause(part_of="infection"),
        "Explanation mastitis is part of infection",
    ),
    "a fallback to an explanation nobody has": (
        replace(SHIPPED, fallback=(*FALLBACK[:-1], (ALWAYS, "colour"))),
        "The fallback names colour",
    ),
    "a fallback that can be missed": (
        replace(SHIPPED, fallback=FALLBACK[:-1]),
        "The fallback can leave a result without an explanation",
    ),
}


def test_the_tables_that_ship_have_no_fault():
    assert faults() == []


@pytest.mark.parametrize("planted", PLANTED)
def test_a_planted_fault_is_named_with_a_hint_and_little_else_is(planted):
    tables, named = PLANTED[planted]
    found = faults(tables)
    meant = [fault for fault in found if named in fault.what]
    assert meant, [fault.what for fault in found]
    assert all(fault.hint.endswith(".") and len(fault.hint.split()) > 1 for fault in meant)
    assert len(found) <= 4, [fault.what for fault in found]  # what follows from it may be named too
