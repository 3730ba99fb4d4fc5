"""Answers by chance for properties. Hypothesis shrinks what fails to the plainest visit that still does."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from leakapp.triage.answers import Answers
from leakapp.triage.questions import QUESTIONS, Kind, Question
from tests.triage.visitors import completed

# The same examples on every run: a test that fails on one machine fails on all.
modestly = settings(
    max_examples=30,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def a_visit() -> st.SearchStrategy[Answers]:
    """A visit without a danger sign and without a gap. Questions that are not asked have an answer ready as well,
    so that what a change opens is answered by chance too."""
    return st.fixed_dictionaries({question.id: _an_answer(question) for question in QUESTIONS}).map(
        lambda said: completed(Answers(said))
    )


def _an_answer(question: Question) -> st.SearchStrategy[frozenset[str]]:
    if question.id == "gate":
        return st.just(frozenset({"none"}))
    if question.kind is Kind.ONE:
        return st.sampled_from(question.options).map(lambda option: frozenset({option}))
    signs = [option for option in question.options if option not in question.exclusive]
    none = [frozenset({option}) for option in question.exclusive]
    return st.sampled_from(none) | st.frozensets(st.sampled_from(signs), min_size=1, max_size=3)
