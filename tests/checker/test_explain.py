"""`manage.py assess --explain`: the reasons of one case in words, without a database."""

import io
import json
import sys

import pytest
from django.core.management import CommandError, call_command

from tests.triage.visitors import given, visitor

BLOOD = given(visitor(status="feeding", colours=["milky", "red_pink"], sides="unsure"))


@pytest.fixture
def explain(monkeypatch, capsys):
    def run(*answers: dict) -> str:
        lines = "\n".join(json.dumps({"id": "c1", "answers": each}) for each in answers)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
        call_command("assess", "--explain")
        return capsys.readouterr().out

    return run


def part(said: str, title: str) -> str:
    return said.partition(f"\n{title}:\n")[2].partition("\n\n")[0]


def test_a_case_is_explained_in_words(explain):
    said = explain(BLOOD)
    assert said.startswith("See a doctor within 2 weeks (WITHIN_2_WEEKS). Rules 3-")
    assert "R32: You are feeding, with blood in the milk after day 7." in part(said, "Because")
    assert "Red, pink or streaked with blood" in part(said, "Fewest answers that force it")
    assert "Get medical help today (sooner):" in part(said, "What would change it")
    assert "against: You see red or pink. Let-down does not cause blood." in part(said, "May explain it")
    assert "menopause" in part(said, "Not asked")


def test_what_is_not_known_is_said_with_what_it_was_counted_like(explain):
    said = explain(given(visitor(colours="green_grey", spont="itself", sides="unsure", freq=None)))
    assert part(said, "Not known").strip().endswith("not sure; counted like: One side")
    hot = given(visitor(breast="hot_red", status="feeding", hot_time="lt12h", fever=None))
    assert "not answered; counted like: Yes" in explain(hot)


def test_a_missing_answer_that_holds_the_level_up_is_named(explain):
    said = explain(given(visitor(breast=None)))
    assert "Have you noticed any of these" in part(said, "No answer, so never lower")


def test_nothing_is_explained_before_the_danger_question(explain):
    assert json.loads(explain({"subject": ["adult"]})) == {"id": "c1", "ask": ["gate"]}


def test_after_a_loss_no_baby_is_named(explain):
    said = explain(given(visitor(status="loss12m", since_birth="w1_6", colours="milky", mood="severe")))
    words = said.partition("Not asked:")[0].lower()
    assert "baby" not in words
    assert "feed" not in words


def test_more_than_one_line_is_refused(explain):
    with pytest.raises(CommandError, match="one line"):
        explain(BLOOD, BLOOD)
