"""What the command line refuses and what a cookie quietly loses."""

import pytest

from leakapp.triage.answers import Answers, UnknownId
from leakapp.triage.questions import QUESTIONS

UNKNOWN = [
    ({"gate": ["none"], "shoe_size": ["40"]}, "unknown question 'shoe_size'"),
    ({"gate": ["none"], "age": ["18_29", "90"]}, "unknown option '90' of question 'age'"),
    ({"gate": ["None"]}, "unknown option 'None' of question 'gate'"),
    ({"Gate": ["none"]}, "unknown question 'Gate'"),
    ({"age": ["adult"]}, "unknown option 'adult' of question 'age'"),
    ({"": []}, "unknown question ''"),
]


@pytest.mark.parametrize(("said", "fault"), UNKNOWN)
def test_strict_refuses_an_unknown_id_and_names_it(said, fault):
    with pytest.raises(UnknownId, match=fault):
        Answers.strict(said)


@pytest.mark.parametrize(("said", "fault"), UNKNOWN)
def test_lenient_drops_an_unknown_id_and_keeps_the_rest(said, fault):
    kept = Answers.lenient(said)
    assert kept == Answers.strict({question: kept.to(question) for question in kept.given})
    assert ("gate" in kept.given) == (said.get("gate") == ["none"])
    assert kept.to("age") == frozenset(said.get("age", ())) & {"18_29"}


@pytest.mark.parametrize("reading", [Answers.strict, Answers.lenient])
def test_every_option_of_every_question_is_known(reading):
    said = {question.id: list(question.options) for question in QUESTIONS}
    assert reading(said).given == {question.id: frozenset(question.options) for question in QUESTIONS}


def test_an_answer_is_changed_in_a_copy():
    before = Answers.strict({"gate": ["none"], "subject": ["adult"]})
    after = before.with_answer("subject", ["teen"]).without(["gate", "age"])
    assert after == Answers.strict({"subject": ["teen"]})
    assert before == Answers.strict({"gate": ["none"], "subject": ["adult"]})


def test_a_question_without_an_answer_has_no_options():
    assert Answers().to("colours") == frozenset()
