"""A backup holds what people have made, byte for byte, and comes back wholly or not at all, on either database."""

import json
import stat
import zipfile
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import connection

from leakapp.content import loading, snapshot, workflow
from leakapp.content.models import Publication, Text, Version
from leakapp.site.backup import archive, tables
from leakapp.site.models import Backup, DayCount
from tests.content.making import TEXT_ID, person, planted, published, submitted

pytestmark = pytest.mark.django_db


def worked_in() -> Text:
    """A site where people have written, reviewed, published and begun a draft."""
    loading.load(planted())
    text = Text.objects.get(kind=TEXT_ID[0], key=TEXT_ID[1])
    writer = person("writer", "change_version")
    reviewer = person("reviewer", "review_version")
    group = Group.objects.create(name="A group of this site")
    group.permissions.set(Permission.objects.filter(codename="review_version"))
    reviewer.groups.add(group)
    published(text, writer, reviewer, name="Milk, šťáva, 🍼 and a line\nbreak")
    submitted(text, writer, name="Not published yet")
    DayCount.objects.create(day="2026-01-02", what="started", count=7)
    return text


@pytest.fixture
def text():
    return worked_in()


@pytest.fixture
def made(text, tmp_path):
    path = tmp_path / "site.zip"
    call_command("backup", str(path))
    return path


def everything() -> dict[str, list]:
    """Every row of the covered tables, read as Django reads them."""
    return {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in tables.covered()}


def test_a_backup_holds_texts_and_accounts_and_leaves_out_what_belongs_to_a_moment():
    labels = {model._meta.label for model in tables.covered()}
    assert {"content.Text", "content.Version", "content.Publication", "content.Publication_versions"} <= labels
    assert {"auth.User", "auth.Group", "auth.Group_permissions", "auth.User_groups", "admin.LogEntry"} <= labels
    assert "pages.DayCount" in labels
    assert labels.isdisjoint({"sessions.Session", "pages.Backup", "contenttypes.ContentType", "auth.Permission"})


def test_whatever_happens_to_the_site_the_backup_brings_back_every_row(made, text):
    before = everything()
    shown = snapshot.current().words(*TEXT_ID)["name"]
    version = text.versions.get(state="review")
    workflow.approve_and_publish(version, User.objects.get(username="reviewer"))
    User.objects.filter(username="reviewer").update(is_active=False)
    Group.objects.all().delete()
    assert everything() != before
    call_command("restore", str(made), replace=True)
    assert everything() == before
    assert snapshot.current().words(*TEXT_ID)["name"] == shown


def test_what_comes_back_can_be_worked_with(made):
    call_command("restore", str(made), replace=True)
    text = Text.objects.get(kind=TEXT_ID[0], key=TEXT_ID[1])
    reviewer = User.objects.get(username="reviewer")
    assert reviewer.has_perm("content.review_version")
    workflow.approve_and_publish(text.versions.get(state="review"), reviewer)
    newest = Publication.objects.first()
    assert newest.pk == max(Publication.objects.values_list("pk", flat=True))
    person("somebody-new")


def test_a_backup_goes_from_one_kind_of_database_to_the_other(tmp_path):
    """From SQLite into the database these tests run on, which is PostgreSQL in `make test-postgres`, and back."""
    with archive.scratch_database():
        assert connection.vendor == "sqlite"
        worked_in()
        there = everything()
        archive.write_file(tmp_path / "from-sqlite.zip")
    call_command("restore", str(tmp_path / "from-sqlite.zip"), replace=True)
    here = everything()
    for changing in ("auth.Group_permissions", "auth.User_user_permissions", "admin.LogEntry"):
        assert len(here.pop(changing)) == len(there.pop(changing))  # they name permissions by the numbers of a database
    assert here == there
    assert User.objects.get(username="reviewer").has_perm("content.review_version")
    archive.write_file(tmp_path / "and-back.zip")
    assert archive.read(tmp_path / "and-back.zip")["tables"] == archive.read(tmp_path / "from-sqlite.zip")["tables"]


