"""What a result leads with, what it says of the reader's own answers, and that a line stands only where it fits."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from leakapp.checker.answer_store import Visit
from leakapp.checker.result import Result
from leakapp.content.quiet import speaks_of_baby_or_feeding
from leakapp.content.safety import DISCLAIMER, REGIONS
from leakapp.content.services import lines_for
from leakapp.content.snapshot import shipped_alone
from leakapp.triage.assessment import assess
from leakapp.triage.changes import changes
from leakapp.triage.level_lines import LEVEL_LINES
from leakapp.triage.questions import BY_ID
from leakapp.triage.rules import RULES
from leakapp.triage.urgency import Urgency
from tests.checker.walking import walk
from tests.triage.visitors import visitor, visits

SHIPPED = shipped_alone()
FEVER = {"breast": "hot_red", "hot_time": "ge24h", "abx": "no", "fever": "yes"}
MATERNITY = SHIPPED.words("level", "SAME_DAY")["maternity.uk"]


def result(region="uk", snapshot=SHIPPED, **answers):
    return Result(Visit(visitor(**answers), region), snapshot)


def confirmed():
    """The words with every help line confirmed."""
    texts = {
        text_id: replace(words, body=MappingProxyType({**words.body, "confirmed_on": "2026-02-03"}))
        if text_id[0] == "service"
        else words
        for text_id, words in SHIPPED.texts.items()
    }
    return replace(SHIPPED, texts=MappingProxyType(texts))


def test_after_a_loss_no_line_is_named_for_babies_or_feeding_but_those_for_the_bereaved():
    for region in REGIONS:
        for mood in ("none", "low_2w"):
            page = result(region.id, confirmed(), status="loss12m", mood=mood)
            bereaved = set(lines_for(confirmed(), region, "bereavement"))
            assert not [
                each for each in page.other_lines if speaks_of_baby_or_feeding(each.name) and each not in bereaved
            ]
            assert bereaved <= set(page.other_lines)
    assert any("Baby" in each.name for each in result("au", confirmed(), status="feeding").other_lines)


@pytest.mark.parametrize("since_birth", ["d0_7", "w1_6"])
def test_soon_after_a_birth_the_maternity_line_comes_before_anything_else(since_birth):
    page = result(**FEVER, status="feeding", since_birth=since_birth)
    assert page.first_lines == (MATERNITY,)
    assert MATERNITY not in page.steps


@pytest.mark.parametrize(
    "named",
    [
        {"status": "feeding", "since_birth": "unsure"},
        {"status": "pregnant"},
        {"status": "unsure"},
        {"status": "none"},
        {"subject": "teen"},
    ],
)
def test_where_it_is_not_known_the_maternity_line_is_still_said(named):
    assert MATERNITY in result(**FEVER, **named).steps


@pytest.mark.parametrize(
    "named", [{"status": "feeding", "since_birth": "m3_12"}, {"body": "male"}, {"subject": "child"}]
)
def test_where_it_is_known_not_to_fit_the_maternity_line_is_not_said(named):
    page = result(**FEVER, **named)
    assert page.urgency is Urgency.SAME_DAY
    assert MATERNITY not in (*page.steps, *page.first_lines)


def test_a_shorter_time_is_spoken_of_where_a_reason_names_one_and_nowhere_else():
    for level in (Urgency.ROUTINE, Urgency.WITHIN_2_WEEKS):
        named = {
            rule.id
            for rule in RULES
            if rule.urgency is level
            and any(time in SHIPPED.words("rule", rule.id)["text"] for time in ("1 to 2 days", "in the next few days"))
        }
        (line,) = (each for each in LEVEL_LINES if (each.field, each.level) == ("shorter_time", level))
        assert named == {rule for _, rule in line.when.reads()}
    line = SHIPPED.words("level", "WITHIN_2_WEEKS")["shorter_time"]
    assert line in result(status="pregnant", colours="red_pink").first_lines
    assert line not in result(colours="red_pink", status="none", sides="one").first_lines


def test_no_sign_at_all_is_not_held_out_as_a_way_to_calmer_advice_and_every_other_change_is():
    left_out = 0
    for answers in visits(1, 40):
        found = assess(answers)
        page = Result(Visit(answers), SHIPPED)
        shown = [line for group in page.would_change for line in group.answers]
        stated = [each for each in changes(answers, found) if BY_ID[each.question].id not in UNCHANGEABLE]
        calmer = [e for e in stated if e.urgency < found.urgency and e.option in BY_ID[e.question].exclusive]
        assert len(shown) == len(stated) - len(calmer)
        left_out += len(calmer)
    assert left_out


UNCHANGEABLE = {"gate", "subject", "body", "age", "status"}


@pytest.mark.parametrize("named", [{"colours": "red_pink"}, {"colours": "milky", "general": "worried"}])
def test_where_a_visit_is_to_be_booked_the_main_button_leads_to_help_and_the_reminder_is_second(client, db, named):
    walk(client, visitor(status="feeding", **named))
    page = client.get("/check/result/").text
    assert page.index('href="#numbers">Who to call') < page.index(
        'class="button quiet" href="/check/summary/calendar/"'
    )


def test_a_confirmed_line_is_on_the_main_button_and_a_line_for_pregnancy_only_where_it_fits():
    words = confirmed()
    assert result("uk", words, **FEVER).line_to_call.call == "111"
    assert result("uk", words, status="feeding", colours="red_pink").line_to_call is None  # 111 is for help today
    assert result("au", words, status="pregnant", colours="red_pink").line_to_call.name == "Pregnancy Birth and Baby"
    for named in ({"body": "male"}, {"status": "loss12m"}, {"status": "none"}):
        assert result("au", words, **named, colours="red_pink").line_to_call is None
    assert result("uk", words).line_to_call is None


def test_under_each_reason_stands_what_was_said(client, db):
    walk(client, visitor(**FEVER, status="feeding", since_birth="w1_6"))
    page = client.get("/check/result/")
    because = page.context["result"].because
    assert len(because) > 1
    assert page.text.count("You said: ") == len(because)
    assert ("Fever or flu-like", "Yes") in [told for each in because for told in each.told]


@pytest.mark.parametrize("answers", [{"gate": "chest"}, {"gate": "none"}], ids=["emergency", "home"])
def test_the_disclaimer_stands_once_on_a_result_and_at_the_foot_of_every_other_page(client, db, answers):
    walk(client, visitor(**answers))
    assert client.get("/check/result/").text.count(DISCLAIMER) == 1
    assert client.get("/check/answers/").text.count(DISCLAIMER) == 1
