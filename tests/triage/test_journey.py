"""Who is asked what, which answers count, and how many screens that takes."""

from itertools import islice, product
from random import Random

import pytest
from hypothesis import given

from leakapp.triage.answers import Answers
from leakapp.triage.assessment import assess
from leakapp.triage.conditions import ALWAYS, NEVER, settle
from leakapp.triage.journey import GATE, keeps_to_the_path, replay
from leakapp.triage.questions import BY_ID, QUESTIONS, SCREEN_OF, SCREENS, Kind
from leakapp.triage.urgency import Urgency
from tests.triage.by_chance import a_visit, modestly
from tests.triage.visitors import completed, visitor, visits, with_noise

MANY = [question for question in QUESTIONS if question.kind is Kind.MANY]
ONE = [question for question in QUESTIONS if question.kind is Kind.ONE]
DANGERS = [option for option in BY_ID[GATE].options if option != "none"]
HIDDEN_FROM_SOME = [(question, option) for question in QUESTIONS for option in question.shown_if]
FLUIDS = [option for option in BY_ID["colours"].options if option != "no_fluid"]


def is_asked(question):
    """Visitors by chance who are asked this."""
    return (answers for answers in visits(seed=1, count=300) if answers.to(question.id))


# ------------------------------------------------------------------------------------------------- the danger screen


@pytest.mark.parametrize("danger", DANGERS)
def test_a_danger_sign_ends_the_questions_at_once_whatever_else_was_said(danger):
    for answers in visits(seed=1, count=300)[:20]:
        for gate in ({danger}, {danger, "none"}, set(DANGERS)):
            found = assess(answers.with_answer(GATE, gate))
            assert [question.id for question in found.journey.asked] == [GATE]
            assert not any(options for question, options in found.journey.facts.items() if question != GATE)
            assert found.urgency is Urgency.EMERGENCY


def test_the_danger_signs_are_the_first_screen_and_alone_on_it():
    assert SCREENS[0].questions == (GATE,)
    assert replay(Answers()).next_screen == SCREENS[0]


# -------------------------------------------------------------------------------------------- which answers count


@modestly
@given(a_visit())
def test_an_answer_to_a_question_that_is_not_asked_changes_nothing(answers):
    """The visits hold an answer to every question, asked or not."""
    kept = keeps_to_the_path(answers)
    assert set(kept.given) == {question.id for question in replay(answers).asked}
    assert assess(kept) == assess(answers)
    assert assess(kept).explanations == assess(answers).explanations


def test_changing_one_answer_leaves_nothing_stale_behind():
    feeding = visitor(status="feeding", colours="red_pink", breast="wound", baby="unwell", mood="severe")
    pregnant = completed(keeps_to_the_path(feeding.with_answer("status", ["pregnant"])))
    assert "baby" not in pregnant.given
    assert assess(pregnant) == assess(
        visitor(status="pregnant", colours="red_pink", breast="wound", mood="severe", freq="once")
    )
    man = keeps_to_the_path(feeding.with_answer("body", ["male"]))
    assert {"status", "since_birth", "mood", "baby"}.isdisjoint(man.given)


@pytest.mark.parametrize(("question", "option"), HIDDEN_FROM_SOME, ids=lambda part: getattr(part, "id", part))
def test_an_option_that_is_not_shown_is_dropped(question, option):
    hidden_from = (a for a in is_asked(question) if option not in question.options_shown(replay(a).facts))
    some = list(islice(hidden_from, 5))
    assert some
    for answers in some:
        alone = replay(answers.with_answer(question.id, [option]))
        beside = replay(answers.with_answer(question.id, {option, *answers.to(question.id)}))
        assert question.id in alone.unanswered
        assert option not in alone.facts[question.id]
        assert beside == replay(answers)


