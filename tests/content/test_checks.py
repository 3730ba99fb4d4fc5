"""The site refuses to start on words that are missing, blank, of the wrong shape or for nothing, and says where."""

import shutil

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from leakapp.content import checks, defaults
from leakapp.content.defaults import shipped
from leakapp.content.kinds import KINDS, Form, fields
from leakapp.triage import consistency

MASTITIS = ("explanation", "mastitis")
IN_MASTITIS = "defaults/en/explanation/mastitis.toml"


def faults_with(*dropped, **changes):
    """The faults of the shipped words with these fields of one text changed or dropped."""
    body = {name: words for name, words in {**shipped()[MASTITIS], **changes}.items() if name not in dropped}
    return list(checks.missing_words({**shipped(), MASTITIS: body}))


def test_the_shipped_words_are_complete():
    assert list(checks.missing_words(shipped())) == []


@pytest.mark.parametrize("kind", [kind for kind in KINDS.values() if kind.table], ids=lambda kind: kind.name)
def test_every_key_of_the_table_that_has_no_words_is_named_with_its_file(kind):
    others = {text_id: body for text_id, body in shipped().items() if text_id[0] != kind.name}
    faults = list(checks.missing_words(others))
    assert [fault.hint for fault in faults] == [f"Write defaults/en/{kind.name}/{key}.toml." for key in kind.table]


@pytest.mark.parametrize("words", ["", "   ", "\n\t "])
def test_every_required_field_that_is_blank_is_named_with_its_file(words):
    for field in fields(*MASTITIS):
        blank = [words] if field.form is Form.LIST else words
        faults = faults_with(**{field.name: blank})
        if field.required:
            assert [fault.msg for fault in faults] == [f"{IN_MASTITIS} has no words for {field.name!r}"]
            assert field.label in faults[0].hint
        elif field.form is not Form.LIST:
            assert faults == []


def test_a_required_field_that_is_missing_is_named():
    assert [fault.msg for fault in faults_with("summary")] == [f"{IN_MASTITIS} has no words for 'summary'"]


PLANTED = {
    "a field nobody reads": ({"sumary": "A slip."}, "has 'sumary', which nothing reads"),
    "a text where a list belongs": ({"now": "One line"}, "has the wrong shape for 'now'"),
    "a list where a text belongs": ({"summary": ["One line"]}, "has the wrong shape for 'summary'"),
    "a number": ({"summary": 7}, "has something that is not words for 'summary'"),
    "a list of numbers": ({"do": ["Rest.", 7]}, "has something that is not words for 'do'"),
    "a blank line in a list": ({"do": ["Rest.", " "]}, "has a blank line for 'do'"),
    "words that do not fit": ({"name": "long " * 20}, "has too many words for 'name'"),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_named_with_its_file_and_a_hint(name):
    changes, says = PLANTED[name]
    (fault,) = faults_with(**changes)
    assert fault.msg == f"{IN_MASTITIS} {says}"
    assert fault.hint
    assert fault.is_serious()


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A copy of the shipped files, to break."""
    copy = tmp_path / "defaults"
    shutil.copytree(defaults.FOLDER, copy)
    monkeypatch.setattr(defaults, "FOLDER", copy)
    shipped.cache_clear()
    yield copy / "en"
    shipped.cache_clear()


def test_a_sound_copy_of_the_files_has_no_fault(folder):
    assert checks.every_key_has_words(None) == []


FILES = {
    "a file that is not TOML": ("level/ROUTINE.toml", "heading = no quotes", "en/level/ROUTINE.toml cannot be read"),
    "a file for a rule that does not exist": ("rule/R999.toml", 'text = "x"', "words for rule R999, which the table"),
    "an empty file": ("site/screens.toml", "", "defaults/en/site/screens.toml has no words for 'title.danger'"),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_broken_file_stops_the_site_with_its_name_and_a_hint(name, folder):
    path, content, says = FILES[name]
    (folder / path).write_text(content, encoding="utf-8")
    faults = checks.every_key_has_words(None)
    assert any(says in fault.msg and fault.hint for fault in faults)
    with pytest.raises(SystemCheckError, match=path.rpartition("/")[2].partition(".")[0]):
        call_command("check")


def test_a_file_that_is_gone_stops_the_site(folder):
    (folder / "question" / "gate.toml").unlink()
    with pytest.raises(SystemCheckError, match="Question gate has no words"):
        call_command("check")


def test_a_fault_of_the_clinical_tables_stops_the_site_with_a_hint(monkeypatch):
    monkeypatch.setattr(consistency, "faults", lambda: [consistency.Fault("Rule R1 can never match", "Mend it.")])
    assert [(fault.id, fault.msg, fault.hint) for fault in run_checks()] == [
        ("leakapp.E001", "Rule R1 can never match", "Mend it.")
    ]
