"""The list of medicines and its look-up, without script, without cookies and without a trace."""

import logging
import re
from html.parser import HTMLParser

import pytest
from django.test import Client

from leakapp.content import snapshot
from leakapp.content.medicine_lookup import LONGEST
from leakapp.content.safety import NEVER_STOP
from leakapp.triage.journey import replay
from tests.checker.walking import post
from tests.triage.visitors import given, visitor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("warm_worker")]

UNEXPECTED = visitor(status="none", meds="yes", colours="milky", sides="both")


def look_up(client: Client, **posted: str):
    return client.post("/medicines/", posted)


@pytest.fixture
def strict_client():
    """Checks for a CSRF token, as a server does."""
    return Client(enforce_csrf_checks=True)


def test_the_list_has_every_medicine_by_letter_and_by_kind(client):
    page = client.get("/medicines/").text
    for words in snapshot.shipped_alone().of_kind("medicine"):
        assert page.count(f"<h4>{words['name']}</h4>") == 1
        assert re.search(rf"<li>{re.escape(words['name'])}[ <]", page)
        for brand in words["brands"]:
            assert brand in page


@pytest.mark.parametrize(
    ("posted", "status", "heading"),
    [
        ({"name": "risperidone"}, 200, "On our list"),
        ({"name": "Losec"}, 200, "On our list"),
        ({"pick": "risperidone"}, 200, "On our list"),
        ({"name": "respiridone"}, 200, "Did you mean one of these?"),
        ({"name": "melatonin"}, 200, "Not on this list"),
        ({"pick": "no-such-medicine", "name": ""}, 422, "Type a name first"),
        ({"name": "  "}, 422, "Type a name first"),
        ({}, 422, "Type a name first"),
    ],
)
def test_every_view_of_the_look_up_carries_the_never_stop_message_and_is_kept_nowhere(
    strict_client, posted, status, heading
):
    response = look_up(strict_client, **posted)
    assert response.status_code == status
    assert heading in response.text
    assert NEVER_STOP in response.text
    assert "no-store" in response["Cache-Control"]
    assert "Location" not in response
    assert not response.cookies


def test_the_list_itself_carries_the_never_stop_message_and_sets_no_cookie(client):
    response = client.get("/medicines/")
    assert NEVER_STOP in response.text
    assert not response.cookies


def test_a_slip_is_never_decided_but_offered_with_its_brands(client):
    page = look_up(client, name="floxetine").text
    picks = re.findall(r'name="pick" value="([^"]+)"', page)
    assert picks == ["fluoxetine", "duloxetine", "paroxetine"]
    for brand in ("Prozac", "Cymbalta", "Paxil, Seroxat"):
        assert brand in page.partition("</section>")[0]
    assert "Ask a pharmacist" in page.partition("</section>")[0]
    assert "On our list" not in page


def test_a_brand_of_two_medicines_shows_both(client):
    answer = look_up(client, name="the pill").text.partition("</section>")[0]
    assert answer.count('<div class="medicine">') == 2
    assert "May bring milk" not in answer


def test_what_is_not_on_the_list_is_sent_to_a_pharmacist(client):
    answer = look_up(client, name="melatonin").text.partition("</section>")[0]
    assert "It is not on this list." in answer
    assert "Ask a pharmacist." in answer


def test_what_nobody_looked_up_says_so(client):
    assert "No page was read for this one." in look_up(client, pick="duloxetine").text.partition("</section>")[0]
    assert "No page was read for this one." not in look_up(client, pick="risperidone").text.partition("</section>")[0]


def test_what_was_typed_is_shown_as_words_and_cut_at_the_longest(client):
    page = look_up(client, name="<b>risperidone</b>" + "x" * 500).text
    assert "<b>risperidone</b>" not in page
    assert "&lt;b&gt;risperidone" in page
    assert "x" * LONGEST not in page


