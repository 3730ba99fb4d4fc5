"""Logs a person can read: one line a problem, the request's id in it, and mail that comes once."""

import io
import logging
import re
from types import SimpleNamespace

import pytest
from django.core import mail
from django.db import OperationalError

from leakapp.checker import privacy
from leakapp.site import reports
from leakapp.site.request_id import SAFE

pytestmark = pytest.mark.django_db

ID = re.compile(r"[0-9a-f]{16}")


@pytest.fixture
def log():
    """What the console shows."""
    lines = io.StringIO()
    handler = next(
        each for each in logging.getLogger("django").handlers if isinstance(each.formatter, privacy.QuietFormatter)
    )
    before = handler.setStream(lines)
    yield lines
    handler.setStream(before)


@pytest.fixture
def breaking(client, monkeypatch):
    """A page with a fault, and the way to it."""

    def broken(*args, **kwargs):
        raise ValueError("first line\nsecond line")

    monkeypatch.setattr("leakapp.site.views.render", broken)
    client.raise_request_exception = False
    return lambda **headers: client.get("/help-now/", headers=headers)


def test_every_answer_carries_an_id_of_its_own(client):
    ids = [client.get("/")["X-Request-ID"] for _ in range(3)]
    assert all(ID.fullmatch(each) for each in ids)
    assert len(set(ids)) == 3


def test_an_id_that_a_proxy_gave_is_kept_when_it_is_safe(client):
    assert client.get("/", headers={"x-request-id": "edge-0123.abc"})["X-Request-ID"] == "edge-0123.abc"


@pytest.mark.parametrize(
    "given", ["", "short", "x" * 65, "two words here", "a\tb12345678", "<script>alert(1)", "é" * 9]
)
def test_any_other_id_is_replaced(client, given):
    name = client.get("/", headers={"x-request-id": given})["X-Request-ID"]
    assert name != given
    assert SAFE.fullmatch(name)


def test_a_fault_is_one_line_with_the_id_of_its_answer(breaking, log):
    response = breaking()
    (line,) = log.getvalue().splitlines()
    assert line.startswith(
        f"ERROR {response['X-Request-ID']} django.request Internal Server Error: /help-now/ | ValueError"
    )
    assert "second line" not in line
    assert re.search(r"at tests/site/test_logs\.py:\d+ in broken < leakapp/site/views\.py:\d+ in help_now", line)


def test_a_page_that_is_not_there_is_one_line_with_the_id_too(client, log):
    response = client.get("/no-such-page/?said=red_pink", headers={"referer": "https://other.example/?said=red_pink"})
    assert log.getvalue() == f"WARNING {response['X-Request-ID']} django.request Not Found: /no-such-page/\n"


def test_a_name_in_an_address_cannot_forge_a_line(client, log):
    client.get("/learn/x%0AERROR%20forged%0D%0Aline/")
    assert len(log.getvalue().splitlines()) == 1


@pytest.fixture
def mailed(settings, monkeypatch):
    """A host who gets mail, sent at once."""

    class AtOnce:
        def __init__(self, target, args, kwargs, daemon):
            self.start = lambda: target(*args, **kwargs)

    settings.ADMINS = [("Host", "host@leak.example")]
    monkeypatch.setattr(reports, "threading", SimpleNamespace(Thread=AtOnce))  # here alone: others need real threads
    news = next(f for h in logging.getLogger("django").handlers if h.name == "mail" for f in h.filters)
    monkeypatch.setattr(news, "told", {})
    return mail.outbox


def test_a_fault_is_mailed_to_the_host_once_an_hour(breaking, mailed, monkeypatch):
    breaking()
    breaking()
    (sent,) = mailed
    assert sent.to == ["host@leak.example"]
    assert sent.subject.endswith("Internal Server Error: /help-now/")
    assert "test_logs.py" in sent.body
    assert "second line" not in sent.body
    later = reports.time.monotonic() + reports.ONCE_IN
    monkeypatch.setattr(reports.time, "monotonic", lambda: later)
    breaking()
    assert len(mailed) == 2


def test_a_database_that_is_away_is_one_mail_wherever_it_was_asked(mailed):
    for place in ("here", "there"):
        try:
            exec(compile("raise OperationalError('away')", place, "exec"), {"OperationalError": OperationalError})
        except OperationalError:
            logging.getLogger("django.request").exception("Internal Server Error: %s", place)
    assert len(mailed) == 1


def test_without_an_address_nothing_is_mailed(breaking, mailed, settings):
    settings.ADMINS = []
    breaking()
    assert mailed == []


def test_the_filter_does_not_grow_with_the_faults():
    news = reports.NewsAlone()
    for number in range(3 * reports.REMEMBERED_AT_MOST):
        news.filter(logging.LogRecord("site", logging.ERROR, "", 1, f"fault {number}", (), None))
    assert len(news.told) <= reports.REMEMBERED_AT_MOST
