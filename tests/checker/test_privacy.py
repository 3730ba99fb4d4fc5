"""The hunt for marks: a visit leaves nothing it was told in database, log, cache, address or error report.

The marks are words no page has of its own: unknown options, cookies, query strings, and the real option ids that carry
an underscore or a digit ("collapse_bleed"), which no address, file name or line of a log holds by chance.
"""

import io
import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings as site_settings
from django.core import mail
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.log import AdminEmailHandler
from django.views.debug import ExceptionReporter

from leakapp.checker import privacy, views
from leakapp.checker.forms import ScreenForm
from leakapp.checker.result import Result
from leakapp.content import snapshot
from leakapp.triage.questions import QUESTIONS
from scripts.rehearse import hunt
from tests.checker.walking import walk
from tests.triage.visitors import visitor, visits

pytestmark = pytest.mark.django_db

MARK = "MARKER-xyz"
TELLING = frozenset(option for question in QUESTIONS for option in question.options if re.search(r"[_0-9]", option))
SAID = {"status": "feeding", "since_birth": "d0_7", "colours": ["milky", "red_pink"]}


def found(text: str) -> set[str]:
    """The marks in a text: the marker itself, and telling option ids as whole words."""
    return {MARK} & set(re.findall(MARK, text)) | TELLING & set(re.findall(r"[A-Za-z0-9_]+", text))


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the site's own handlers write, as they are configured."""
    lines = io.StringIO()
    handlers = {*logging.getLogger("django").handlers, *logging.getLogger().handlers}
    ours = [handler for handler in handlers if isinstance(handler.formatter, privacy.QuietFormatter)]
    assert ours
    streams = {handler: handler.setStream(lines) for handler in ours}
    yield lines
    for handler, stream in streams.items():
        handler.setStream(stream)


@pytest.fixture(params=[False, True], ids=["DEBUG off", "DEBUG on"])
def debug(request, settings) -> bool:
    settings.DEBUG = request.param
    return request.param


def everything_stored() -> dict[str, list[tuple]]:
    """Every row of every table."""
    stored = {}
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f"select * from {connection.ops.quote_name(table)}")
            stored[table] = sorted(cursor.fetchall(), key=repr)
    return stored


def database_file() -> bytes:
    """The bytes of the SQLite database as its file has them; nothing on PostgreSQL."""
    return connection.connection.serialize() if connection.vendor == "sqlite" else b""


def leave_marks(client: Client) -> list[str]:
    """Marks wherever a visitor can put any, on the pages of a visit that has come to its result."""
    for screen in ("danger", "who", "look"):
        address = "/check/" if screen == "danger" else f"/check/{screen}/"
        client.post(f"{address}?gate={MARK}", {"gate": [MARK], "subject": MARK, "colours": ["milky", MARK], MARK: MARK})
    for page in ("result", "answers", "summary", "clear"):
        client.get(f"/check/{page}/?said={MARK}", headers={"referer": f"https://{MARK}.example", "user-agent": MARK})
    client.post("/check/region/", {"region": MARK})
    client.post("/check/region/", {"region": "nz"})
    client.get("/check/no-such-screen/", {"gate": MARK})
    return [client.post("/check/clear/")["Location"], client.get("/check/leave/")["Location"]]


def test_a_hundred_marked_visits_leave_no_mark(client, log, debug):
    snapshot.current()
    before, file_before = everything_stored(), database_file()
    led_to, queries = [], ""
    for number, answers in enumerate(visits(11, 100)[debug::2]):  # half of them with DEBUG on
        client.cookies.clear()
        client.cookies["tracking"] = MARK
        with CaptureQueriesContext(connection) as captured:
            led_to += walk(client, answers)
            client.get("/check/result/")
            led_to += leave_marks(client) if number % 5 == 0 else []
        queries += " ".join(query["sql"] for query in captured)
    assert everything_stored() == before
    assert MARK.encode() not in database_file()
    assert len(database_file()) == len(file_before)
    assert not re.search(r"\b(insert|update|delete|create)\b", queries, re.IGNORECASE)
    assert found(queries) == set()
    assert found(" ".join(led_to)) == set()
    assert found(log.getvalue()) == set()
    assert "/check/no-such-screen/" in log.getvalue()


def test_a_visit_has_no_session_and_fills_no_cache(client):
    walk(client, visitor(**SAID))
    leave_marks(client)
    assert everything_stored()["django_session"] == []
    assert "sessionid" not in client.cookies
    assert [vars(cache).get("_cache") for cache in caches.all(initialized_only=True)] in ([], [{}])


def test_answers_are_in_no_address_of_any_page(client):
    walk(client, visitor(**SAID))
    for address in ("/check/", "/check/stage/", "/check/look/", "/check/answers/", "/check/result/", "/check/summary/"):
        page = client.get(address).text
        links = re.findall(r'(?:href|action|src)="(/[^"]*)"', page)
        assert links
        assert found(" ".join(links)) == set()
        assert not any("?" in link for link in links)
        assert not re.search(r'<form[^>]*method="get"', page)


# An exception in the middle of a visit, with the answers in its message, its notes, its cause and its local variables.


def said_aloud(answers: object) -> Exception:
    told = f"{answers} {MARK}"
    error = ValueError(told)
    error.add_note(told)
    error.__cause__ = KeyError(told)
    return error


def break_the_replay(monkeypatch):
    def replay(answers):
        kept = f"{answers} {MARK}"
        raise said_aloud(kept)

    monkeypatch.setattr(views, "replay", replay)


