"""A database that is slow, silent or locked costs a reader a moment, never a page."""

import sqlite3
import time
from contextlib import closing

import pytest
from django.conf import settings as site_settings
from django.db import OperationalError, connection

from leakapp import database
from leakapp.content import patience, snapshot
from leakapp.content.defaults import shipped
from tests.content.people import signed_in

ON_POSTGRESQL = "postgresql" in site_settings.DATABASES["default"]["ENGINE"]


def on_postgresql(test):
    needed = pytest.mark.skipif(not ON_POSTGRESQL, reason="about a server that is asked over a network")
    return pytest.mark.usefixtures("others_sent_home")(pytest.mark.django_db(transaction=True)(needed(test)))


@pytest.fixture
def others_sent_home(transactional_db):
    """A server sleeps on when it is hung up on, and would keep the test's database from being taken away."""
    yield
    connection.close()
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() "
            "and pid <> pg_backend_pid()"
        )


def test_postgresql_is_told_how_long_a_connection_and_a_statement_may_take():
    options = database.settings("postgres://leak:secret@127.0.0.1:5432/leak", 7)["OPTIONS"]
    assert options["connect_timeout"] == database.CONNECT_SECONDS <= 5
    assert options["options"] == "-c statement_timeout=7000"
    assert "options" not in database.settings("postgres://127.0.0.1/leak", 0)["OPTIONS"]


def test_what_a_host_writes_into_the_address_wins():
    assert database.settings("postgres://127.0.0.1/leak?connect_timeout=9", 7)["OPTIONS"]["connect_timeout"] == 9
    assert database.settings("sqlite:////srv/leak.db?timeout=4", 7)["OPTIONS"]["timeout"] == 4


def test_a_page_does_not_wait_for_an_sqlite_file_that_another_process_keeps_to_itself(tmp_path):
    """Not even when it has to open the file first."""
    wanted = database.settings(f"sqlite:///{tmp_path / 'site.db'}", 7)["OPTIONS"]
    with closing(sqlite3.connect(tmp_path / "site.db", isolation_level=None)) as writer:
        writer.executescript(f"{wanted['init_command']} create table words (word); PRAGMA locking_mode=EXCLUSIVE;")
        writer.executescript("begin exclusive; insert into words values ('mine');")
        started = time.monotonic()
        with (
            closing(sqlite3.connect(tmp_path / "site.db", timeout=wanted["timeout"])) as reader,
            pytest.raises(sqlite3.OperationalError, match="locked"),
        ):
            reader.executescript(wanted["init_command"])
        assert time.monotonic() - started < 3


@pytest.mark.skipif(ON_POSTGRESQL, reason="about SQLite's lock")
@pytest.mark.django_db
def test_sqlite_waits_less_for_a_page_than_for_a_save(settings):
    settings.DATABASE_PATIENCE = 0.5

    def told() -> int:
        connection.ensure_connection()
        return connection.connection.execute("PRAGMA busy_timeout").fetchone()[0]

    before = told()
    with patience.limited():
        assert told() == 500
    assert told() == before > 500


@on_postgresql
def test_a_server_that_does_not_answer_is_hung_up_on_and_asked_anew(settings):
    settings.DATABASE_PATIENCE = 0.3
    started = time.monotonic()
    with pytest.raises(OperationalError), patience.limited(), connection.cursor() as cursor:
        cursor.execute("select pg_sleep(20)")
    assert time.monotonic() - started < 5
    connection.close()
    with patience.limited(), connection.cursor() as cursor:
        cursor.execute("select 1")


@on_postgresql
def test_a_slow_server_costs_the_first_reader_a_moment_and_nobody_a_page(settings, monkeypatch):
    settings.DATABASE_PATIENCE = 0.3
    connection.ensure_connection()

    def slow(kept):
        with connection.cursor() as cursor:
            cursor.execute("select pg_sleep(20)")

    monkeypatch.setattr(snapshot, "_refreshed", slow)
    started = time.monotonic()
    words = snapshot.current()
    assert time.monotonic() - started < 5
    assert words.degraded
    assert {text_id: each.body for text_id, each in words.texts.items()} == dict(shipped())


@on_postgresql
def test_an_editor_does_not_wait_for_ever_for_a_server_that_has_gone_silent(client, admin_user, settings, monkeypatch):
    settings.EDITORS_PATIENCE = 0.5
    signed_in(client, admin_user)
    client.raise_request_exception = False

    def silent(*args):
        with connection.cursor() as cursor:
            cursor.execute("select pg_sleep(20)")

    monkeypatch.setattr("leakapp.site.admin.TemplateResponse", silent)
    started = time.monotonic()
    response = client.get("/admin/pages/daycount/")
    assert time.monotonic() - started < 8
    assert response.status_code == 503
    assert "Everything you saved before is safe" in response.text
