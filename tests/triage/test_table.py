"""The code states the clinical table again; these tests hold the one to the other."""

from collections.abc import Iterable
from functools import cache
from random import Random

import pytest

from leakapp.triage import table
from leakapp.triage.answers import Answers
from leakapp.triage.assessment import AskFirst, Assessment, assess
from leakapp.triage.causes import BY_KEY, CAUSES, PRIORITY, Strength
from leakapp.triage.conditions import NEVER
from leakapp.triage.explanations import FALLBACK, LEAD, LEAD_NEEDS_TRIGGERS, LEAD_TRIGGERS, SHOWN_AT_MOST, Explanation
from leakapp.triage.questions import BY_ID, QUESTIONS, SCREENS
from leakapp.triage.rules import BY_ID as RULE
from leakapp.triage.rules import RULES
from leakapp.triage.sources import SOURCES
from leakapp.triage.urgency import Urgency
from tests.triage import clinical_table
from tests.triage.expressions import NotInTheLanguage, expression
from tests.triage.kept import kept_cases
from tests.triage.visitors import assessed, given, visits, with_gaps, with_noise

Outcome = tuple[Answers, Assessment]
RANKING = clinical_table.CAUSES["ranking"]

# ------------------------------------------------------------------------------------------------- the same rows


def test_the_code_and_both_files_are_the_same_version():
    assert clinical_table.TRIAGE["version"] == clinical_table.CAUSES["version"] == table.RULES_VERSION
    assert clinical_table.CAUSES["goes_with"]["triage_rules"] == table.RULES_VERSION


def test_the_levels_are_those_of_the_table_in_the_same_order():
    assert {level.name: level.value for level in Urgency} == clinical_table.RANK


def test_the_questions_are_those_of_the_table_in_the_same_order():
    assert [question.id for question in QUESTIONS] == list(clinical_table.QUESTIONS)


@pytest.mark.parametrize("row", clinical_table.QUESTIONS.values(), ids=lambda row: row["id"])
def test_a_question_has_the_options_kind_and_reason_of_the_table(row):
    question = BY_ID[row["id"]]
    assert question.kind == row["kind"]
    assert list(question.options) == list(row["options"])
    assert set(question.exclusive) == set(row.get("exclusive", ()))
    assert set(question.shown_if) == set(row.get("shown_if", ()))
    assert question.reason == row["why"]


@pytest.mark.parametrize("row", clinical_table.QUESTIONS.values(), ids=lambda row: row["id"])
def test_a_question_has_other_words_for_the_same_parts_as_the_table(row):
    wanted = {"ask": row.get("ask_wording", []), **row.get("wording", {})}
    found = [other.of for other in BY_ID[row["id"]].other_words]
    assert {part: found.count(part) for part in found} == {part: len(rows) for part, rows in wanted.items() if rows}


def test_the_screens_are_those_of_the_table():
    wanted = [(row["id"], tuple(row["questions"])) for row in clinical_table.TRIAGE["screens"]]
    assert [(screen.id, screen.questions) for screen in SCREENS] == wanted


def test_the_rules_are_those_of_the_table_in_the_same_order():
    assert [rule.id for rule in RULES] == list(clinical_table.RULES)


@pytest.mark.parametrize("row", clinical_table.RULES.values(), ids=lambda row: row["id"])
def test_a_rule_has_the_level_words_and_sources_of_the_table(row):
    rule = RULE[row["id"]]
    assert rule.urgency.name == row["level"]
    assert (rule.says, rule.why) == (row["text"], row["why"])
    assert list(rule.sources) == row["src"]
    after_loss = [word for word, key in (("text", "after_loss"), ("why", "why_after_loss")) if key in row]
    assert list(rule.other_words_after_loss) == after_loss


def test_every_source_of_the_table_is_known():
    assert {source for row in clinical_table.RULES.values() for source in row["src"]} <= set(SOURCES)


def test_the_explanations_are_those_of_the_table():
    assert {cause.key for cause in CAUSES} == set(clinical_table.CAUSE)
    assert list(PRIORITY) == RANKING["priority"]


@pytest.mark.parametrize("row", clinical_table.CAUSE.values(), ids=lambda row: row["key"])
def test_an_explanation_has_the_row_of_the_table(row):
    cause = BY_KEY[row["key"]]
    assert cause.group == row["group"]
    assert cause.after_loss == row["after_loss"]
    assert cause.danger == row.get("danger", False)
    assert cause.min_urgency.name == row.get("min_level", "SELF_CARE")
    assert cause.teaches_only == row.get("teaches_only", False)
    assert cause.part_of == row.get("part_of", "")
    assert (cause.part_unless == NEVER) == ("part_unless" not in row)
    assert list(cause.explains) == row["explains"]
    assert list(cause.speaks_for) == [reason["answer"] for reason in row["for"]]
    assert list(cause.speaks_against) == [reason["answer"] for reason in row["against"]]
    assert [strength.name.lower() for _, strength in cause.strength] == [each["strength"] for each in row["strength"]]


