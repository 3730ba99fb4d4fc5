"""How the guide decides, in the open: what the pages say is what the rules, questions, proofs and cases are."""

import json
import re
from dataclasses import replace
from functools import cache

import pytest
from django.test import Client

from leakapp.content import snapshot
from leakapp.content.conditions_in_words import ConditionsInWords
from leakapp.content.guidelines import GUIDELINES
from leakapp.content.short_names import NAMED
from leakapp.content.snapshot import shipped_alone
from leakapp.site import case_table, how_it_works, proof_table, question_map, rule_table
from leakapp.site.published import SHARED
from leakapp.triage import cases
from leakapp.triage.alone import ALONE
from leakapp.triage.conditions import ALWAYS, NEVER, All, Any, Not, ticked
from leakapp.triage.questions import QUESTIONS
from leakapp.triage.rules import RULES
from leakapp.triage.sources import SOURCES
from leakapp.triage.table import RULES_VERSION, checksum
from leakapp.triage.urgency import Urgency
from leakapp.triage.versions import VERSIONS
from tests.site.pages_read import ReadPage

PAGES = ("", "rules/", "questions/", "proofs/", "cases/")
FILES = {"rules.json": "application/json", "questionnaire.json": "application/fhir+json"}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh():
    snapshot.forget()


def get(name):
    return Client().get(f"/how-it-works/{name}")


def html(name):
    return get(name).content.decode()


def page(name):
    return ReadPage(html(name))


# --------------------------------------------------------------------------------------------------------- addresses


@pytest.mark.parametrize("name", [*PAGES, *FILES])
def test_everybody_may_keep_it_and_nobody_gets_a_cookie(name):
    response = get(name)
    assert response.status_code == 200
    assert response["Cache-Control"] == SHARED
    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()


@pytest.mark.parametrize("name", FILES)
def test_a_file_says_what_it_is(name):
    response = get(name)
    assert response["Content-Type"].split(";")[0] == FILES[name]
    assert json.loads(response.content)


def test_the_file_of_rules_carries_version_and_checksum():
    said = json.loads(get("rules.json").content)
    assert (said["version"], said["checksum"]) == (RULES_VERSION, checksum())
    assert [rule["id"] for rule in said["rules"]] == [rule.id for rule in RULES]


def test_the_form_carries_version_and_checksum_and_this_sites_address():
    said = json.loads(get("questionnaire.json").content)
    assert said["resourceType"] == "Questionnaire"
    assert said["version"] == f"{RULES_VERSION}-{checksum()}"
    assert said["url"].startswith("http://testserver/")


def test_the_first_page_leads_to_all_the_others():
    links = page("").links
    assert {f"/how-it-works/{name}" for name in (*PAGES[1:], *FILES)} <= set(links)


def test_every_version_of_the_rules_is_listed_with_what_changed():
    text = page("").text
    for version in VERSIONS:
        assert f"Version {version.number}" in text
        assert version.what_changed in text
        assert version.checksum in text


# -------------------------------------------------------------------------------------------------------------- rules


@cache
def rows():
    return {row.id: (level, row) for level in rule_table.levels(shipped_alone()) for row in level.rows}


def test_every_rule_stands_once_under_its_level():
    assert set(rows()) == {rule.id for rule in RULES}
    for rule in RULES:
        assert rows()[rule.id][0].level.key == rule.urgency.name


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_answer_a_rule_reads_is_said_in_its_row_or_has_a_short_name(rule):
    here = shipped_alone()
    saying = ConditionsInWords(here, rule_table.short_names(here))
    said = " ".join(str(part) for part in rows()[rule.id][1].parts)
    for part in _parts(rule.when):
        if part in NAMED.values():
            assert str(saying.say(part)) in said
        elif not isinstance(part, (All, Any, Not)):
            for question, option in part.reads():
                assert here.words("question", question)["label"] in said
                assert f"“{saying.option(question, option)}”" in said


def _parts(condition):
    yield condition
    if condition in NAMED.values():
        return
    for part in getattr(condition, "parts", ()):
        yield from _parts(part)
    if isinstance(condition, Not):
        yield from _parts(condition.part)


