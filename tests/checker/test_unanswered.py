"""Screens that come back: what is asked for, in which words, and that no word leads to a calmer answer."""

import re
from functools import cache
from html import unescape

import pytest
from django.utils.datastructures import MultiValueDict

from leakapp.checker.forms import ScreenForm, asked_on
from leakapp.content.snapshot import shipped_alone
from leakapp.triage.assessment import assess
from leakapp.triage.conditions import ALWAYS, settle
from leakapp.triage.journey import replay
from leakapp.triage.questions import BY_ID, QUESTIONS, SCREENS, Kind
from tests.checker.walking import post, walk
from tests.triage.visitors import given, visitor, visits

shipped = cache(shipped_alone)
MANY = [question.id for question in QUESTIONS if question.kind is Kind.MANY]


def before(answers, screen):
    """The visit as it stands when this screen is reached."""
    return answers.without(question for each in SCREENS[SCREENS.index(screen) :] for question in each.questions)


def reached(seed=8, count=40):
    """(screen, answers given before it) for every screen of many visits."""
    for answers in visits(seed, count):
        for screen in replay(answers).screens:
            yield screen, before(answers, screen), answers


def form_of(screen, answers, posted):
    asked = tuple(asked_on(screen, replay(answers), shipped()))
    form = ScreenForm(asked, answers, MultiValueDict(posted))
    form.is_valid()
    return form


def ways_out():
    """(question, the option that its error names, the error, answers with every question but this one)."""
    for screen, so_far, answers in reached():
        for each in form_of(screen, so_far, {}).asked:
            if each.question.kind is Kind.MANY and answers.to(each.question.id):
                yield each.question, each.way_out.id, each.unanswered, answers.without([each.question.id])


@pytest.mark.parametrize("name", MANY)
def test_an_error_names_not_sure_wherever_the_question_has_it_and_else_the_one_true_none(name):
    found = {(option, error) for question, option, error, _ in ways_out() if question.id == name}
    ((option, error),) = found
    assert option == ("unsure" if "unsure" in BY_ID[name].options else "none")
    assert f"“{shipped().words('question', name)[f'option.{option}']}”" in error


def test_the_tick_that_an_error_names_never_lowers_what_leaving_it_out_would_give():
    tried = set()
    for question, option, _, without in ways_out():
        if "unsure" in question.options:
            tried.add(question.id)
            assert assess(without.with_answer(question.id, [option])).urgency >= assess(without).urgency
    assert tried == {"colours", "when"}


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.id)
def test_an_empty_screen_asks_for_what_stands_on_it_and_for_no_follow_up(screen):
    """A follow-up is drawn once the answer that opens it is given; until then its words are not on the screen."""
    for here, so_far, _ in reached():
        if here == screen:
            form = form_of(screen, so_far, {})
            named = {field.name for field in form.wanting}
            on_view = {each.question.id for each in form.asked if not each.shown_when_opened}
            assert named == on_view != set()


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.id)
def test_whatever_is_left_out_the_screen_comes_back_and_names_what_the_given_answers_open_and_nothing_else(screen):
    for here, so_far, answers in reached():
        said = {name: each for name, each in given(answers).items() if name in screen.questions}
        if here != screen:
            continue
        for left_out in said:
            form = form_of(screen, so_far, {name: each for name, each in said.items() if name != left_out})
            named = {field.name for field in form.wanting}
            assert left_out in named
            still_missing = replay(form.answers()).unanswered
            for name in named - {left_out}:
                assert settle(BY_ID[name].asked_if, replay(form.answers()).facts, frozenset(still_missing)) == ALWAYS


def test_the_heading_says_how_many(client, db):
    post(client, "danger", gate=["none"])
    assert "Please answer this<" in client.post("/check/who/", {}).text
    page = client.post("/check/who/", {"subject": ["adult"]})
    assert (page.status_code, "Please answer these 2<" in page.text) == (422, True)
    assert len(re.findall(r'<li><a href="#q-', page.text)) == 2


def test_a_follow_up_is_asked_for_once_it_is_open(client, db):
    post(client, "danger", gate=["none"])
    post(client, "who", subject=["adult"], body=["female"], age=["30_49"])
    assert "periods" not in summary_of(client.post("/check/stage/", {}))
    assert "Have your periods stopped for good?" in summary_of(client.post("/check/stage/", {"status": ["none"]}))


def test_a_missing_answer_is_asked_for_in_the_words_that_fit_the_others(client, db):
    post(client, "danger", gate=["none"])
    post(client, "who", subject=["adult"], body=["female"], age=["30_49"])
    assert "since the pregnancy ended" in summary_of(client.post("/check/stage/", {"status": ["loss12m"]}))


def test_nobody_is_led_to_say_that_there_is_no_fluid(client, db):
    walk(client, visitor(age="50_plus", colours="green_grey", sides="one"))
    said = summary_of(client.post("/check/look/", {}))
    assert "“Not sure”" in said
    assert "No fluid" not in said


def summary_of(page):
    assert page.status_code == 422
    return unescape(re.search(r'<div class="error-summary".*?</div>', page.text, re.DOTALL)[0])
