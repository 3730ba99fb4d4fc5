"""Every question in turn left out or answered invalidly: it counts as the riskier answer, never as "no" or "none".

Source: clinical table, missing_answers. What comes out is held to that table's own reading as well.
"""

from itertools import islice

import pytest

from leakapp.triage.answers import Answers
from leakapp.triage.assessment import AskFirst, assess
from leakapp.triage.journey import replay
from leakapp.triage.questions import BY_ID, QUESTIONS, Kind
from leakapp.triage.urgency import Urgency
from tests.triage import clinical_table
from tests.triage.visitors import given, visitor, visits

# Left out, these count as "not sure". The others have no such answer.
UNSURE = {
    "body", "age", "status", "since_birth", "menopause", "preg_possible", "colours", "sides", "spont", "duct", "freq",
    "when", "lump_kind", "rash_time", "hot_time", "meds",
}  # fmt: skip
FLOOR = {"subject", "breast", "abx", "general", "hormone", "mood", "baby"}  # nothing stands in: at least ROUTINE
FEVER_SIGNS = [
    *({"breast": sign} for sign in ("hot_red", "sore", "hard_full", "swollen_shape", "lump")),
    {"colours": "pus"},
    {"subject": "baby"},
]
QUIET = {"no", "none"}

all_but_the_danger_question = pytest.mark.parametrize("question", QUESTIONS[1:], ids=lambda question: question.id)


def those_asked(question, number=8):
    """Visitors by chance who are asked this, and whom no danger sign stops."""
    return islice((answers for answers in visits(seed=1, count=300) if answers.to(question.id)), number)


def without_a_valid_answer(question, answers: Answers):
    """The ways to give none: left out, empty, unknown, hidden, and two where one is asked for."""
    hidden = set(question.options) - set(question.options_shown(replay(answers).facts))
    yield Answers.lenient({**answers.given, question.id: []})
    yield Answers({**answers.given, question.id: frozenset()})
    yield Answers.lenient({**answers.given, question.id: ["no_such_option"]})
    yield from (answers.with_answer(question.id, [option]) for option in hidden)
    if question.kind is Kind.ONE:
        yield answers.with_answer(question.id, question.options[-2:])


def test_every_question_is_sorted_by_what_it_counts_as():
    assert UNSURE | FLOOR | {"gate", "fever"} == set(BY_ID)
    assert {question.id for question in QUESTIONS if "unsure" in question.options} == UNSURE


@all_but_the_danger_question
def test_left_out_or_invalid_it_goes_as_the_table_says(question):
    for answers in those_asked(question):
        wanted = clinical_table.visit(answers.without([question.id]).given)
        for gap in without_a_valid_answer(question, answers):
            got = assess(gap)
            assert dict(got.journey.facts) == wanted.facts, given(gap)
            assert list(got.journey.unanswered) == wanted.unanswered, given(gap)
            assert got.urgency.name == wanted.level, given(gap)
            assert [rule.id for rule in got.rules] == wanted.fired, given(gap)


@all_but_the_danger_question
def test_left_out_it_never_counts_as_no_or_none_and_is_named(question):
    for answers in those_asked(question):
        got = assess(answers.without([question.id]))
        counts = got.journey.facts[question.id]
        assert question.id in got.journey.unanswered
        assert question.id in got.unknown
        assert counts.isdisjoint(QUIET)
        if question.id in UNSURE:
            assert counts == {"unsure"}
        if question.id in FLOOR:
            assert counts == ({"adult"} if question.id == "subject" else frozenset())
            assert question.id in got.held_up
            assert got.urgency >= Urgency.ROUTINE


@pytest.mark.parametrize(
    "question", [question for question in QUESTIONS[1:] if QUIET & set(question.options)], ids=lambda q: q.id
)
def test_leaving_it_out_is_never_calmer_than_saying_no_or_none(question):
    no = sorted(QUIET & set(question.options))
    for answers in those_asked(question, number=40):
        left_out, said_no = answers.without([question.id]), answers.with_answer(question.id, no)
        assert assess(left_out).urgency >= assess(said_no).urgency, given(left_out)


@pytest.mark.parametrize("sign", FEVER_SIGNS, ids=lambda sign: "-".join(sign.values()))
def test_fever_left_out_counts_as_yes_beside_what_an_infection_shows(sign):
    got = assess(visitor(**sign, fever=None))
    assert got.journey.facts["fever"] == {"yes"}
    assert got.urgency >= Urgency.SAME_DAY
    assert "fever" in got.unknown
    assert not got.held_up


@pytest.mark.parametrize("since_birth", ["d0_7", "w1_6", "unsure"])
def test_fever_left_out_after_a_birth_without_a_sign_keeps_the_level_at_routine(since_birth):
    got = assess(visitor(status="feeding", since_birth=since_birth, fever=None))
    assert got.journey.facts["fever"] == frozenset()
    assert (got.urgency, got.held_up) == (Urgency.ROUTINE, ("fever",))


def test_without_saying_who_it_is_about_the_rules_for_adults_still_count():
    got = assess(visitor(colours="red_pink").without(["subject"]))
    assert got.urgency is Urgency.WITHIN_2_WEEKS
    assert "R30" in {rule.id for rule in got.rules}
    assert assess(visitor().without(["subject"])).urgency is Urgency.ROUTINE


@pytest.mark.parametrize("gate", [None, [], ["no_such_option"]])
def test_without_an_answer_to_the_danger_question_there_is_no_result_and_it_is_asked(gate):
    for answers in visits(seed=1, count=300)[:20]:
        said = answers.without(["gate"]).given | ({} if gate is None else {"gate": gate})
        with pytest.raises(AskFirst) as ask:
            assess(Answers.lenient(said))
        assert ask.value.questions == ("gate",)


def test_nothing_left_out_and_nothing_unsure_leaves_nothing_unknown():
    got = assess(visitor(colours="milky"))
    assert (got.unknown, got.held_up, dict(got.journey.assumed)) == ((), (), {})


def test_not_sure_is_unknown_but_not_unanswered():
    got = assess(visitor(colours="milky", sides="unsure"))
    assert got.unknown == got.journey.unsure == ("sides",)
    assert got.journey.unanswered == ()