def test_each_rule_carries_its_words_its_reason_and_its_sources_on_the_page():
    found, here = page("rules/"), shipped_alone()
    text = found.text
    for rule in RULES:
        words = here.words("rule", rule.id)
        assert words["text"] in text
        assert words["why"] in text
    for source in {source for rule in RULES for source in rule.sources}:
        assert here.words("source", source)["name"] in text
        assert f"/sources/#{source}" in found.links


def test_not_one_of_and_all_of_are_said():
    here = shipped_alone()
    saying = ConditionsInWords(here, rule_table.short_names(here))
    one, other = ticked("sides", "one", "unsure"), ticked("spont", "itself")
    assert str(saying.say(one)) == "Which side: “One side” or “Not sure”"
    assert str(saying.say(~one)) == "Which side: not “One side” and not “Not sure”"
    assert str(saying.say(one | other)) == f"one of these: ({saying.say(one)}; {saying.say(other)})"
    assert str(saying.say(~(one & other))) == f"not all of these: ({saying.say(one)}; {saying.say(other)})"
    assert str(saying.say(~(one | other))).startswith("none of these:")
    assert (str(saying.say(ALWAYS)), str(saying.say(NEVER))) == ("always", "never")


def test_a_level_can_be_picked_by_a_link_and_nothing_is_folded_away():
    found = page("rules/")
    for level in Urgency:
        if level is not Urgency.SELF_CARE:
            assert f"#level-{level.name}" in found.links
            assert f"level-{level.name}" in found.ids
    assert "details" not in found.tags


def test_there_are_lines_to_sign_for_a_name_a_role_and_a_date():
    text = page("rules/").text
    assert "To sign" in text
    for column in ("Name", "Role", "Date", "Signed"):
        assert column in text


@pytest.mark.parametrize("row", GUIDELINES)
def test_where_guides_differ_says_both_and_leads_to_rules_that_exist(row):
    guide = next(each for each in rule_table.guides(shipped_alone()) if each.key == row)
    assert all((guide.they, guide.we, guide.sources))
    assert set(guide.rules) <= {rule.id for rule in RULES}
    assert {source.key for source in guide.sources} <= set(SOURCES)
    for rule in guide.rules:
        assert row in [key for key, _ in rows()[rule][1].guides]


# ---------------------------------------------------------------------------------------------------------- questions


def table_edges():
    """(source, target) of every edge, straight from the table."""
    found = set()
    for question in QUESTIONS:
        conditions = [question.asked_if, *question.shown_if.values()]
        found |= {(source, question.id) for condition in conditions for source, _ in condition.reads()}
    return found


def test_the_drawing_carries_every_edge_of_the_table_and_no_other():
    drawn = {tuple(each.split()) for each in re.findall(r'data-edge="([^"]+)"', html("questions/"))}
    assert drawn == table_edges()
    assert drawn == {(edge.source, edge.target) for edge in question_map.edges()}


def test_each_dot_stands_on_the_line_of_its_source_and_before_its_target():
    drawing = question_map.drawing(shipped_alone())
    place = {box.id: box for box in drawing.boxes}
    assert list(place) == [question.id for question in QUESTIONS]
    for lane in drawing.lanes:
        assert lane.top == place[lane.source].middle
        for dot in lane.dots:
            assert (dot.x, dot.y) == (lane.x, place[dot.edge.target].middle)
            assert lane.top < dot.y <= lane.bottom
            assert any(y == dot.y and x <= dot.x for x, y in drawing.feeds)
    assert len({lane.x for lane in drawing.lanes}) == len(drawing.lanes)


def test_the_list_carries_every_edge_in_words():
    found = page("questions/")
    here = shipped_alone()
    for source, target in table_edges():
        said = found.words_of(f"q-{target}")
        assert here.words("question", source)["label"] in said or any(
            here.words("page", "the-rules")[f"name.{name}"] in said
            for name, condition in NAMED.items()
            if source in {question for question, _ in condition.reads()}
        ), (source, target)
        assert here.words("question", target)["label"] in found.words_of(f"q-{source}"), (source, target)


def test_questions_for_everybody_say_so():
    found = page("questions/")
    for question in QUESTIONS:
        said = found.words_of(f"q-{question.id}")
        assert ("Asked: always" in said) == (question.asked_if == ALWAYS), question.id


