"""Two wordings side by side."""

import pytest

from leakapp.content import compare, workflow
from leakapp.content.defaults import shipped
from leakapp.content.models import Text
from tests.content.people import browser_of, person

OLD = dict(shipped()["explanation", "let-down"])


def changed(**words):
    found = compare.changes("explanation", "let-down", OLD, {**OLD, **words})
    return {each.label: each.pieces for each in found}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Call your doctor now.", "Call your midwife now."),
        ("", "New words."),
        ("Old words.", ""),
        ("One. Two. Three.", "Three. One."),
        ("don’t press", "do not press"),
        ("a\nb", "a\nc\nb"),
    ],
)
def test_each_side_can_be_read_back_from_the_pieces(before, after):
    found = list(compare.pieces(before, after))
    assert "".join(piece.text for piece in found if piece.change != "ins") == before
    assert "".join(piece.text for piece in found if piece.change != "del") == after


def test_one_word_changed_is_one_word_shown_as_changed():
    found = list(compare.pieces("Call your doctor now.", "Call your midwife now."))
    assert [(piece.change, piece.text) for piece in found if piece.change != "same"] == [
        ("del", "doctor"),
        ("ins", "midwife"),
    ]


def test_equal_words_show_nothing():
    assert compare.changes("explanation", "let-down", OLD, OLD) == []
    assert compare.changes("explanation", "let-down", OLD, {**OLD, "what": OLD["what"] + "\n"}) == []


def test_a_link_that_leads_elsewhere_and_a_mark_that_goes_are_changes_too():
    link = changed(what=OLD["what"] + '<p><a href="/learn/loss/">here</a></p>')["What it is"]
    assert "/learn/loss/" in "".join(piece.text for piece in link if piece.change == "ins")
    bold = changed(what=OLD["what"].replace("Leaking", "<strong>Leaking</strong>"))["What it is"]
    assert any("*" in piece.text for piece in bold if piece.change == "ins")


def test_lists_are_compared_line_by_line():
    pieces = changed(do=[*OLD["do"], "Rest when you can."])["What helps: do"]
    assert "".join(piece.text for piece in pieces if piece.change == "ins").strip() == "• Rest when you can."


@pytest.mark.django_db
def test_the_page_compares_the_versions_that_are_chosen_and_escapes_them():
    text = Text.objects.get(kind="explanation", key="let-down")
    editor = person("ed", "Editor")
    draft = workflow.start_draft(text, editor)
    workflow.save_draft(draft, editor, {**draft.body, "summary": "Milk & more <now> can leak.", "name": "Changed"})
    client = browser_of(editor)
    page = client.get(f"/admin/content/text/{text.pk}/compare/", {"old": 1, "new": 2}).text
    assert "<ins>" in page
    assert "&amp;" in page
    assert "&lt;" in page
    assert "<now>" not in page
    assert "No words differ." in client.get(f"/admin/content/text/{text.pk}/compare/", {"old": 1, "new": 1}).text
    assert client.get(f"/admin/content/text/{text.pk}/compare/", {"old": "x", "new": "99"}).status_code == 200
    assert browser_of(person("otto")).get(f"/admin/content/text/{text.pk}/compare/").status_code == 403
