"""Shipped words come in as often as you like, and never touch what somebody at this site has touched."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.management import call_command

from leakapp.content import snapshot, workflow
from leakapp.content.defaults import shipped
from leakapp.content.kinds import KINDS
from leakapp.content.loading import Loaded, load
from leakapp.content.models import Origin, Publication, State, Text, Version
from tests.content.making import body_of, live, planted, published, rows_of, submitted

pytestmark = pytest.mark.django_db

NEWER = planted("Newer")


def everything():
    return [list(model.objects.order_by("pk").values()) for model in (Text, Version, Publication)]


def test_a_fresh_site_publishes_every_shipped_text_under_one_number():
    assert {(text.kind, text.key) for text in Text.objects.all()} == set(shipped())
    assert Version.objects.filter(state=State.PUBLISHED, reviewer=None, origin=Origin.SHIPPED).count() == len(shipped())
    assert Publication.objects.count() == 1


def test_a_second_load_changes_nothing(capsys):
    before = everything()
    call_command("load_default_content")
    assert everything() == before
    assert "0 added, 0 renewed, 0 newer" in capsys.readouterr().out


def test_only_what_is_missing_is_added(text):
    before = everything()
    other = ("service", "another")
    loaded = load({**planted(), other: body_of(name="Another")})
    after = everything()
    assert loaded.published == ["service/another"]
    assert [rows[: len(old)] for rows, old in zip(after, before, strict=True)] == before
    assert [len(rows) - len(old) for rows, old in zip(after, before, strict=True)] == [1, 1, 1]


def test_words_that_nobody_touched_are_renewed(text):
    old = live(text)
    loaded = load(NEWER)
    old.refresh_from_db()
    assert loaded.renewed == ["service/planted"]
    assert (old.state, old.body["name"]) == (State.RETIRED, "As shipped")
    assert (live(text).number, live(text).body["name"], live(text).reviewer) == (2, "Newer", None)
    assert list(Publication.objects.first().versions.all()) == [live(text)]


def edited(text, writer, reviewer):
    published(text, writer, reviewer, name="  Ours, with  spaces \u00e9\U0001f37c  ")


def signed(text, writer, reviewer):
    workflow.sign_off(live(text), reviewer)


def taken_away(text, writer, reviewer):
    workflow.retire(live(text), reviewer)


def edited_then_retired(text, writer, reviewer):
    workflow.retire(published(text, writer, reviewer), reviewer)


@pytest.mark.parametrize("touch", [edited, signed, taken_away, edited_then_retired])
def test_what_somebody_touched_stays_byte_for_byte_and_newer_words_wait_as_a_draft(text, writer, reviewer, touch):
    touch(text, writer, reviewer)
    before, publications = rows_of(text), Publication.objects.count()
    loaded = load(NEWER)
    after = rows_of(text)
    assert loaded.as_draft == ["service/planted"]
    assert after[:-1] == before
    assert (after[-1]["state"], after[-1]["origin"], after[-1]["body"]) == ("draft", "shipped", body_of(name="Newer"))
    assert Publication.objects.count() == publications
    assert load(NEWER) == Loaded()
    assert rows_of(text) == after


def drafted(text, writer):
    return workflow.start_draft(text, writer)


@pytest.mark.parametrize("open_version", [drafted, submitted])
def test_newer_words_wait_for_an_open_draft_and_come_when_it_is_done(text, writer, reviewer, open_version):
    version = open_version(text, writer)
    before = rows_of(text)
    assert load(NEWER).waiting == ["service/planted"]
    assert rows_of(text) == before
    if version.state == State.DRAFT:
        workflow.save_draft(version, writer, body_of(name="Ours"))
        workflow.submit(version, writer)
    workflow.approve_and_publish(version, reviewer)
    assert load(NEWER).as_draft == ["service/planted"]
    assert live(text) == version


def test_newer_words_that_are_edited_before_they_are_approved_are_the_sites_own(text, writer, reviewer):
    signed(text, writer, reviewer)
    load(NEWER)
    draft = text.versions.get(state=State.DRAFT)
    workflow.save_draft(draft, writer, draft.body)
    assert draft.origin == Origin.SHIPPED
    workflow.save_draft(draft, writer, body_of(name="Newer, in our words"))
    assert draft.origin == Origin.SITE


def test_a_load_reaches_the_pages(text):
    assert snapshot.current().words("service", "planted")["name"] == "As shipped"
    load(NEWER)
    assert snapshot.current().words("service", "planted")["name"] == "Newer"


def test_a_load_that_fails_half_way_leaves_nothing_behind(text):
    before = everything()
    broken = {("service", "first"): body_of(name="Good"), ("service", "second"): {"name": object()}}
    with pytest.raises(TypeError):
        load(broken)
    assert everything() == before


OWNERS = {
    "Reviewer": {"question", "rule", "level", "explanation", "medicine", "service"},
    "Editor": {"page", "noticed", "site", "source"},
}


def test_every_text_comes_with_a_group_that_owns_it(db):
    for name, kinds in OWNERS.items():
        owned = Text.objects.filter(kind__in=kinds)
        assert set(owned.values_list("owner__name", flat=True)) == {name}
    assert set().union(*OWNERS.values()) == set(KINDS)


def test_a_load_leaves_the_owner_that_this_site_has_set(text):
    for owner in (Group.objects.create(name="Feeding team"), None):
        Text.objects.filter(pk=text.pk).update(owner=owner)
        load(planted(f"Newer for {owner}"))
        text.refresh_from_db()
        assert text.owner == owner


def test_an_upgrade_names_owners_where_there_are_none_and_leaves_the_others(text):
    feeding = Group.objects.create(name="Feeding team")
    Text.objects.exclude(pk=text.pk).update(owner=None)
    Text.objects.filter(pk=text.pk).update(owner=feeding)
    import_module("leakapp.content.migrations.0014_owners").name_owners(apps, None)
    text.refresh_from_db()
    assert text.owner == feeding
    for name, kinds in OWNERS.items():
        others = Text.objects.filter(kind__in=kinds).exclude(pk=text.pk)
        assert set(others.values_list("owner__name", flat=True)) == {name}
