"""Pages read one publication at a time, cheaply, and keep serving when the database is away."""

import logging
import re

import pytest
from django.db import OperationalError, connection

from leakapp.content import snapshot, workflow
from leakapp.content.defaults import shipped
from leakapp.content.models import Publication, Text
from tests.checker.walking import post, walk
from tests.content.making import TEXT_ID, live, published, shipped_row
from tests.triage.visitors import visitor

pytestmark = pytest.mark.django_db

PAGES = ["/", "/learn/", "/learn/mastitis/", "/help-now/", "/no-such-page/"]
VISIT_PAGES = ["/check/", "/check/who/", "/check/answers/", "/check/result/", "/check/summary/"]


@pytest.fixture
def visited(client):
    walk(client, visitor())
    return client


@pytest.mark.parametrize("address", PAGES + VISIT_PAGES)
def test_a_page_costs_at_most_one_query_and_none_while_the_words_are_fresh(
    visited, address, settings, django_assert_max_num_queries, django_assert_num_queries
):
    with django_assert_max_num_queries(1):
        visited.get(address)
    settings.SNAPSHOT_CHECK_SECONDS = 60
    snapshot.current()
    with django_assert_num_queries(0):
        visited.get(address)


def test_answering_costs_at_most_one_query(visited, django_assert_max_num_queries):
    with django_assert_max_num_queries(1):
        assert post(visited, "danger", gate=["none"]).status_code == 303
    with django_assert_max_num_queries(1):
        assert post(visited, "danger").status_code == 422


@pytest.mark.parametrize("address", PAGES + VISIT_PAGES)
def test_a_page_takes_its_words_once(visited, address, monkeypatch):
    takes = []
    whole = snapshot.current()
    monkeypatch.setattr(snapshot, "current", lambda: takes.append(1) or whole)
    visited.get(address)
    assert len(takes) <= 1


def test_a_newer_publication_is_on_the_next_page(client, text, writer, reviewer):
    mastitis = Text.objects.get(kind="explanation", key="mastitis")
    client.get("/learn/mastitis/")
    before = snapshot.current().number
    published(mastitis, writer, reviewer, name="A name of our own")
    assert "<h1>A name of our own</h1>" in client.get("/learn/mastitis/").text
    assert snapshot.current().number == Publication.objects.first().pk > before


def test_words_that_are_fresh_are_not_asked_for_again(text, reviewer, settings):
    settings.SNAPSHOT_CHECK_SECONDS = 60
    kept = snapshot.current()
    workflow.sign_off(live(text), reviewer)
    assert snapshot.current() is kept


def test_a_worker_that_has_published_serves_the_new_words_at_once(
    text, reviewer, settings, django_capture_on_commit_callbacks
):
    settings.SNAPSHOT_CHECK_SECONDS = 60
    snapshot.current()
    with django_capture_on_commit_callbacks(execute=True):
        workflow.sign_off(live(text), reviewer)
    assert snapshot.current().words(*TEXT_ID).signed


def test_a_worker_that_has_published_keeps_its_last_words_should_the_database_go_away_now(
    text, reviewer, database_away, django_capture_on_commit_callbacks
):
    kept = snapshot.current()
    with django_capture_on_commit_callbacks(execute=True):
        workflow.sign_off(live(text), reviewer)
    with database_away():
        assert snapshot.current().number == kept.number


def test_a_publication_in_the_middle_of_reading_is_read_whole(text, writer, reviewer, monkeypatch):
    version_in_words = snapshot._words
    moves = [lambda: published(text, writer, reviewer, name="Published meanwhile")]

    def words_while_somebody_publishes(version):
        if moves:
            moves.pop()()
        return version_in_words(version)

    monkeypatch.setattr(snapshot, "_words", words_while_somebody_publishes)
    read = snapshot.current()
    assert read.number == Publication.objects.first().pk
    assert read.words(*TEXT_ID)["name"] == "Published meanwhile"


def test_the_result_says_which_publication_it_was_written_from(visited):
    number = Publication.objects.first().pk
    for address in ("/check/result/", "/check/summary/"):
        assert set(re.findall(r"publication (\d+)", visited.get(address).text)) == {str(number)}


def test_words_carry_who_stands_for_them(text, reviewer):
    assert not snapshot.current().words(*TEXT_ID).signed
    workflow.sign_off(live(text), reviewer)
    words = snapshot.current().words(*TEXT_ID)
    assert (words.signed, words.self_reviewed, words.review_by) == (True, False, live(text).review_by)


def test_a_field_that_is_missing_in_the_database_comes_from_the_shipped_words():
    mastitis = Text.objects.get(kind="explanation", key="mastitis")
    live(mastitis).delete()
    shipped_row(mastitis, body={"name": "Ours"}).save()
    words = snapshot.current().words("explanation", "mastitis")
    assert words["name"] == "Ours"
    assert words["summary"] == shipped()["explanation", "mastitis"]["summary"]


