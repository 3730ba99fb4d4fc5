"""The sheet for a clinician: what is there, what is not, what was never asked, and that nothing else leaves."""

import re

import pytest

from leakapp.checker.sheet import SIGNS
from leakapp.triage.questions import BY_ID
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
    assert "Side" in made.not_sure
    assert "Could be pregnant" in made.not_sure
    assert "Baby" in made.not_asked
    assert not set(made.not_asked) & set(made.not_sure)


def test_the_sheet_names_the_level_the_deciding_rules_their_sources_and_both_versions(client):
    page = sheet(client, status="none", menopause="no", preg_possible="no", colours="red_pink", sides="one")
    result = page.context["sheet"].result
    for rule in result.assessment.deciding:
        assert f"{rule.id}: {', '.join(rule.sources)}" in page.text
    assert f"Rules version {result.rules_version}. Words: publication {result.snapshot.number}." in page.text


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
