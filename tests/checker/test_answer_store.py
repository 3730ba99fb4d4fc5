"""The answer cookie under every kind of ill treatment: a kind restart, never an error, never a lower urgency."""

import base64
import os
import zlib

import pytest
from django.core import signing
from django.test import Client

from leakapp.checker import answer_store
from leakapp.triage.urgency import Urgency
from tests.checker.walking import post, walk
from tests.triage.visitors import visitor

pytestmark = pytest.mark.django_db


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
    for _ in range(200):
        client.cookies["answers"] = base64.urlsafe_b64encode(os.urandom(60)).decode() + ":" + os.urandom(8).hex()
        assert client.get("/check/").status_code == 200