def test_each_answer_that_is_enough_by_itself_stands_behind_its_level_under_its_question():
    found, here = page("questions/"), shipped_alone()
    enough = "One answer is enough for this level, or a more urgent one:"
    headings = "|".join(re.escape(here.words("level", level.name)["heading"]) for level in Urgency)
    for question in QUESTIONS:
        levels = [ALONE[question.id, option] for option in question.options if (question.id, option) in ALONE]
        told = found.words_of(f"q-{question.id}").partition(enough)[2]
        told = re.split("Decides:|Why we ask", told)[0]
        assert bool(told) == bool(levels), question.id
        behind_each = [part.count("“") for part in re.split(headings, told)[1:]]
        assert behind_each == [levels.count(level) for level in sorted(set(levels), reverse=True)], question.id


# ------------------------------------------------------------------------------------------------------------- proofs


def test_every_proof_is_shown_with_its_meaning_and_the_version_it_is_of():
    text = page("proofs/").text
    table = proof_table.proof_table()
    for proof in table.proofs:
        assert proof.meaning in text
    assert table.version in text
    assert table.visits_in_words in text


def test_proofs_of_other_rules_are_called_old(monkeypatch):
    old = "These proofs are of an older version"
    table = proof_table.proof_table()
    assert table.is_of_these_rules == (old not in page("proofs/").text)
    for change in ({"checksum": "0" * 12}, {"explanations_checksum": "0" * 12}):
        monkeypatch.setattr(how_it_works, "proof_table", lambda change=change: replace(table, **change))
        assert old in page("proofs/").text


def test_a_promise_that_does_not_hold_is_not_hidden(monkeypatch):
    table = proof_table.proof_table()
    broken = replace(table, proofs=(replace(table.proofs[0], holds=False), *table.proofs[1:]))
    monkeypatch.setattr(how_it_works, "proof_table", lambda: broken)
    assert "Not all promises hold." in page("proofs/").text


def test_a_number_nobody_can_say_is_given_by_its_digits():
    assert proof_table.in_words(12345) == "12,345"
    assert proof_table.in_words(10**21) == "a number with 22 digits"


# -------------------------------------------------------------------------------------------------------------- cases


def test_every_story_is_shown_with_its_verdict():
    text = page("cases/").text
    for story in case_table.stories():
        assert story.story in text
        assert story.verdict in text
    assert len(case_table.stories()) == len(cases.examples())


@pytest.mark.parametrize(
    ("result", "verdict"),
    [
        ("ROUTINE", case_table.AS_EXPECTED),
        ("WITHIN_2_WEEKS", case_table.ACCEPTED),
        ("EMERGENCY", case_table.SOONER),
        ("SELF_CARE", case_table.UNSAFE),
        (cases.NO_RESULT, case_table.UNSAFE),
    ],
)
def test_a_wrong_result_is_called_wrong(result, verdict):
    case = {"expected_urgency": "ROUTINE", "acceptable": ["WITHIN_2_WEEKS"], "unsafe_if_below": "ROUTINE"}
    assert case_table.verdict(case, result) == verdict


def test_a_result_below_what_was_agreed_but_not_unsafe_is_called_late():
    case = {"expected_urgency": "ROUTINE", "acceptable": [], "unsafe_if_below": "SELF_CARE"}
    assert case_table.verdict(case, "SELF_CARE") == case_table.LATER


def test_the_page_counts_what_comes_out_wrong(monkeypatch):
    first, *others = case_table.stories()
    bad = replace(first, result="EMERGENCY", verdict=case_table.SOONER)
    monkeypatch.setattr(case_table, "stories", lambda: (bad, *others))
    text = page("cases/").text
    assert f"{len(cases.examples()) - 1} of {len(cases.examples())} stories are right" in text
    assert case_table.SOONER in text


def test_every_bound_is_counted():
    assert sum(row.visits for row in case_table.never_lower()) == len(cases.not_under())
    assert sum(row.visits for row in case_table.never_higher()) == len(cases.not_over())


def test_a_bound_that_is_broken_is_counted_as_wrong(monkeypatch):
    monkeypatch.setattr(cases, "level", lambda case: "SELF_CARE")
    wrong = sum(row.wrong for row in case_table.never_lower.__wrapped__())
    assert wrong == sum(case["at_least"] != "SELF_CARE" for case in cases.not_under())
