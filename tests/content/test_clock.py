"""The clock of each text: its date, who is asked, what readers are told, and the list of what to try outside."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from leakapp.content import clock, safety, snapshot, workflow
from leakapp.content.defaults import shipped
from leakapp.content.kinds import KINDS
from leakapp.content.models import Reminder, Text, Version
from leakapp.content.workflow import MoveRefused, next_review
from tests.content.making import body_of, live, published
from tests.content.people import browser_of, person

pytestmark = pytest.mark.django_db


def due_in(text, days):
    version = live(text)
    Version.objects.filter(pk=version.pk).update(review_by=timezone.localdate() + timedelta(days=days))
    return version


@pytest.fixture
def rita():
    return person("rita", "Reviewer")


@pytest.fixture(autouse=True)
def nothing_else_is_due(db):
    Version.objects.update(review_by=timezone.localdate() + timedelta(days=700))


def texts_in(message):
    return re.findall(r"^(\w[\w ]*: [\w-]+)$", message.body, re.MULTILINE)


def test_each_kind_has_its_months():
    months = {kind.name: kind.months for kind in KINDS.values()}
    wanted = {"rule": 12, "level": 12, "question": 12, "explanation": 24, "service": 3, "page": 24, "medicine": 6}
    assert {name: wanted[name] for name in months if name in wanted} == {
        name: number for name, number in months.items() if name in wanted
    }


def test_a_small_change_keeps_the_date_and_any_other_starts_the_months_again(text, writer, reviewer):
    date = due_in(text, 20).review_by or live(text).review_by
    draft = workflow.start_draft(text, writer)
    workflow.save_draft(draft, writer, body_of(name="Typo mended"), small_change=True)
    workflow.submit(draft, writer)
    workflow.approve_and_publish(draft, reviewer)
    assert live(text).review_by == timezone.localdate() + timedelta(days=20) != date
    assert published(text, writer, reviewer, name="New words").review_by == next_review("service")


def test_the_box_for_a_small_change_is_on_the_form(text, writer):
    draft = workflow.start_draft(text, writer)
    words = {f"word:{name}": each for name, each in draft.body.items()}
    form = {**words, "touched": draft.touched, "change_note": "Comma", "small_change": "on"}
    browser_of(writer).post(f"/admin/content/version/{draft.pk}/change/", form)
    draft.refresh_from_db()
    assert draft.small_change


@pytest.mark.parametrize(("days", "stage"), [(-400, 0), (-1, 0), (0, 0), (1, 30), (30, 30), (31, 60), (60, 60)])
def test_the_stage_is_the_last_one_reached(text, days, stage):
    due_in(text, days)
    assert clock.stage(live(text), timezone.localdate()) == stage


def test_every_stage_is_mailed_once(text, rita):
    version = due_in(text, 61)
    today = timezone.localdate()
    mailed = []
    for day in range(70):
        clock.send_reminders(today + timedelta(days=day))
        mailed += [day] * len(mail.outbox)
        mail.outbox.clear()
    assert mailed == [1, 31, 61]
    assert Reminder.objects.filter(version=version).count() == 3


def test_a_first_round_that_starts_late_asks_once(text, rita):
    due_in(text, -5)
    for _ in range(3):
        clock.send_reminders()
    assert len(mail.outbox) == 1
    assert "the date has come" in mail.outbox[0].body


def test_the_owners_are_asked_and_the_reviewers_where_nobody_is_named(text, rita):
    feeding = Group.objects.create(name="Feeding team")
    fay = person("fay", "Feeding team")
    person("gone", "Feeding team").delete()
    other = Text.objects.get(kind="rule", key="R34")
    Text.objects.filter(pk=other.pk).update(owner=feeding)
    due_in(text, 10)
    due_in(other, 10)
    clock.send_reminders()
    found = {tuple(message.to): texts_in(message) for message in mail.outbox}
    assert found == {(rita.email,): ["Service: planted"], (fay.email,): ["Rule: R34"]}


def test_the_reviewers_are_asked_where_none_of_the_owners_has_an_address(text, rita):
    Text.objects.filter(pk=text.pk).update(owner=Group.objects.create(name="Nobody yet"))
    due_in(text, 10)
    clock.send_reminders()
    assert [message.to for message in mail.outbox] == [[rita.email]]


def test_a_group_that_nobody_can_be_reached_in_is_named_and_asked_later(text, capsys):
    due_in(text, 10)
    call_command("send_review_reminders")
    assert "nobody was asked" in capsys.readouterr().err
    person("late", "Reviewer")
    call_command("send_review_reminders")
    assert "Reviewer: 1 texts" in capsys.readouterr().out
    assert len(mail.outbox) == 1


def test_a_mail_that_fails_is_tried_again(text, rita, monkeypatch):
    due_in(text, 10)

    def fails(*args, **kwargs):
        raise OSError("no mail server")

    with monkeypatch.context() as patch:
        patch.setattr(clock, "send_mail", fails)
        with pytest.raises(OSError, match="no mail server"):
            clock.send_reminders()
    clock.send_reminders()
    assert len(mail.outbox) == 1


def test_the_mail_leads_to_the_page_and_says_nothing_else(text, rita, settings):
    settings.SITE_URL = "https://guide.example"
    version = due_in(text, 10)
    clock.send_reminders()
    assert f"https://guide.example/admin/content/version/{version.pk}/change/" in mail.outbox[0].body


def test_words_that_are_still_right_get_new_months_from_somebody_who_did_not_write_them(text, writer, reviewer):
    version = published(text, writer, reviewer)
    due_in(text, 5)
    with pytest.raises(MoveRefused):
        workflow.renew(version, writer)
    browser_of(reviewer).post(f"/admin/content/version/{version.pk}/move/renew/")
    assert live(text).review_by == next_review("service")


def test_readers_are_told_when_a_page_is_overdue_and_only_then():
    text = Text.objects.get(kind="explanation", key="let-down")
    due_in(text, 0)
    snapshot.forget()
    assert safety.OVERDUE not in Client().get("/learn/let-down/").text
    due_in(text, -1)
    snapshot.forget()
    assert safety.OVERDUE in Client().get("/learn/let-down/").text


def test_the_front_page_lists_what_is_due_and_overdue(text, rita):
    due_in(text, -3)
    due_in(Text.objects.get(kind="rule", key="R34"), 40)
    page = browser_of(rita).get("/admin/").text
    assert re.search(r"Overdue.*Service: planted.*Within 60 days.*Rule: R34", page, re.DOTALL)


def test_links_and_numbers_are_listed_for_trying(rita):
    page = browser_of(rita).get("/admin/content/text/outside/").text
    for (kind, key), body in shipped().items():
        if kind == "service" and body["call"]:
            assert f"({key})" in page
    assert "not confirmed, so not shown" in page
    assert browser_of(person("otto")).get("/admin/content/text/outside/").status_code == 403
