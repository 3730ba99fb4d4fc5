"""Aeroplane mode: what is kept, and what never is."""

import re

import pytest

from leakapp.triage.questions import BY_ID

pytestmark = pytest.mark.django_db


def kept(client) -> list[str]:
    return re.findall(r'"(/[^"]*)"', client.get("/offline.js").text.partition("const keep")[0])


def test_no_page_of_a_visit_is_ever_kept(client):
    assert not [address for address in kept(client) if address.startswith("/check")]
    assert "address.pathname.startsWith('/check/')" in client.get("/offline.js").text


def test_everything_that_is_kept_can_be_had(client):
    for address in kept(client):
        if not address.startswith("/static/"):
            assert client.get(address).status_code == 200, address


def test_help_now_and_every_learn_page_are_kept(client):
    addresses = kept(client)
    assert "/help-now/" in addresses
    assert len([each for each in addresses if each.startswith("/learn/")]) == 49


def test_the_offline_page_names_every_danger_sign_and_every_emergency_number(client):
    page = client.get("/offline/").text
    assert page.count("<li>") >= len(BY_ID["gate"].options) - 1
    for number in ("999", "911", "112", "000", "111"):
        assert f"tel:{number}" in page


def test_the_worker_is_asked_for_again_at_each_visit(client):
    assert client.get("/offline.js")["Cache-Control"] == "no-cache"