def test_the_ranking_is_that_of_the_table():
    leads = RANKING["let_down_leads"]
    assert RANKING["show"] == SHOWN_AT_MOST
    assert (leads["lead"], leads["min_ticked"], set(leads["triggers"])) == (LEAD, LEAD_NEEDS_TRIGGERS, LEAD_TRIGGERS)
    assert [page for _, page in FALLBACK] == [row["page"] for row in RANKING["fallback"]["rows"]]
    assert {strength.name.lower(): strength.value for strength in Strength} == clinical_table.STRENGTH


# ------------------------------------------------------------------------------- the same outcome on visits by chance


@cache
def complete() -> list[Outcome]:
    return list(assessed(seed=1, count=300))


@cache
def with_missing_answers() -> list[Outcome]:
    return _assessed(with_gaps(Random(number), answers) for number, answers in enumerate(visits(2, 200)))


@cache
def with_answers_nobody_asked_for() -> list[Outcome]:
    return _assessed(with_noise(Random(number), answers) for number, answers in enumerate(visits(3, 200)))


@cache
def kept() -> list[Outcome]:
    return _assessed(kept_cases())


def _assessed(sample: Iterable[Answers]) -> list[Outcome]:
    return [(answers, assess(answers)) for answers in sample]


BY_CHANCE = [complete, with_missing_answers, with_answers_nobody_asked_for]


@pytest.mark.parametrize("sample", [*BY_CHANCE, kept])
def test_a_visit_goes_as_the_table_says(sample):
    for answers, got in sample():
        wanted = clinical_table.visit(answers.given)
        assert _questions(got) == _wanted_questions(wanted), given(answers)
        assert got.urgency.name == wanted.level, given(answers)
        assert [rule.id for rule in got.rules] == wanted.fired, given(answers)
        assert _explanations(got) == _wanted_explanations(wanted), given(answers)


@pytest.mark.parametrize("gate", [[], ["none_of_the_table"]])
def test_without_a_valid_answer_to_the_danger_question_neither_gives_a_result(gate):
    for answers in visits(seed=4, count=20):
        unanswered = {**answers.given, "gate": gate}
        with pytest.raises(clinical_table.NoResult):
            clinical_table.visit(unanswered)
        with pytest.raises(AskFirst):
            assess(Answers.lenient(unanswered))


def test_the_visits_by_chance_reach_every_rule_but_the_danger_signs_and_every_explanation():
    outcomes = [found for sample in BY_CHANCE for _, found in sample()]
    reached = {rule.id for outcome in outcomes for rule in outcome.rules}
    assert {rule.id for rule in RULES} - reached <= {f"R{number}" for number in range(1, 9)}
    explained = {key for outcome in outcomes for row in _explanations(outcome)[:2] for key, *_ in row}
    assert {cause.key for cause in CAUSES if not cause.teaches_only} <= explained


def test_the_reference_refuses_what_is_not_an_expression_of_the_table():
    for text in ("__import__('os')", "colours.pop()", "1 + 1", "a < b < c", "[x for x in y]", "open('x')", "lambda: x"):
        with pytest.raises(NotInTheLanguage):
            expression(text)


def _questions(got: Assessment) -> tuple:
    """What was asked, the options shown, the words chosen, and what counts."""
    asked, facts = got.journey.asked, got.journey.facts
    return (
        [question.id for question in asked],
        {question.id: list(question.options_shown(facts)) for question in asked},
        {(question.id, part): _first_true(question, part, facts) for question in asked for part in _parts(question)},
        dict(facts),
        list(got.journey.unanswered),
    )


def _parts(question) -> list[str]:
    return ["ask", *(other.of for other in question.other_words)]


def _first_true(question, part, facts) -> int | None:
    rows = [other for other in question.other_words if other.of == part]
    return next((number for number, row in enumerate(rows) if row.when.holds(facts)), None)


def _wanted_questions(wanted: clinical_table.Visit) -> tuple:
    return wanted.asked, wanted.options, wanted.words, wanted.facts, wanted.unanswered


def _explanations(got: Assessment) -> tuple:
    shown = got.explanations
    return (
        [_row(each) for each in shown.shown],
        [_row(each) for each in shown.others],
        [each.key for each in shown.learn_more],
    )


def _row(each: Explanation) -> tuple:
    parts = tuple(part.key for part in each.parts)
    return each.key, each.strength or 0, each.speaks_for, each.speaks_against, parts


def _wanted_explanations(wanted: clinical_table.Visit) -> tuple:
    rows = [
        [(e.key, e.strength, e.speaks_for, e.speaks_against, e.parts) for e in part]
        for part in (wanted.shown, wanted.others)
    ]
    return (*rows, wanted.learn_more)
