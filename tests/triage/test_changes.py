""" "What would change this advice": every stated change is true when tried, and none that is sure is left unsaid."""

from hypothesis import given, settings

from leakapp.triage.answers import Answers
from leakapp.triage.assessment import Assessment, assess
from leakapp.triage.changes import Change, changes
from leakapp.triage.journey import GATE, keeps_to_the_path, replay
from leakapp.triage.questions import BY_ID, Kind
from leakapp.triage.urgency import Urgency
from tests.triage.by_chance import a_visit, modestly
from tests.triage.visitors import completed, visitor, visits


def tried(change: Change, answers: Answers) -> Answers:
    """What a reader would do: go back, change this one answer and nothing else."""
    question, before = BY_ID[change.question], answers.to(change.question)
    if not change.given:
        return answers.with_answer(question.id, before - {change.option})
    if question.kind is Kind.ONE or change.option in question.exclusive:
        return answers.with_answer(question.id, {change.option})
    return answers.with_answer(question.id, before - set(question.exclusive) | {change.option})


def every_single_change(answers: Answers, now: Assessment):
    """Each option of each question but the danger screen, ticked where it was not, and taken back where others stay."""
    for question in now.journey.asked:
        given_now = now.journey.facts[question.id]
        for option in question.options_shown(now.journey.facts):
            if question.id != GATE and (option not in given_now or len(given_now) > 1):
                yield question.id, option, option not in given_now


@settings(modestly, max_examples=12)
@given(a_visit())
def test_a_stated_change_is_true_whatever_is_answered_to_what_it_opens(ready):
    """`ready` holds an answer by chance to every question: what a change opens is answered with it, or calmly."""
    answers = keeps_to_the_path(ready)
    now = assess(answers)
    for change in changes(answers, now):
        after = tried(change, answers)
        by_chance = completed(Answers({**ready.given, **after.given}))
        levels = {assess(by_chance).urgency, assess(completed(after)).urgency}
        if not replay(after).unanswered:
            assert levels == {change.urgency}, change
        elif change.urgency > now.urgency:
            assert min(levels) >= change.urgency, change
        else:
            assert max(levels) <= change.urgency, change


def test_every_change_that_opens_nothing_is_stated_when_it_moves_the_level_most_urgent_first():
    for answers in visits(seed=1, count=300)[:11]:
        now = assess(answers)
        stated = changes(answers, now)
        assert [change.urgency for change in stated] == sorted((change.urgency for change in stated), reverse=True)
        opens_nothing = {change for change in stated if not opened(tried(change, answers), now)}
        assert opens_nothing == {
            change
            for single in every_single_change(answers, now)
            if not opened(after := tried(Change(*single, now.urgency), answers), now)
            and (change := Change(*single, assess(after).urgency)).urgency != now.urgency
        }


def test_nothing_is_stated_while_an_answer_is_missing():
    for answers in visits(seed=2, count=300)[:20]:
        for question in replay(answers).asked[1:]:
            incomplete = answers.without([question.id])
            if replay(incomplete).unanswered:
                assert changes(incomplete, assess(incomplete)) == ()


def opened(after: Answers, now: Assessment) -> set[str]:
    return set(replay(after).unanswered) - set(now.journey.unanswered)


def test_a_change_whose_level_hangs_on_the_next_answer_is_not_stated():
    """While feeding, a sore or hot breast can be looked after at home, unless there is a fever or it lasts."""
    ordinary = visitor(status="feeding", colours="milky")
    stated = {(change.option, change.urgency) for change in changes(ordinary, assess(ordinary))}
    assert {option for option, _ in stated}.isdisjoint({"sore", "hot_red", "hard_full", "lump", "d0_7"})
    assert ("red_pink", Urgency.WITHIN_2_WEEKS) in stated  # however long there has been blood in it
    assert ("swollen_shape", Urgency.ROUTINE) in stated  # at least


def test_a_hot_breast_of_one_who_is_not_feeding_is_stated_whatever_else():
    calm = visitor()
    assert Change("breast", "hot_red", True, Urgency.SAME_DAY) in changes(calm, assess(calm))


def test_a_change_to_a_calmer_answer_is_stated_with_its_level():
    worried = visitor(status="feeding", colours="milky", general="worried")
    assert Change("general", "none", True, Urgency.SELF_CARE) in changes(worried, assess(worried))
    both = visitor(status="feeding", colours="milky", general=["worried", "vision"])
    assert Change("general", "vision", False, Urgency.ROUTINE) in changes(both, assess(both))
