"""/healthz tells a living process from one that is ready to take over, and says what is degraded."""

import os

import pytest

from leakapp.content import snapshot
from leakapp.site import health

pytestmark = pytest.mark.django_db


def said(response) -> dict[str, str]:
    return dict(line.partition(": ")[::2] for line in response.text.splitlines())


def test_a_healthy_site_says_so(client):
    response = client.get("/healthz")
    assert (response.status_code, response["Content-Type"]) == (200, "text/plain; charset=utf-8")
    number = snapshot.current().number
    assert number > 0
    assert response.text == f"alive\ndatabase: ok\npublication: {number}\nready: yes\ndegraded: nothing\n"
    assert "no-store" in response["Cache-Control"]
    assert client.get("/healthz?ready").status_code == 200


def test_a_process_that_lost_its_database_stays_alive_and_ready_and_names_what_is_degraded(client, database_away):
    number = snapshot.current().number
    with database_away():
        response = client.get("/healthz")
        assert client.get("/healthz?ready").status_code == 200
    assert response.status_code == 200
    lines = said(response)
    assert lines["database"] == "away; serving the words in memory"
    assert (lines["publication"], lines["ready"]) == (str(number), "yes")
    assert "the admin" in lines["degraded"]
    assert "the words" in lines["degraded"]


def test_a_process_that_has_never_read_the_published_words_is_alive_and_not_ready(client, database_away):
    with database_away():
        response = client.get("/healthz")
        assert client.get("/healthz?ready").status_code == 503
    assert response.status_code == 200
    assert said(response)["ready"].startswith("no")


def test_a_probe_does_not_wait_twice_for_a_database_that_is_away(client, database_away):
    with database_away() as tries:
        client.get("/healthz")
        tried = len(tries)
        client.get("/healthz")
    assert len(tries) == tried


def test_a_probe_may_ask_by_any_name_and_without_https(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/healthz", headers={"host": "10.1.2.3:8000"}).status_code == 200
    assert client.get("/", headers={"host": "10.1.2.3:8000"}, secure=True).status_code == 400


def test_a_disk_that_is_nearly_full_is_told(client, monkeypatch):
    assert "disk" not in said(client.get("/healthz"))["degraded"]
    full = os.statvfs_result((4096, 4096, 10**6, 10, 10, 10**6, 10, 10, 0, 255))
    monkeypatch.setattr(health.os, "statvfs", lambda place: full)
    assert said(client.get("/healthz"))["degraded"] == "saving (the disk is nearly full)"


def test_the_health_check_is_only_read(client):
    assert client.head("/healthz").status_code == 200
    assert client.post("/healthz").status_code == 405