@pytest.mark.parametrize("question", MANY, ids=lambda question: question.id)
def test_none_beside_a_sign_does_not_count(question):
    with_signs = (answers for answers in is_asked(question) if answers.to(question.id) - set(question.exclusive))
    some = list(islice(with_signs, 20))
    assert some
    for answers in some:
        both = {*answers.to(question.id), *question.exclusive}
        assert replay(answers.with_answer(question.id, both)) == replay(answers)


@pytest.mark.parametrize("question", ONE, ids=lambda question: question.id)
def test_two_answers_to_a_question_with_one_are_no_answer(question):
    for answers in islice(is_asked(question), 20):
        two = replay(answers.with_answer(question.id, question.options[:2]))
        assert two == replay(answers.without([question.id]))
        assert question.id in two.unanswered


# -------------------------------------------------------------------------------------------------------- screens


def test_no_route_can_have_more_than_twelve_screens():
    """Each question is on one screen and a route only goes on, so the number of screens is the most there can be."""
    assert len(SCREENS) <= 12
    for answers in [
        *visits(seed=1, count=300)[:30],
        *(with_noise(Random(n), a) for n, a in enumerate(visits(3, 200)[:30])),
    ]:
        walked = walk(answers)
        assert walked == sorted(set(walked), key=SCREENS.index)
        assert walked == list(replay(answers).screens)


def walk(answers: Answers):
    """The screens of one who answers screen by screen, each time led to the next."""
    said, walked = Answers(), []
    answers = completed(answers) if answers.to(GATE) else answers
    while screen := replay(said).next_screen:
        walked.append(screen)
        for question in screen.questions:
            said = said.with_answer(question, answers.to(question))
        assert screen != replay(said).next_screen, screen
    return walked


def test_the_longest_route_found_is_eleven_screens():
    """What the clinical table says of its screens."""
    longest = visitor(status="stopped_lt12m", colours="milky", breast="lump")
    assert len(replay(longest).screens) == 11
    assert max(len(replay(answers).screens) for answers in visits(seed=1, count=300)) == 11


def screens_that_can_be_asked(**known: str):
    """The screens that a visitor with these answers can still be led to, whatever the other answers are."""
    facts = {question: frozenset({option}) for question, option in known.items()}
    still_open = frozenset(BY_ID) - set(known)
    return [
        screen
        for screen in SCREENS
        if any(settle(BY_ID[question].asked_if, facts, still_open) != NEVER for question in screen.questions)
    ]


@pytest.mark.parametrize("subject", ["adult", "teen"])
def test_a_parent_who_is_feeding_without_blood_sees_at_most_nine_screens_whatever_else_is_said(subject):
    bodies = [body for body in BY_ID["body"].options if body != "male"]
    for body, colour in product(bodies, set(FLUIDS) - {"red_pink", "brown_dark"}):
        known = {"gate": "none", "subject": subject, "body": body, "status": "feeding", "colours": colour}
        assert len(screens_that_can_be_asked(**known)) == 9


def test_an_ordinary_parent_who_is_feeding_sees_eight_screens():
    for since_birth in BY_ID["since_birth"].options:
        ordinary = visitor(status="feeding", since_birth=since_birth, colours=["milky", "yellow_cream"], when="cry")
        assert len(replay(ordinary).screens) == 8


def test_the_next_screen_is_that_of_the_first_question_without_an_answer():
    for answers in visits(seed=1, count=300)[:60]:
        for question in replay(answers).asked:
            assert replay(answers.without([question.id])).next_screen == SCREEN_OF[question.id]
        assert replay(answers).next_screen is None


def test_every_question_has_somebody_who_is_asked_and_somebody_who_is_not_unless_it_is_for_all():
    everybody = {question.id for question in QUESTIONS if question.asked_if == ALWAYS}
    journeys = [replay(answers) for answers in visits(seed=1, count=300)]
    for question in QUESTIONS:
        asked = {question in journey.asked for journey in journeys if not journey.stopped_by_danger}
        assert asked == ({True} if question.id in everybody else {True, False}), question.id
