"""The sheet for a clinician: what is there, what is not, what was never asked, and that nothing else leaves."""

import re
from html import unescape

import pytest

from leakapp.checker.sheet import SIGNS
from leakapp.content.defaults import shipped
from leakapp.triage.questions import BY_ID
from leakapp.triage.sources import SOURCES
from tests.checker.walking import walk
from tests.triage.visitors import visitor

pytestmark = pytest.mark.django_db

FEEDING = {
    "status": "feeding",
    "since_birth": "w1_6",
    "colours": "milky",
    "sides": "both",
    "when": "cry",
    "fever": "no",
}
BABY_WORDS = re.compile(r"\b(bab(y|ies)|feed\w*|nurs(e|ing) (a|the)|nappies|latch\w*)\b", re.IGNORECASE)


def sheet(client, **answers):
    walk(client, visitor(**answers))
    return client.get("/check/summary/")


def test_every_ticked_sign_is_under_has_and_every_other_shown_sign_under_has_not(client):
    made = sheet(client, **FEEDING, breast=["sore"], abx="no", general=["headache_new"]).context["sheet"]
    assert made.has == ("Pain or soreness", "New or more frequent headaches")
    shown = sum(
        len(set(BY_ID[each].options_shown(made.result.facts)) - {"none"}) for each in SIGNS if made.result.facts[each]
    )
    assert len(made.has) + len(made.has_not) == shown
    assert not set(made.has) & set(made.has_not)


def test_not_asked_not_sure_and_has_not_are_three_lists(client):
    made = sheet(
        client, status="none", menopause="no", preg_possible="unsure", colours="clear", sides="unsure"
    ).context["sheet"]
    assert "Which side" in made.not_sure
    assert "Could be pregnant" in made.not_sure
    assert "How the baby is" in made.not_asked
    assert not set(made.not_asked) & set(made.not_sure)


def test_the_sheet_names_the_level_the_deciding_rules_their_sources_and_both_versions(client):
    page = sheet(client, status="none", menopause="no", preg_possible="no", colours="red_pink", sides="one")
    result = page.context["sheet"].result
    for rule in result.assessment.deciding:
        names = [shipped()["source", key]["name"] for key in rule.sources]
        assert f"{rule.id}: {'; '.join(names)}" in unescape(page.text)
    assert f"Rules version {result.rules_version}. Words: publication {result.snapshot.number}." in page.text


def test_no_key_of_a_source_is_shown_on_a_result_or_its_sheet(client):
    page = sheet(client, **FEEDING | {"fever": "yes"}, breast=["hot_red"], hot_time="ge24h", abx="no")
    for shown in (page.text, client.get("/check/result/").text):
        words = re.sub(r"<[^>]+>", " ", shown)
        assert [key for key in SOURCES if "_" in key and key in words] == []


def test_a_result_names_the_sources_of_what_decided_and_leads_to_each(client):
    walk(client, visitor(**FEEDING | {"fever": "yes"}, breast=["hot_red"], hot_time="ge24h", abx="no"))
    page = client.get("/check/result/")
    keys = {key for rule in page.context["result"].assessment.deciding for key in rule.sources}
    listed = client.get("/sources/").text
    assert keys
    for key in keys:
        assert f'<a href="/sources/#{key}">{shipped()["source", key]["name"]}</a>' in unescape(page.text)
        assert f'id="{key}"' in listed


@pytest.mark.parametrize("question", BY_ID)
def test_every_name_of_a_question_on_the_sheet_reads_alone_and_every_short_answer_begins_alike(question):
    words = shipped()["question", question]
    short = [words["label"], *(value for name, value in words.items() if name.startswith("short.") and value)]
    assert [each for each in short if not (each[0].isupper() or each[0].isdigit())] == []
    assert len(words["label"].split()) > 1 or question in {"age", "body", "mood"}


def test_after_a_loss_the_sheet_holds_no_word_about_a_baby_or_feeding(client):
    page = sheet(
        client, status="loss12m", since_birth="w1_6", colours="milky", sides="both", fever="no", mood=["low_2w"]
    )
    text = page.context["sheet"].as_text()
    main = re.sub(r"<[^>]+>", " ", page.text.partition('class="sheet"')[2].partition("</article>")[0])
    for words in (text, main):
        said = [found.group() for found in BABY_WORDS.finditer(words.replace("My baby died", ""))]
        assert not said


def test_the_saved_file_opens_without_a_network_and_is_never_stored_on_the_way(client):
    walk(client, visitor(**FEEDING))
    response = client.get("/check/summary/file/")
    assert response["Content-Disposition"] == 'attachment; filename="appointment-notes.html"'
    assert "no-store" in response["Cache-Control"]
    assert not re.search(r"(src|href)=|url\(|@import", response.text)
    assert "Notes for my appointment" in response.text


def test_the_calendar_file_is_offered_by_a_name_that_says_nothing(client):
    walk(client, visitor(**FEEDING))
    response = client.get("/check/summary/calendar/")
    assert response["Content-Type"].startswith("text/calendar")
    assert response["Content-Disposition"] == 'attachment; filename="reminder.ics"'


def test_no_reminder_is_offered_where_help_is_needed_today(client):
    walk(client, visitor(**FEEDING, breast=["hot_red"], hot_time="ge24h", abx="no"))
    assert client.get("/check/summary/calendar/")["Location"] == "/check/result/"


@pytest.mark.parametrize("address", ["/check/summary/", "/check/summary/file/", "/check/summary/calendar/"])
def test_none_of_them_is_there_before_the_visit_is_complete(client, address):
    assert client.get(address)["Location"] == "/check/"