def test_a_check_tries_the_backup_in_memory_and_changes_nothing_here(made, text, capsys):
    before = everything()
    call_command("restore", str(made), check=True)
    said = capsys.readouterr().out
    assert "comes back whole" in said
    assert "The site holds the same." in said
    assert everything() == before
    Version.objects.filter(text=text, state="review").update(change_note="since then")
    call_command("restore", str(made), check=True)
    assert "something else by now in: content.Version." in capsys.readouterr().out


def changed(path, member, change):
    """The archive with one member changed."""
    with zipfile.ZipFile(path) as whole:
        members = {name: whole.read(name) for name in whole.namelist()}
    members[member] = change(members[member])
    with zipfile.ZipFile(path, "w") as out:
        for name, content in members.items():
            out.writestr(name, content)
    return path


def test_a_word_changed_in_an_archive_is_found_and_nothing_is_touched(made):
    before = everything()
    changed(made, "tables/content.Version.jsonl", lambda rows: rows.replace(b"Not published yet", b"Quite other words"))
    for way in ({"check": True}, {"replace": True}):
        with pytest.raises(CommandError, match=r"content\.Version is not as it was written"):
            call_command("restore", str(made), **way)
    assert everything() == before


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda about: about["migrations"].remove("content.0001_initial"), "An older release made this backup"),
        (lambda about: about["migrations"].append("content.9999_later"), "A newer release made this backup"),
        (lambda about: about.update(format=2), "This archive has format 2"),
        (lambda about: about.pop("tables"), "cannot be read"),
    ],
)
def test_an_archive_of_another_release_is_refused_with_the_way_out(made, change, says):
    before = everything()

    def edit(content):
        about = json.loads(content)
        change(about)
        return json.dumps(about).encode()

    with pytest.raises(CommandError, match=says):
        call_command("restore", str(changed(made, "manifest.json", edit)), replace=True)
    assert everything() == before


@pytest.mark.parametrize("content", [b"", b"not an archive", b"PK\x03\x04cut"])
def test_a_file_that_is_no_archive_is_refused(tmp_path, content):
    path = tmp_path / "broken.zip"
    path.write_bytes(content)
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("restore", str(path), check=True)


def test_a_restore_that_does_not_come_out_the_same_is_undone(made, text, monkeypatch):
    Version.objects.filter(text=text, state="review").update(change_note="since then")
    before = everything()
    stored = tables._stored
    monkeypatch.setattr(
        tables, "_stored", lambda field, value, names: 6 if field.name == "count" else stored(field, value, names)
    )
    with pytest.raises(CommandError, match=r"pages\.DayCount"):
        call_command("restore", str(made), replace=True)
    assert everything() == before


def test_a_site_in_use_is_not_replaced_by_accident(made):
    with pytest.raises(CommandError, match="add --replace"):
        call_command("restore", str(made))


def test_a_new_site_takes_a_backup_without_a_word(made):
    with archive.scratch_database():
        loading.load(planted())
        call_command("restore", str(made))
        assert User.objects.filter(username="writer").exists()


def test_everybody_signs_in_again_after_a_restore(made):
    Session.objects.create(session_key="x", session_data="y", expire_date=datetime(2030, 1, 1, tzinfo=UTC))
    call_command("restore", str(made), replace=True)
    assert not Session.objects.exists()


def test_the_archive_is_for_its_owner_alone_is_never_overwritten_and_is_noted(made):
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    with pytest.raises(CommandError, match="is there already"):
        call_command("backup", str(made))
    note = Backup.objects.get()
    assert note.rows == sum(each["rows"] for each in archive.read(made)["tables"].values())


def test_the_archive_can_be_read_by_a_person(made):
    with zipfile.ZipFile(made) as whole:
        about = json.loads(whole.read("manifest.json"))
        lines = whole.read("tables/content.Version.jsonl").decode().splitlines()
    assert len(lines) == about["tables"]["content.Version"]["rows"]
    assert any("šťáva" in line for line in lines)
