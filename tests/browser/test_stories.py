"""What people do with the guide on a phone, without script. Every page they come to is looked at as well."""

import re

import pytest
from playwright.sync_api import expect

from leakapp.content.defaults import shipped
from tests.triage.visitors import given
from tests.triage.visitors import visitor as answers_of

pytestmark = pytest.mark.browser

FEEDING = given(answers_of(status="feeding", since_birth="w1_6", colours="milky", when=["cry", "shower"]))
WELL = given(answers_of())
AFTER_A_LOSS = given(
    answers_of(
        status="loss12m", since_birth="w1_6", colours="milky", when=["full", "shower"], breast=["hard_full", "sore"]
    )
)
ABOUT_A_BABY = re.compile(
    r"\b(bab(y|ies)|infants?|newborns?|(breast|chest)?fe(d|eds?|eding)|nursing|latch\w*|bottles?|nappy|nappies)\b",
    re.IGNORECASE,
)


def level(name: str) -> str:
    return shipped()["level", name]["heading"]


def test_an_ordinary_breastfeeding_parent_is_told_what_to_do_and_why(visitor):
    visitor.opens("/").presses("Start the questions").walks_to_the_result(FEEDING)
    assert visitor.led_to.index("/check/result/") <= 10  # home, at most nine screens, the result
    assert visitor.heading == level("SELF_CARE")
    parts = [part.inner_text() for part in visitor.page.locator("main section > h2, main summary > h2").all()]
    assert parts[0].startswith("Numbers to call")
    assert parts.index("What may explain it") < parts.index("What helps now") < parts.index("Get help sooner if")
    visitor.presses("A page to show your doctor").presses("Back to your result")
    visitor.page.locator("main a[href^='/learn/']:visible").first.click()
    visitor.looks()


def test_a_danger_sign_ends_the_questions_with_crisis_help_before_any_other_word(visitor):
    visitor.opens("/check/").picks("gate", "harm").presses("Continue")
    assert visitor.led_to == ["/check/", "/check/result/"]
    assert visitor.text.startswith("Call 999")
    assert visitor.text.index("111") < visitor.text.index(level("EMERGENCY"))
    visitor.opens("/check/who/")
    assert visitor.is_at("/check/result/")


def test_a_danger_sign_of_the_body_shows_the_number_to_call_first(visitor):
    visitor.opens("/check/").picks("gate", "chest", "sepsis").presses("Continue")
    assert visitor.heading == level("EMERGENCY")
    expect(visitor.page.get_by_role("link", name="Call 999")).to_be_in_viewport()


def test_an_error_takes_the_focus_leads_to_its_question_and_is_mended(visitor):
    visitor.opens("/check/").picks("gate", "none").presses("Continue")
    visitor.picks("subject", "adult").presses("Continue")
    for _ in range(2):
        assert visitor.status == 422
        assert visitor.page.title().startswith("Error: ")
        assert visitor.focused.get_attribute("class") == "error-summary"
        visitor.follows_the_error_to("body")
        assert visitor.focused.get_attribute("id") == "q-body"
        expect(visitor.focused).to_be_in_viewport()
        visitor.presses("Continue")
    assert visitor.picked("subject") == {"adult"}
    visitor.answers_the_screen(WELL).presses("Continue")
    assert visitor.is_at("/check/stage/")


def test_back_keeps_what_was_picked(visitor):
    visitor.opens("/check/").answers_the_screen(FEEDING).presses("Continue").answers_the_screen(FEEDING).presses(
        "Continue"
    )
    visitor.presses("Back")
    assert (visitor.picked("subject"), visitor.picked("age")) == ({"adult"}, {"30_49"})
    visitor.goes_back().goes_back()
    assert visitor.is_at("/check/who/")
    assert visitor.picked("body") == {"female"}
    visitor.presses("Continue").walks_to_the_result(FEEDING)


def test_one_answer_is_changed_and_the_others_stay(visitor):
    visitor.has_answered(FEEDING).opens("/check/result/").presses("Check or change your answers")
    before = visitor.page.locator("dl.answers > div").all_inner_texts()
    visitor.presses("Change answer: When does it happen?").picks("when", "sex").presses("Save")
    assert visitor.is_at("/check/answers/")
    after = visitor.page.locator("dl.answers > div").all_inner_texts()
    changed = [new for old, new in zip(before, after, strict=True) if old != new]
    assert len(changed) == 1
    assert "With sex or arousal" in changed[0]
    visitor.presses("See your result")
    assert visitor.heading == level("SELF_CARE")