class _Addresses(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.found += [value or "" for name, value in attrs if name in ("href", "action", "formaction", "src", "id")]


@pytest.mark.parametrize("posted", [None, {"name": "respiridone"}, {"name": "Losec"}, {"pick": "fluoxetine"}])
def test_no_medicine_name_is_part_of_an_address_or_of_a_place_on_the_page(client, posted):
    page = client.get("/medicines/") if posted is None else look_up(client, **posted)
    reader = _Addresses()
    reader.feed(page.text)
    addresses = " ".join(reader.found).lower()
    for words in snapshot.shipped_alone().of_kind("medicine"):
        for name in (words.key, *(brand.lower() for brand in words["brands"])):
            assert not re.search(rf"\b{re.escape(name)}\b", addresses), name


def test_what_was_typed_reaches_no_log(client, caplog):
    caplog.set_level(logging.DEBUG)
    for posted in ({"name": "markermedicine"}, {"name": "respiridone"}, {"pick": "markerpick"}, {"name": " "}):
        look_up(client, **posted)
    client.post("/medicines/", {"name": "markermedicine" * 9000})
    logged = " ".join(record.getMessage() for record in caplog.records)
    for name in ("markermedicine", "respiridone", "markerpick"):
        assert name not in logged


def test_the_look_up_has_no_address_of_its_own(client):
    page = client.get("/medicines/", {"name": "respiridone"}).text
    assert "respiridone" not in page
    assert 'id="answer"' not in page


def arrive_at_clues(client: Client) -> dict[str, list[str]]:
    said = given(UNEXPECTED)
    for screen in replay(UNEXPECTED).screens:
        if screen.id == "clues":
            return {question: said[question] for question in screen.questions}
        post(client, screen.id, **{question: said[question] for question in screen.questions if question in said})
    raise AssertionError("this visit has no clues")


def test_from_the_questions_to_the_medicines_and_back_nothing_is_lost(client):
    clues = arrive_at_clues(client)
    away = post(client, "clues", **clues, **{"look-up": "yes"})
    assert (away.status_code, away["Location"]) == (303, "/medicines/")
    page = client.get("/medicines/").text
    assert 'href="/check/continue/"' in page
    back = client.get("/check/continue/")
    assert (back.status_code, back["Location"]) == (303, "/check/result/")
    told = client.get("/check/clues/").text
    for question, options in clues.items():
        for option in options:
            assert re.search(rf'value="{option}" id="o-{question}-{option}" checked', told)


def test_a_screen_that_is_not_finished_keeps_its_ticks_and_waits(client):
    arrive_at_clues(client)
    away = post(client, "clues", meds=["unsure"], **{"look-up": "yes"})
    assert (away.status_code, away["Location"]) == (303, "/medicines/")
    assert client.get("/check/continue/")["Location"] == "/check/clues/"
    page = client.get("/check/clues/").text
    assert 'id="o-meds-unsure" checked' in page


def test_the_medicines_page_is_the_same_for_a_visitor_and_for_anybody(client):
    arrive_at_clues(client)
    assert client.get("/medicines/").content == Client().get("/medicines/").content


def test_the_offer_opens_with_yes_and_with_not_sure(client):
    arrive_at_clues(client)
    page = client.get("/check/clues/").text
    assert ".screen:has(#o-meds-unsure:checked,#o-meds-yes:checked) #look-up{display:revert}" in page
    assert 'id="look-up"' not in client.get("/check/").text


def test_the_enter_key_continues_and_does_not_lead_away(client):
    arrive_at_clues(client)
    form = client.get("/check/clues/").text.partition('class="screen"')[2]
    first = re.search(r"<button[^>]*>", form)
    assert first is not None
    assert "look-up" not in first.group()


def test_a_reader_without_a_visit_is_led_to_its_beginning(client):
    assert client.get("/check/continue/")["Location"] == "/check/"


@pytest.mark.parametrize("typed", ["aspirin", "medroxyprogesterone", "indinavir", "ibuprofen"])
def test_what_doctors_call_it_is_said_where_it_says_more(client, typed):
    words = look_up(client, name=typed).text
    assert "Commonly asked about" not in words
    for plain, medical in re.findall(r'<p class="small">([^<]+)\. Doctors call it: ([^<]+)</p>', words):
        assert plain.casefold() != medical.casefold()


def test_beside_a_sure_find_stand_names_that_are_one_slip_away_and_no_others(client):
    answer = look_up(client, name="aspirin").text.partition("</section>")[0]
    assert "On our list" in answer
    assert "Names that look alike" not in answer


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("antidepressant", "Low mood medicine (SSRI)"),
        ("Antidepressants", "Low mood medicine (tricyclic)"),
        ("SSRI", "Low mood medicine (SSRI)"),
        ("antipsychotic", "Psychosis medicine, older kind"),
        ("blood pressure", "Blood pressure medicine"),
        ("opioids", "Strong pain medicine or drug (opioid)"),
    ],
)
def test_a_kind_of_medicine_is_found_with_the_way_to_its_list(client, typed, kind):
    answer = look_up(client, name=typed).text.partition("</section>")[0]
    assert "A kind of medicine" in answer
    assert f"<strong>{kind}</strong>" in answer
    assert "Look under “May bring milk”." in answer
    assert 'href="/medicines/#by-kind"' in answer
    assert 'id="by-kind"' in client.get("/medicines/").text


@pytest.mark.parametrize("typed", ["medicine", "melatonin", "xy"])
def test_a_word_that_fits_every_kind_or_none_finds_no_kind(client, typed):
    assert "A kind of medicine" not in look_up(client, name=typed).text