def test_a_text_that_no_longer_ships_has_every_field_that_pages_read(text):
    live(text).delete()
    shipped_row(text, body={"name": "From an older release"}).save()
    assert snapshot.current().words(*TEXT_ID)["hours"] == ""


@pytest.mark.parametrize("text_id", [("question", "asked-in-an-older-release"), ("older-kind", "key")])
def test_a_text_that_nothing_reads_any_more_breaks_nothing(client, text_id):
    text = Text.objects.create(kind=text_id[0], key=text_id[1])
    shipped_row(text, body={"ask": "?"}).save()
    assert text_id not in snapshot.current().texts
    assert client.get("/check/").status_code == 200


def test_retired_words_of_the_clinical_table_give_way_to_the_shipped_ones_and_other_words_go(
    client, text, writer, reviewer
):
    mastitis = Text.objects.get(kind="explanation", key="mastitis")
    line = Text.objects.get(kind="service", key="uk-samaritans")
    for each in (mastitis, line, text):
        workflow.retire(published(each, writer, reviewer, name="A name of our own"), reviewer)
    words = snapshot.current()
    assert words.words("explanation", "mastitis").body == shipped()["explanation", "mastitis"]
    assert ("service", "uk-samaritans") not in words.texts
    assert TEXT_ID not in words.texts
    assert client.get("/learn/mastitis/").status_code == 200


def test_drafts_and_retired_words_are_never_served(text, writer, reviewer):
    workflow.start_draft(text, writer, {"name": "Not ready"})
    assert snapshot.current().words(*TEXT_ID)["name"] == "As shipped"
    workflow.retire(live(text), reviewer)
    assert TEXT_ID not in snapshot.current().texts


def test_words_in_another_language_are_not_mixed_in(text):
    shipped_row(text, language="cy", body={"name": "Nid Saesneg"}).save()
    assert snapshot.current().words(*TEXT_ID)["name"] == "As shipped"


def test_the_words_cannot_be_changed_in_memory():
    words = snapshot.current()
    with pytest.raises(TypeError):
        words.texts[TEXT_ID] = None
    for each in words.texts.values():
        with pytest.raises(TypeError):
            each.body["name"] = "Changed"


def test_the_last_words_are_served_while_the_database_is_away(client, text, writer, reviewer, database_away):
    published(text, writer, reviewer, name="Ours")
    kept = snapshot.current()
    with database_away():
        away = snapshot.current()
        assert (away.number, away.texts, away.degraded) == (kept.number, kept.texts, True)
        for address in PAGES:
            assert client.get(address).status_code == (404 if "no-such" in address else 200)


def test_a_whole_visit_works_on_a_cold_start_with_the_database_away(client, database_away):
    with database_away():
        walk(client, visitor())
        page = client.get("/check/result/")
        words = snapshot.current()
    assert page.status_code == 200
    assert (words.number, words.degraded) == (0, True)
    assert {text_id: each.body for text_id, each in words.texts.items()} == dict(shipped())


def test_the_same_words_are_whole_again_once_the_database_is_back(database_away, monkeypatch):
    number = snapshot.current().number
    with database_away():
        assert snapshot.current().degraded
    monkeypatch.setattr(snapshot._Kept, "look_again_at", 0.0)
    assert (snapshot.current().number, snapshot.current().degraded) == (number, False)


def test_a_database_that_is_away_is_left_alone_for_a_while_and_one_that_is_back_is_read(database_away, monkeypatch):
    with database_away() as tries:
        snapshot.current()
        tried = len(tries)
        snapshot.current()
        assert len(tries) == tried > 0
    assert snapshot.current().degraded
    monkeypatch.setattr(snapshot._Kept, "look_again_at", 0.0)
    assert (snapshot.current().degraded, snapshot.current().number) == (False, Publication.objects.first().pk)


def test_a_row_that_holds_no_words_takes_no_page_away(client):
    live(Text.objects.get(kind="explanation", key="mastitis")).delete()
    shipped_row(Text.objects.get(kind="explanation", key="mastitis"), body=["not", "a text"]).save()
    assert client.get("/learn/mastitis/").status_code == 200
    assert client.get("/check/").status_code == 200


def test_the_log_says_that_the_database_is_away_and_no_more(database_away, caplog):
    with database_away("password=hunter2"), caplog.at_level(logging.ERROR):
        snapshot.current()
    assert "The database did not answer (OperationalError)" in caplog.text
    assert "hunter2" not in caplog.text


def test_the_stand_in_for_an_absent_database_is_one(database_away):
    with database_away(), pytest.raises(OperationalError), connection.cursor() as cursor:
        cursor.execute("select 1")
