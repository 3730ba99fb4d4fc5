"""The answer cookie under every kind of ill treatment: a kind restart, never an error, never a lower urgency."""

import base64
import os
import zlib
from dataclasses import replace

import pytest
from django.core import signing
from django.test import Client

from leakapp.checker import answer_store
from leakapp.triage import table
from leakapp.triage.assessment import assess
from leakapp.triage.questions import SCREENS
from leakapp.triage.urgency import Urgency
from tests.checker.walking import post, screens_of, walk
from tests.triage.visitors import given, visitor, visits

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("warm_worker")]

SCREEN = {screen.id: screen for screen in SCREENS}


def cookie_of(client: Client) -> str:
    return client.cookies["answers"].value


def with_cookie(value: str) -> Client:
    client = Client()
    client.cookies["answers"] = value
    return client


def signed(said: object, salt: str = answer_store.SALT) -> str:
    return signing.dumps(said, salt=salt, compress=True)


def bomb() -> str:
    """A signed-looking cookie that would unpack to 50 MB."""
    return "." + base64.urlsafe_b64encode(zlib.compress(b"0" * 50_000_000)).decode().strip("=") + ":1:bad"


HOSTILE = {
    "empty words": "x",
    "forged": "eyJhbnN3ZXJzIjp7fX0:1abc:forged-signature",
    "cut": signed({"answers": {"gate": ["none"]}, "region": "uk"})[:-5],
    "eight kilobytes": "A" * 8192,
    "binary": "\x7f%00%ff",
    "a number": signed(7),
    "a list": signed(["answers"]),
    "answers of the wrong shape": signed({"answers": ["gate"], "region": "uk"}),
    "options of the wrong shape": signed({"answers": {"gate": 5}, "region": "uk"}),
    "no region": signed({"answers": {}}),
    "from before a changed question": signed({"answers": {"gate": ["none"]}, "region": "uk"}, salt="answers.0000"),
    "a bomb": bomb(),
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("address", ["/check/", "/check/who/", "/check/result/", "/check/answers/", "/check/summary/"])
def test_a_cookie_that_cannot_be_read_starts_the_visit_again(name, address):
    response = with_cookie(HOSTILE[name]).get(address, follow=True)
    assert response.status_code == 200
    assert "result" not in (response.context or {})
    assert 'name="gate"' in response.text
    assert "We have started again" in response.text


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("screen", ["danger", "who", "feeling"])
def test_a_post_with_a_cookie_that_cannot_be_read_leads_to_the_danger_signs(name, screen):
    client = with_cookie(HOSTILE[name])
    response = post(client, screen, subject=["adult"], mood=["none"])
    page = client.get("/check/", follow=True) if response.status_code == 303 else response
    assert response.get("Location", "/check/") == "/check/"
    assert "We have started again" in page.text
    assert 'name="gate"' in page.text
    assert client.get("/check/result/")["Location"] == "/check/"


def test_a_renamed_question_or_option_changes_what_cookies_are_signed_with(monkeypatch):
    assert table.checksum() in answer_store.SALT
    first, *others = table.QUESTIONS
    for changed in (replace(first, id="renamed"), replace(first, options=("renamed", *first.options[1:]))):
        monkeypatch.setattr(table, "QUESTIONS", (changed, *others))
        assert table.checksum() not in answer_store.SALT


@pytest.mark.parametrize("stands_at", range(1, 7))
def test_a_release_that_renames_a_question_starts_the_visit_again_wherever_it_stands(client, monkeypatch, stands_at):
    said = given(visitor(colours=["milky"], when=["cry"]))
    screens = screens_of(visitor(colours=["milky"], when=["cry"]))
    for screen in screens[:stands_at]:
        post(client, screen, **{each: said[each] for each in SCREEN[screen].questions if each in said})
    monkeypatch.setattr(answer_store, "SALT", "answers.ffff")
    next_screen = screens[stands_at]
    response = post(client, next_screen, **{each: said[each] for each in SCREEN[next_screen].questions if each in said})
    assert (response.status_code, response["Location"]) == (303, "/check/")
    assert "We have started again" in client.get("/check/").text
    assert client.get("/check/result/")["Location"] == "/check/"
    led_to = walk(client, visitor(gate="chest"))
    assert client.get(led_to[-1]).context["result"].urgency is Urgency.EMERGENCY


def test_a_release_between_a_danger_sign_and_its_result_never_shows_a_lower_level(client, monkeypatch):
    post(client, "danger", gate=["chest"])
    monkeypatch.setattr(answer_store, "SALT", "answers.ffff")
    page = client.get("/check/result/", follow=True)
    assert "result" not in page.context
    assert 'name="gate"' in page.text
    assert 'href="/help-now/"' in page.text


def test_the_notice_of_a_restart_goes_once_a_question_is_answered():
    client = with_cookie(HOSTILE["forged"])
    client.get("/check/result/", follow=True)
    post(client, "danger", gate=["none"])
    assert "We have started again" not in client.get("/check/who/").text


def test_every_screen_posted_twice_leads_to_the_same_result(client):
    for answers in visits(5, 10):
        client.cookies.clear()
        said, level = given(answers), assess(answers).urgency
        for screen in screens_of(answers):
            on_screen = {each: said[each] for each in SCREEN[screen].questions if each in said}
            first, second = (post(client, screen, **on_screen) for _ in range(2))
            assert first.status_code == second.status_code == 303
            assert second["Location"] in (first["Location"], "/check/answers/")
        assert client.get("/check/result/").context["result"].urgency is level


def test_a_stale_cookie_starts_the_visit_again(client, settings):
    walk(client, visitor())
    settings.ANSWERS_MAX_AGE = -1
    response = client.get("/check/result/", follow=True)
    assert "We have started again" in response.text


def test_option_ids_that_do_not_exist_are_dropped_and_asked_again():
    answers = {"gate": ["none"], "subject": ["adult"], "body": ["renamed"], "age": ["30_49"], "gone": ["x"]}
    client = with_cookie(signed({"answers": answers, "region": "uk"}))
    assert client.get("/check/result/")["Location"] == "/check/who/"


def test_an_option_that_does_not_exist_comes_back_with_422(client):
    post(client, "danger", gate=["none"])
    response = post(client, "who", subject=["martian"])
    assert response.status_code == 422
    assert "not on the list" in response.text


def test_a_forged_cookie_never_lowers_an_urgency(client):
    post(client, "danger", gate=["chest"])
    genuine = cookie_of(client)
    assert client.get("/check/result/").context["result"].urgency is Urgency.EMERGENCY
    for place in range(0, len(genuine), 7):
        forged = genuine[:place] + ("A" if genuine[place] != "A" else "B") + genuine[place + 1 :]
        response = with_cookie(forged).get("/check/result/", follow=True)
        assert response.status_code == 200
        if "result" in response.context:
            assert response.context["result"].urgency is Urgency.EMERGENCY


def test_the_cookie_is_signed_small_and_closed_to_scripts_and_other_sites(client, settings):
    settings.SECURE_COOKIES = True
    response = post(client, "danger", gate=["none"])
    cookie = response.cookies["answers"]
    assert cookie["httponly"]
    assert cookie["secure"]
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == "/check/"
    assert not cookie["max-age"]
    assert not cookie["expires"]


def test_the_longest_visit_fits_into_one_cookie(client):
    walk(client, visitor(status="feeding", since_birth="w1_6", colours=["milky", "red_pink", "pus", "clear", "straw"]))
    assert len(cookie_of(client)) < 1500


def test_random_cookies_never_break_a_page():
    client = Client()
    for _ in range(60):
        client.cookies["answers"] = base64.urlsafe_b64encode(os.urandom(60)).decode() + ":" + os.urandom(8).hex()
        assert client.get("/check/").status_code == 200