def break_the_result(monkeypatch):
    def result(visit, words, journey):
        kept = f"{visit} {MARK}"
        raise said_aloud(kept)

    monkeypatch.setattr(views, "Result", result)


def break_a_template(monkeypatch):
    """An error while a template is drawn carries the template's lines and its own message into Django's report."""
    monkeypatch.setattr(Result, "rules_version", property(lambda self: (_ for _ in ()).throw(said_aloud(self.visit))))


def break_the_encoding(monkeypatch):
    """Django's report quotes the words around a character that cannot be encoded."""

    def replay(answers):
        return f"{MARK}\udcff{answers}".encode()

    monkeypatch.setattr(views, "replay", replay)


def break_the_form(monkeypatch):
    def clean(form):
        posted = form.data
        raise said_aloud(dict(posted))

    monkeypatch.setattr(ScreenForm, "clean", clean)


BREAKS = {each.__name__: each for each in (break_the_replay, break_the_result, break_a_template, break_the_encoding)}


def broken_visit(client: Client, monkeypatch, name: str) -> tuple[str, str]:
    """Half a visit, then a fault. Returns the page that a visitor sees and the mail that a host's admins get."""
    walk(client, visitor(**SAID))
    client.raise_request_exception = False
    client.cookies["tracking"] = MARK
    if name == "break_the_form":
        break_the_form(monkeypatch)
        response = client.post(f"/check/look/?said={MARK}", {"colours": ["red_pink", MARK], "sides": ["one"]})
    else:
        BREAKS[name](monkeypatch)
        response = client.get(f"/check/result/?said={MARK}", headers={"user-agent": MARK, "referer": MARK})
    assert response.status_code == 500
    mails = [
        part for each in mail.outbox for part in (each.subject, each.body, *(str(a[0]) for a in each.alternatives))
    ]
    return response.text, "\n".join(mails)


@pytest.fixture
def mailed(settings) -> Iterator[AdminEmailHandler]:
    """A host that has error reports mailed, with the whole page attached."""
    settings.ADMINS = [("Host", "host@leak.example")]
    handler = AdminEmailHandler(include_html=True)
    logging.getLogger("django").addHandler(handler)
    yield handler
    logging.getLogger("django").removeHandler(handler)


@pytest.mark.usefixtures("mailed")
@pytest.mark.parametrize("name", [*BREAKS, "break_the_form"])
def test_an_exception_in_the_middle_of_a_visit_tells_nobody_what_was_said(name, client, monkeypatch, log, debug):
    page, mails = broken_visit(client, monkeypatch, name)
    assert ("Traceback" in page) is debug
    assert ('href="tel:999"' in page) is not debug
    for report in (page, mails, log.getvalue()):
        assert found(report) == set()
        assert site_settings.SECRET_KEY not in report
    for report in (mails, log.getvalue()):
        assert re.search(r"(ValueError|UnicodeEncodeError) \(message withheld\)", report)
        assert "test_privacy.py" in report


@pytest.mark.parametrize("accept", ["text/html", "text/plain", "application/json"])
def test_a_report_in_any_form_tells_nothing(accept, client, monkeypatch, settings):
    settings.DEBUG = True
    walk(client, visitor(**SAID))
    break_the_result(monkeypatch)
    client.raise_request_exception = False
    page = client.get("/check/result/", headers={"accept": accept})
    assert page.status_code == 500
    assert "ValueError" in page.text
    assert found(page.text) == set()


# The hunt itself, with the site's own protection taken away.


def test_the_hunt_finds_what_djangos_own_report_tells(client, monkeypatch, settings, mailed):
    settings.DEBUG = True
    settings.DEFAULT_EXCEPTION_REPORTER = "django.views.debug.ExceptionReporter"
    mailed.reporter_class = ExceptionReporter
    page, mails = broken_visit(client, monkeypatch, "break_the_result")
    assert found(page) >= {MARK, "red_pink"}
    assert found(mails) >= {MARK, "red_pink"}


def test_the_hunt_finds_what_a_plain_log_tells(client, monkeypatch, log):
    monkeypatch.setattr(privacy.QuietFormatter, "formatException", logging.Formatter.formatException)
    broken_visit(client, monkeypatch, "break_the_result")
    assert found(log.getvalue()) >= {MARK, "red_pink"}


def test_the_hunt_finds_a_stored_answer(client):
    before = everything_stored()
    session = client.session
    session["answers"] = MARK
    session.save()
    assert everything_stored() != before
    assert everything_stored()["django_session"] != []


def test_a_log_line_keeps_what_is_needed_to_find_the_fault(client, monkeypatch, log):
    broken_visit(client, monkeypatch, "break_the_result")
    lines = log.getvalue()
    assert re.search(r"ERROR [0-9a-f]{16} django.request Internal Server Error: /check/result/", lines)
    assert re.search(r"leakapp/checker/views\.py:\d+ in answer", lines)
    assert "ValueError (message withheld)" in lines


def test_a_handler_that_wrote_the_message_first_does_not_bring_it_into_our_log():
    try:
        raise said_aloud("answers")
    except ValueError as error:
        record = logging.LogRecord(
            "django.request", logging.ERROR, "", 1, "A fault", (), (type(error), error, error.__traceback__)
        )
    assert MARK in logging.Formatter().format(record)
    assert MARK not in privacy.QuietFormatter().format(record)


def test_the_hunt_over_the_running_server_breaks_a_page_that_there_is():
    """It replaces this line in a copy of the code. Were it gone, no error report would be looked through."""
    assert Path(views.__file__).read_text(encoding="utf-8").count(hunt.WHOLE) == 1
