"""Looking a medicine up on a phone without script, by itself and in the middle of a visit."""

import pytest

from leakapp.content.safety import NEVER_STOP
from tests.triage.visitors import given
from tests.triage.visitors import visitor as answers_of

pytestmark = pytest.mark.browser

UNEXPECTED = {"status": "none", "meds": "unsure", "colours": "milky", "sides": "both"}


def test_a_misspelled_name_is_offered_picked_and_explained(visitor):
    visitor.opens("/medicines/")
    visitor.page.get_by_label("Name of your medicine").fill("respiridone")
    visitor.presses("Look it up")
    assert "Did you mean one of these?" in visitor.text
    with visitor.page.expect_navigation() as came:
        visitor.page.locator("button.pick", has_text="Risperidone").click()
    assert came.value.status == 200
    visitor.looks()
    assert "On our list" in visitor.text
    assert NEVER_STOP in visitor.text
    assert visitor.page.url.endswith("/medicines/")


@pytest.mark.parametrize("typed", ["Losec", "melatonin", ""])
def test_every_other_answer_stands(visitor, typed):
    visitor.opens("/medicines/")
    visitor.page.get_by_label("Name of your medicine").fill(typed)
    visitor.presses("Look it up")
    assert NEVER_STOP in visitor.text


def test_from_the_questions_to_a_medicine_and_back_to_the_same_ticks(visitor):
    told = given(answers_of(**UNEXPECTED))
    visitor.opens("/check/")
    while not visitor.is_at("/check/clues/"):
        visitor.answers_the_screen(told).presses("Continue")
    offer = visitor.page.get_by_role("button", name="Save and look up a medicine")
    assert not offer.is_visible()
    visitor.picks("meds", "unsure")
    assert offer.is_visible()
    visitor.presses("Save and look up a medicine")
    assert visitor.is_at("/medicines/")
    visitor.presses("Go back to them")
    assert visitor.is_at("/check/clues/")
    assert visitor.picked("meds") == {"unsure"}
    visitor.walks_to_the_result(told)


def test_the_enter_key_goes_on_with_the_questions(visitor):
    told = given(answers_of(**UNEXPECTED))
    visitor.opens("/check/")
    while not visitor.is_at("/check/clues/"):
        visitor.answers_the_screen(told).presses("Continue")
    visitor.answers_the_screen(told)
    visitor.page.locator("#o-meds-unsure").focus()
    visitor.types_enter_and_waits()
    assert visitor.is_at("/check/result/")
