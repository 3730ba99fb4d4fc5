"""Signing shipped words one after another, and what readers are told until it is done."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from leakapp.content import dashboard, launch, safety, snapshot, workflow
from leakapp.content.models import State, Version
from tests.content.making import live, published
from tests.content.people import browser_of, person

pytestmark = pytest.mark.django_db
SIGN = "/admin/content/version/sign/"


@pytest.fixture
def rita():
    return person("rita", "Reviewer")


@pytest.fixture
def client(rita):
    return browser_of(rita)


def sign_all(by, keep=lambda version: False):
    signed = [version.pk for version in dashboard.unsigned() if not keep(version)]
    Version.objects.filter(pk__in=signed).update(reviewer=by, reviewed_at=timezone.now())
    snapshot.forget()


def test_the_queue_begins_with_what_bears_on_safety():
    kinds = [(version.text.kind, version.text.key) for version in dashboard.unsigned()]
    critical = [words.kind for words in launch.critical(snapshot.current())]
    assert len(critical) > 80
    assert {kind for kind, _ in kinds[: len(critical)]} <= {"level", "rule", "question", "service"}
    assert ("question", "gate") in kinds[: len(critical)]


def test_signing_one_leads_to_the_next_and_later_leaves_it_in_the_queue(client, rita):
    first, second, third = dashboard.unsigned()[:3]
    assert str(first.text) in client.get(SIGN).text
    page = client.get(SIGN, {"after": first.pk}).text  # "later"
    assert str(second.text) in page
    signed = client.post(SIGN, {"version": second.pk, "after": first.pk}, follow=True)
    assert str(third.text) in signed.text
    second.refresh_from_db()
    assert second.reviewer == rita
    assert [version.pk for version in dashboard.unsigned()[:2]] == [first.pk, third.pk]


def test_the_words_can_be_read_before_they_are_signed(client):
    version = dashboard.unsigned()[0]
    page = client.get(SIGN).text
    assert version.body["heading"] in page or version.body["ask"] in page


def lines_to_confirm(client):
    page = client.get("/admin/").text
    listed = re.search(r'<ul class="versions crisis-lines">(.*?)</ul>', page, re.DOTALL)
    assert not listed or page.index("Before launch") < listed.start() < page.index("not yet reviewed here")
    return re.findall(r'/text/(\d+)/change/">([^<]*)</a>', listed[1]) if listed else []


def test_the_first_task_is_to_confirm_the_crisis_lines_of_the_sites_region(client, settings):
    crisis = Version.objects.filter(text__kind="service", body__sort="crisis", body__confirmed_on="")
    assert {each.body["region"] for each in crisis} >= {"uk", "us", "au"}
    for region in ("any", "uk", "us"):
        settings.REGION = region
        here = {(str(each.text_id), each.body["name"]) for each in crisis if region in ("any", each.body["region"])}
        assert set(lines_to_confirm(client)) == here
    (line,) = crisis.filter(body__region="us")
    line.text.versions.update(body={**line.body, "confirmed_on": "2026-11-20"})
    snapshot.forget()
    assert lines_to_confirm(client) == []
    assert "confirm the crisis lines" not in client.get("/admin/").text


def test_signing_takes_a_reviewer(rita):
    editor = browser_of(person("ed", "Editor"))
    version = dashboard.unsigned()[0]
    assert editor.get(SIGN).status_code == 403
    assert editor.post(SIGN, {"version": version.pk}).status_code == 403
    assert "Read and sign" not in editor.get("/admin/").text


def test_what_cannot_be_signed_is_said(client, rita):
    version = dashboard.unsigned()[0]
    workflow.sign_off(version, rita)
    assert "signed already" in client.post(SIGN, {"version": version.pk}, follow=True).text
    assert client.post(SIGN, {"version": "999999"}).status_code == 404


def test_the_front_page_counts_what_is_not_yet_reviewed_here(client, rita):
    count = len(dashboard.unsigned())
    assert f"<strong>{count}</strong> texts not yet reviewed here" in client.get("/admin/").text
    workflow.sign_off(dashboard.unsigned()[0], rita)
    page = client.get("/admin/").text
    assert f"<strong>{count - 1}</strong>" in page
    assert "Levels: 1 of 5 signed" in page


@pytest.mark.parametrize("address", ["/", "/learn/let-down/", "/check/", "/help-now/"])
def test_every_page_carries_the_quiet_line_until_what_bears_on_safety_is_signed(address, rita):
    assert safety.NOT_SIGNED in Client().get(address).text
    sign_all(rita, keep=lambda version: version.text.kind == "explanation")
    assert safety.NOT_SIGNED not in Client().get(address).text
    assert safety.EVALUATION in Client().get(address).text  # that one stays


@pytest.mark.parametrize(("kind", "key"), [("level", "EMERGENCY"), ("rule", "R1"), ("question", "gate")])
def test_one_unsigned_text_that_bears_on_safety_keeps_the_line(kind, key, rita):
    sign_all(rita, keep=lambda version: (version.text.kind, version.text.key) == (kind, key))
    assert safety.NOT_SIGNED in Client().get("/").text


def test_words_from_the_code_alone_are_never_taken_for_signed(database_away):
    snapshot.forget()
    with database_away():
        assert not launch.safety_is_signed(snapshot.current())


def test_a_page_says_who_has_read_its_words(rita, settings):
    text = Version.objects.get(text__kind="explanation", text__key="let-down", state=State.PUBLISHED).text
    page = "/learn/let-down/"
    assert safety.NOT_REVIEWED in Client().get(page).text
    workflow.sign_off(live(text), rita)
    assert "approved by a clinician at this site" in Client().get(page).text
    settings.ALLOW_SELF_REVIEW = True
    published(text, rita, rita, **live(text).body)
    assert "approved by the clinician who wrote it" in Client().get(page).text


def test_a_newer_draft_does_not_look_signed(rita):
    text = dashboard.unsigned()[0].text
    editor = person("ed", "Editor")
    workflow.start_draft(text, editor)
    assert live(text).reviewer is None
    assert all(version.state == State.PUBLISHED for version in dashboard.unsigned())
