"""The questions as a FHIR R4 Questionnaire: sound by R4's own rules, and it asks whom the app asks."""

import json
import re
from random import Random

import pytest

from leakapp.triage.conditions import ALWAYS, NEVER, NOTHING
from leakapp.triage.journey import DANGER, replay
from leakapp.triage.questionnaire import clauses, link_id, questionnaire
from leakapp.triage.questions import QUESTIONS, SCREENS, Kind
from tests.triage.visitors import visits, with_gaps, with_noise

BASE = "https://guide.example"
WORDS = {
    **{("questionnaire", name): name.title() for name in ("title", "description")},
    **{("screen", screen.id): f"Screen {screen.id}" for screen in SCREENS},
    **{(q.id, name): f"{q.id} {name}?" for q in QUESTIONS for name in ("ask", *q.options)},
}
RESOURCE = json.loads(json.dumps(questionnaire(WORDS, BASE)))


def items(inside=RESOURCE["item"], around=()):
    """Every item with those around it, outermost first, in the order of the form."""
    for item in inside:
        yield item, around
        yield from items(item.get("item", []), (*around, item))


ITEMS = list(items())
CHOICES = {item["linkId"]: item for item, _ in ITEMS if item["type"] == "choice"}


# ------------------------------------------------------------------------------------------- sound by the rules of R4


def test_the_resource_has_what_r4_asks_for():
    assert RESOURCE["resourceType"] == "Questionnaire"
    assert RESOURCE["status"] in {"draft", "active", "retired", "unknown"}
    assert re.fullmatch(r"[A-Z]([A-Za-z0-9_]){0,254}", RESOURCE["name"])
    assert re.fullmatch(r"https://[^\s|#]+", RESOURCE["url"])
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", RESOURCE["date"])
    assert all(RESOURCE[each] for each in ("version", "title", "description"))
    assert not _empty(RESOURCE)


def _empty(node) -> bool:
    """R4 has no null, no empty list, object or string anywhere."""
    if isinstance(node, dict | list):
        return not node or any(map(_empty, node.values() if isinstance(node, dict) else node))
    return node is None or node == ""


def test_every_link_id_is_used_once():
    links = [item["linkId"] for item, _ in ITEMS]
    assert len(set(links)) == len(links)
    assert all(re.fullmatch(r"\S+", link) and len(link) <= 255 for link in links)


def test_an_item_is_a_group_with_items_or_a_choice_with_answers():
    for item, _ in ITEMS:
        if item["type"] == "group":
            assert item["item"]
            assert not {"answerOption", "repeats", "required"} & set(item)
        else:
            assert item["type"] == "choice"
            assert item["text"]
            assert item["answerOption"]
            assert "item" not in item
            assert isinstance(item["required"], bool)
            assert isinstance(item["repeats"], bool)
            for option in item["answerOption"]:
                assert set(option) == {"valueCoding"}
                assert set(option["valueCoding"]) == {"system", "code", "display"}


def test_what_enables_an_item_is_an_answer_above_it():
    above = {}
    for item, _ in ITEMS:
        for test in item.get("enableWhen", []):
            assert test["operator"] in {"=", "!="}
            assert set(test) == {"question", "operator", "answerCoding"}
            answer = (test["answerCoding"]["system"], test["answerCoding"]["code"])
            assert answer in above[test["question"]], item["linkId"]
        if "enableWhen" in item:
            assert item["enableBehavior"] in {"all", "any"}
        codings = [option["valueCoding"] for option in item.get("answerOption", [])]
        above[item["linkId"]] = {(coding["system"], coding["code"]) for coding in codings}


def test_every_option_of_every_question_is_there_once_with_its_words():
    for question in QUESTIONS:
        links = list(dict.fromkeys(link_id(question.id, option) for option in question.options))
        codings = [option["valueCoding"] for link in links for option in CHOICES[link]["answerOption"]]
        assert {coding["code"]: coding["display"] for coding in codings} == {
            option: WORDS[question.id, option] for option in question.options
        }
        assert len(codings) == len(question.options)
        assert {CHOICES[link]["repeats"] for link in links} == {question.kind is Kind.MANY}
    assert set(CHOICES) == {link_id(question.id, option) for question in QUESTIONS for option in question.options}


# ------------------------------------------------------------------------------------------ it asks whom the app asks


def enabled(facts) -> set[str]:
    """The choice items that a form filler shows for these answers, by R4's meaning of enableWhen."""
    shown = {None}
    for item, around in ITEMS:
        outside = around[-1]["linkId"] if around else None
        if outside in shown and _is_enabled(item, facts, shown):
            shown.add(item["linkId"])
    return shown & set(CHOICES)


def _is_enabled(item, facts, shown) -> bool:
    met = [_is_met(test, facts, shown) for test in item.get("enableWhen", [])]
    return not met or (all(met) if item["enableBehavior"] == "all" else any(met))


def _is_met(test, facts, shown) -> bool:
    """An answer to an item that is not enabled does not count. "!=": no answer has this value."""
    question = test["question"].partition(".")[0]
    given = facts[question] if test["question"] in shown else NOTHING
    return (test["answerCoding"]["code"] in given) == (test["operator"] == "=")


def asked(journey) -> set[str]:
    return {link_id(q.id, option) for q in journey.asked for option in q.options_shown(journey.facts)}


SAMPLES = {
    "complete": visits(seed=31, count=300),
    "with gaps": [with_gaps(Random(number), each) for number, each in enumerate(visits(seed=32, count=150))],
    "with noise": [with_noise(Random(number), each) for number, each in enumerate(visits(seed=33, count=150))],
}


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_form_asks_what_the_app_asks(sample):
    for answers in SAMPLES[sample]:
        journey = replay(answers)
        assert enabled(journey.facts) == asked(journey), dict(journey.facts)


def test_a_danger_sign_ends_the_form():
    facts = {question.id: NOTHING for question in QUESTIONS} | {"gate": frozenset({"harm"})}
    assert DANGER.holds(facts)
    assert enabled(facts) == {"gate"}


def test_clauses_are_the_condition_again():
    assert clauses(ALWAYS) == ()
    assert clauses(NEVER) == ((),)
    for answers in visits(seed=34, count=60):
        facts = replay(answers).facts
        for question in QUESTIONS:
            for condition in (question.asked_if, ~question.asked_if, *question.shown_if.values()):
                met = all(
                    any((test.option in facts[test.question]) == test.wanted for test in clause)
                    for clause in clauses(condition)
                )
                assert met == condition.holds(facts)
