"""Upgrades: newer shipped words are offered beside a site's own, and every edited field stays the same to the byte."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from leakapp.content import compare, workflow
from leakapp.content.loading import load
from leakapp.content.models import State, Text
from tests.content.making import body_of, live, planted, published
from tests.content.people import browser_of, person

REHEARSE = "import django; django.setup(); from tests.content.rehearse_upgrade import main; main()"
ROOT = Path(__file__).parents[2]
EDITED = ("explanation/let-down", "explanation/mastitis")
SIGNED, DRAFTED = "explanation/loss", "explanation/d-mer"


@pytest.fixture(scope="module")
def rehearsal(tmp_path_factory):
    """The first release's database with edits, taken through the steps of an upgrade."""
    path = tmp_path_factory.mktemp("rehearsal") / "site.sqlite3"
    environment = {**os.environ, "DATABASE_URL": os.environ.get("REHEARSAL_DATABASE_URL", f"sqlite:///{path}")}
    environment["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    done = subprocess.run(
        [sys.executable, "-c", REHEARSE],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def versions(rows, text):
    return [row for row in rows if row["text"] == text]


def test_migrating_and_loading_leave_every_edited_signed_or_unfinished_field_as_it_was(rehearsal):
    for text in (*EDITED, SIGNED, DRAFTED):
        before, after = versions(rehearsal["before"], text), versions(rehearsal["after"], text)
        assert before
        assert after[: len(before)] == before, text


def test_the_rows_in_the_database_are_the_same_to_the_byte(rehearsal):
    """As plain SQL sees them: but for unsigned shipped words that newer ones have replaced, which are now retired."""
    new = {row[0]: row for row in rehearsal["new_rows"]}
    changed = [(row, new[row[0]]) for row in rehearsal["old_rows"] if new[row[0]] != row]
    for old, now in changed:
        assert [at for at, (was, is_) in enumerate(zip(old, now, strict=True)) if was != is_] == [4]  # the state alone
        assert (old[4], now[4], now[5], now[9]) == ("published", "retired", "shipped", "None")


def test_newer_words_wait_as_drafts_beside_ours_and_renew_what_nobody_touched(rehearsal):
    assert sorted(rehearsal["as_draft"]) == sorted([*EDITED, SIGNED])
    assert rehearsal["waiting"] == [DRAFTED]
    assert rehearsal["renewed"] > 30
    assert rehearsal["again"] == 0
    for text in (*EDITED, SIGNED):
        newest = versions(rehearsal["after"], text)[-1]
        assert (newest["state"], newest["origin"]) == ("draft", "shipped")


def test_an_old_site_learns_which_shipped_words_it_had(rehearsal):
    before, after = rehearsal["three_way"]
    assert after == f"Newer: {before}"


@pytest.mark.django_db
def test_a_newer_release_is_compared_three_ways(text, writer, reviewer):
    published(text, writer, reviewer, name="Ours", note="Words of note")
    load({("service", "planted"): body_of(name="Newer", hours="Newer hours")})
    text.refresh_from_db()
    found = compare.release("service", "planted", text.shipped_before, live(text).body, text.shipped)
    assert [(change.label, bool(change.ours)) for change in found] == [("Name", True), ("Hours", False)]
    name = found[0]
    assert [(piece.change, piece.text) for piece in name.theirs if piece.change != "same"][-1] == ("ins", "Newer")
    assert ("ins", "Ours") in [(piece.change, piece.text) for piece in name.ours]
    page = browser_of(person("ed", "Editor")).get(f"/admin/content/text/{text.pk}/compare/").text
    assert "What the newer shipped words change" in page
    assert "worded anew both here and in the release" in page


@pytest.mark.django_db
def test_a_text_with_one_release_has_nothing_to_compare_three_ways(text):
    assert compare.release("service", "planted", text.shipped_before, live(text).body, text.shipped) == []


@pytest.mark.django_db
def test_newer_words_are_approved_like_any_draft(text, writer, reviewer):
    workflow.sign_off(live(text), reviewer)
    load(planted("Newer"))
    draft = Text.objects.get(pk=text.pk).versions.get(state=State.DRAFT)
    workflow.submit(draft, writer)
    workflow.approve_and_publish(draft, reviewer)
    assert live(text).body["name"] == "Newer"