def test_a_changed_answer_that_is_a_warning_sign_changes_the_advice(visitor):
    visitor.has_answered(FEEDING).opens("/check/result/").presses("Check or change your answers")
    visitor.presses("Change answer: What does the fluid look like?").picks("colours", "red_pink").presses("Save")
    visitor.picks("freq", "ge2w").presses("Continue")
    assert visitor.heading == level("WITHIN_2_WEEKS")


def test_start_again_asks_first_and_then_forgets(visitor):
    visitor.has_answered(FEEDING).opens("/check/result/")
    visitor.presses("Start again").presses("No, go back").presses("Start again").presses("Yes, start again")
    assert visitor.is_at("/check/")
    assert visitor.picked("gate") == set()
    assert visitor.opens("/check/result/").is_at("/check/")


def test_leave_now_leads_away_and_the_way_back_shows_no_answer(visitor, neutral_site):
    visitor.may_go_to.add(neutral_site.url.rstrip("/"))
    visitor.opens("/check/").walks_to_the_result(FEEDING).presses("Leave now")
    assert visitor.page.url == neutral_site.url
    assert not {"Referer", "Cookie"} & neutral_site.asked[0].keys()
    assert "answers" not in [each["name"] for each in visitor.page.context.cookies()]
    for _ in range(3):
        visitor.goes_back()
        assert visitor.is_at("/check/")
        assert visitor.page.locator("input:checked").count() == 0
        assert "Cream or thick yellow" not in visitor.text


def test_the_numbers_are_those_of_the_place_that_is_chosen(visitor):
    visitor.has_answered(FEEDING).opens("/check/result/")
    expect(visitor.page.get_by_role("link", name="999", exact=True)).to_be_visible()
    visitor.opens_the_part("Somewhere else?").asks_for_the_numbers_of("New Zealand")
    assert visitor.is_at("/check/result/")
    assert "Numbers to call: New Zealand" in visitor.text
    expect(visitor.page.get_by_role("link", name="999", exact=True)).to_have_count(0)


def test_after_a_loss_no_page_speaks_of_a_baby_or_of_feeding(visitor):
    visitor.opens("/check/")
    while not visitor.is_at("/check/stage/"):
        visitor.answers_the_screen(AFTER_A_LOSS).presses("Continue")
    visitor.answers_the_screen(AFTER_A_LOSS).presses("Continue")
    while not visitor.is_at("/check/result/"):
        assert not ABOUT_A_BABY.findall(visitor.every_word), visitor.page.url
        visitor.answers_the_screen(AFTER_A_LOSS).presses("Continue")
    said_by_the_visitor = shipped()["question", "status"]["option.loss12m"]
    for path in ("/check/result/", "/check/answers/", "/check/summary/", "/check/clear/"):
        words = visitor.opens(path).every_word.replace(said_by_the_visitor, "")
        found = ABOUT_A_BABY.search(words)
        assert not found, f"{path}: ...{words[max(0, found.start() - 80) : found.end() + 80]}..."


def test_a_screen_is_answered_by_keyboard_alone(visitor):
    visitor.opens("/check/").picks("gate", "none").presses("Continue")
    visitor.tabs_to(".skip").types("Enter")
    visitor.tabs_to('input[name="subject"]').types("Space")
    visitor.tabs_to('input[name="body"]').types("Space", "ArrowDown")
    visitor.tabs_to(".why > summary").types("Enter")
    visitor.tabs_to('input[name="age"]').types("Space", "ArrowDown", "ArrowUp")
    assert (visitor.picked("subject"), visitor.picked("body"), visitor.picked("age")) == (
        {"adult"},
        {"male"},
        {"18_29"},
    )
    visitor.tabs_to("form.screen button").types_enter_and_waits()
    assert visitor.is_at("/check/look/")


def test_pages_outside_a_visit_stand_as_well(visitor):
    visitor.opens("/").presses("Milk after a loss A quiet page, for you").opens("/learn/").opens("/help-now/")
    assert visitor.text.index("999") < visitor.text.index("911")
