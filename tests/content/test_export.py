"""Words out of one site and into another."""

import json

import pytest
from django.core.management import CommandError, call_command

from leakapp.content import exchange, workflow
from leakapp.content.models import Publication, State, Text, Version
from tests.content.making import body_of, live, published
from tests.content.people import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path):
    return tmp_path / "words.json"


def everything():
    return list(Version.objects.order_by("pk").values()), list(Text.objects.order_by("pk").values())


def exported(file, change=None):
    call_command("export_content", str(file), verbosity=0)
    content = json.loads(file.read_text(encoding="utf-8"))
    if change:
        change(content)
        file.write_text(json.dumps(content), encoding="utf-8")
    return content


def words_of(content, kind, key):
    text = next(text for text in content["texts"] if (text["kind"], text["key"]) == (kind, key))
    return next(each for each in text["versions"] if each["number"] == text["published"])["body"]


def rewrite(kind, key, **words):
    return lambda content: words_of(content, kind, key).update(words)


def test_the_file_holds_every_text_every_version_and_who_did_what(file, text, writer, reviewer, capsys):
    published(text, writer, reviewer, name="Second")
    content = exported(file)
    assert len(content["texts"]) == Text.objects.count()
    assert sum(len(each["versions"]) for each in content["texts"]) == Version.objects.count()
    numbers = [each["number"] for each in content["publications"]]
    assert numbers == sorted(Publication.objects.values_list("pk", flat=True))
    ours = next(each for each in content["texts"] if each["key"] == "planted")
    assert [(each["state"], each["body"]["name"]) for each in ours["versions"]] == [
        ("retired", "As shipped"),
        ("published", "Second"),
    ]
    assert (ours["versions"][1]["written_by"], ours["versions"][1]["reviewed_by"]) == (["writer"], "reviewer")
    assert "“" in file.read_text(encoding="utf-8")  # to read, not escaped


def test_what_is_exported_comes_back_as_the_same(file, text, capsys):
    exported(file)
    before = everything()
    call_command("import_content", str(file), "--dry-run")
    said = capsys.readouterr().out.splitlines()[-1]
    assert said == f"0 would be drafts, 0 refused, 0 wait, 0 unknown, {Text.objects.count()} the same."
    assert everything() == before


def test_a_dry_run_says_what_would_change_and_changes_nothing(file, text, capsys):
    exported(file, rewrite("explanation", "let-down", summary="Milk can come without a baby at the breast."))
    before = everything()
    call_command("import_content", str(file), "--dry-run")
    said = capsys.readouterr().out
    assert "explanation/let-down: In short" in said
    assert "1 would be drafts" in said
    assert everything() == before


def test_imported_words_are_drafts_for_this_site_to_review(file, text, writer):
    exported(file, rewrite("explanation", "let-down", summary="Milk can come without a baby at the breast."))
    call_command("import_content", str(file), by="writer", verbosity=0)
    draft = Version.objects.get(state=State.DRAFT)
    assert draft.body["summary"] == "Milk can come without a baby at the breast."
    assert draft.contributor_ids == [writer.pk]
    assert "Imported" in draft.change_note
    assert live(draft.text).number == 1
    workflow.submit(draft, writer)
    with pytest.raises(workflow.MoveRefused):
        workflow.approve_and_publish(draft, writer)


def test_what_the_checks_block_is_refused_with_the_reason(file, text, capsys):
    exported(file, rewrite("level", "EMERGENCY", **{"contact.uk": "See how it goes."}))
    before = everything()
    call_command("import_content", str(file), by=person("ida").username)
    assert "level/EMERGENCY: refused. " in (said := capsys.readouterr().out)
    assert "The emergency number 999 is missing." in said
    assert everything() == before


def test_words_that_are_markup_and_nothing_else_count_as_missing(file, text, capsys):
    exported(file, rewrite("explanation", "let-down", what="<script>pwned()</script>"))
    call_command("import_content", str(file), "--dry-run")
    assert "explanation/let-down: refused. Not complete yet: What it is." in capsys.readouterr().out


def test_an_open_draft_here_is_left_alone(file, text, writer, capsys):
    exported(file, rewrite("service", "planted", name="From there"))
    draft = workflow.start_draft(text, writer, body_of(name="Ours, unfinished"))
    call_command("import_content", str(file), by="writer")
    draft.refresh_from_db()
    assert draft.body["name"] == "Ours, unfinished"
    assert "a draft is open here" in capsys.readouterr().out


def test_a_text_that_only_they_have_comes_in_and_one_nobody_reads_does_not(file, text, writer, capsys):
    def change(content):
        there = next(each for each in content["texts"] if each["key"] == "planted")
        content["texts"] = [{**there, "key": "their-clinic"}, {**there, "kind": "rule", "key": "R999"}]

    exported(file, change)
    call_command("import_content", str(file), by="writer")
    assert Text.objects.get(key="their-clinic").versions.get().state == State.DRAFT
    assert not Text.objects.filter(key="R999").exists()
    assert "rule/R999: this release has no place for it." in capsys.readouterr().out


def test_markup_in_the_file_does_not_come_in(file, text, writer):
    exported(file, rewrite("explanation", "let-down", what="<p>Milk [lll_leak]</p><script>pwned()</script>"))
    call_command("import_content", str(file), by="writer", verbosity=0)
    assert Version.objects.get(state=State.DRAFT).body["what"] == "<p>Milk [lll_leak]</p>"


BROKEN_BODY = {"kind": "rule", "key": "R1", "published": 1, "versions": [{"number": 1, "body": []}]}


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"format": 2, "texts": []}',
        '{"format": 1, "texts": [7]}',
        '{"format": 1, "texts": [{"kind": "rule"}]}',
        json.dumps({"format": 1, "texts": [BROKEN_BODY]}),
    ],
)
def test_a_file_that_is_not_ours_is_refused_whole(file, text, writer, content):
    file.write_text(content, encoding="utf-8")
    before = everything()
    with pytest.raises(CommandError):
        call_command("import_content", str(file), by="writer")
    assert everything() == before


def test_an_import_that_fails_half_way_leaves_nothing_behind(text, writer, monkeypatch):
    content = exchange.export()
    rewrite("explanation", "let-down", summary="Changed.")(content)
    rewrite("explanation", "mastitis", summary="Changed.")(content)
    before, save = everything(), workflow.save_draft
    calls = []

    def fails_second(*args, **kwargs):
        calls.append(1)
        if len(calls) == 2:
            raise OSError("disk full")
        return save(*args, **kwargs)

    monkeypatch.setattr(workflow, "save_draft", fails_second)
    with pytest.raises(OSError, match="disk full"):
        exchange.read_in(content, writer)
    assert everything() == before


def test_whose_drafts_they_are_must_be_said(file, text):
    exported(file)
    for by in (None, "nobody"):
        with pytest.raises(CommandError):
            call_command("import_content", str(file), by=by)
