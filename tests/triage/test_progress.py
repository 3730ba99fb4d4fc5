"""Progress that is true: the number of screens still to come is never outside what was said."""

from leakapp.triage.answers import Answers
from leakapp.triage.journey import replay, still_to_come
from leakapp.triage.questions import SCREEN_OF
from tests.triage.visitors import given, visits


def test_the_screens_that_really_come_are_never_fewer_or_more_than_was_said():
    said_exactly = 0
    for answers in visits(11, 150):
        if replay(answers).stopped_by_danger:
            continue  # a danger sign ends the questions at once, sooner than was said
        route = replay(answers).screens
        told = given(answers)
        for place, here in enumerate(route):
            before = Answers.strict({q: o for q, o in told.items() if SCREEN_OF[q] in route[:place]})
            least, most = still_to_come(here, replay(before))
            assert least <= len(route) - place - 1 <= most, (here.id, told)
            said_exactly += least == most
    assert said_exactly > 150


def test_the_last_screen_says_that_nothing_follows():
    for answers in (each for each in visits(12, 30) if not replay(each).stopped_by_danger):
        route = replay(answers).screens
        least, most = still_to_come(route[-1], replay(answers))
        assert least == 0
        assert most == 0 or route[-1].id != "feeling"
