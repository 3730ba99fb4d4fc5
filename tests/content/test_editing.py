"""Writing a draft: the form, the findings, the preview, and what happens to words that are not saved yet."""

import html
import re

import pytest
from django.test import Client

from leakapp.content import sample_visits, workflow
from leakapp.content.kinds import KINDS
from leakapp.content.models import State, Text, Version
from leakapp.triage.causes import CAUSES
from leakapp.triage.questions import QUESTIONS
from leakapp.triage.rules import RULES
from leakapp.triage.urgency import Urgency
from tests.content.making import live
from tests.content.people import browser_of, person

pytestmark = pytest.mark.django_db
# (kind, key, a plain field that its page shows)
PREVIEWED = [
    ("explanation", "let-down", "summary"),
    ("question", "breast", "ask"),
    ("rule", "R34", "why"),
    ("level", "EMERGENCY", "how_soon"),
    ("level", "SELF_CARE", "how_soon"),
    ("site", "screens", "title.danger"),
    ("page", "about", "title"),
    ("noticed", "at-night", "title"),
]


@pytest.fixture
def editor():
    return person("ed", "Editor")


@pytest.fixture
def client(editor):
    return browser_of(editor)


def draft_of(kind, key, editor):
    return workflow.start_draft(Text.objects.get(kind=kind, key=key), editor)


def address(version):
    return f"/admin/content/version/{version.pk}/change/"


def posted(version, **words):
    body = {**version.body, **words}
    lines = {f"word:{name}": "\n".join(each) if isinstance(each, list) else each for name, each in body.items()}
    return {**lines, "touched": version.touched, "change_note": ""}


@pytest.mark.parametrize("kind", KINDS)
def test_the_form_says_where_readers_see_the_text(kind, editor, client):
    text = Text.objects.filter(kind=kind).first()
    page = client.get(address(workflow.start_draft(text, editor))).text
    assert f"Readers see this {KINDS[kind].where}" in html.unescape(page)


def test_rich_fields_get_an_editor_whose_import_map_carries_the_nonce(editor, client):
    response = client.get(address(draft_of("explanation", "let-down", editor)))
    nonce = re.search(r"'nonce-([^']+)'", response.headers["Content-Security-Policy"])[1]
    assert re.search(rf'<script[^>]*type="importmap"[^>]*nonce="{re.escape(nonce)}"', response.text) or re.search(
        rf'<script[^>]*nonce="{re.escape(nonce)}"[^>]*type="importmap"', response.text
    )
    assert response.text.count("data-django-prose-editor-configurable") == 5
    assert "unsafe" not in response.headers["Content-Security-Policy"]


def test_saving_and_sending_for_review_are_one_step(editor, client):
    draft = draft_of("explanation", "let-down", editor)
    client.post(address(draft), {**posted(draft, summary="Milk can leak when it lets down."), "_submit": "1"})
    draft.refresh_from_db()
    assert (draft.state, draft.body["summary"]) == (State.REVIEW, "Milk can leak when it lets down.")


def test_what_blocks_is_named_and_the_words_are_saved_all_the_same(editor, client):
    draft = draft_of("level", "EMERGENCY", editor)
    words = {"contact.uk": "Go to A&E.", "comfort": "You are doing the right thing."}
    page = client.post(address(draft), {**posted(draft, **words), "_submit": "1"}, follow=True).text
    draft.refresh_from_db()
    assert draft.state == State.DRAFT
    assert draft.body["comfort"] == "You are doing the right thing."
    assert "The emergency number 999 is missing." in page
    assert "Say: Call 999." in page
    assert "<q>Go to A&amp;E.</q>" in page


def test_the_second_of_two_editors_is_told_keeps_the_typed_words_and_overwrites_nothing(editor, client):
    draft = draft_of("explanation", "let-down", editor)
    opened = posted(draft, summary="Typed by the second.")
    other = browser_of(person("eve", "Editor"))
    other.post(address(draft), posted(draft, summary="Saved by the first."))
    page = client.post(address(draft), opened)
    draft.refresh_from_db()
    assert draft.body["summary"] == "Saved by the first."
    assert "Somebody else has changed or moved this draft." in page.text
    assert "Typed by the second." in page.text
    assert client.post(address(draft), opened).status_code == 200  # and a second try overwrites nothing either
    draft.refresh_from_db()
    assert draft.body["summary"] == "Saved by the first."


def test_a_field_that_is_too_long_comes_back_with_everything_typed(editor, client):
    draft = draft_of("explanation", "let-down", editor)
    page = client.post(address(draft), posted(draft, summary="word " * 200, strength="Kept words."))
    assert "at most 280 characters" in page.text
    assert "Kept words." in page.text


@pytest.mark.parametrize(("kind", "key", "field"), PREVIEWED)
def test_the_preview_is_the_real_page_with_this_draft_and_readers_see_nothing_of_it(kind, key, field, editor, client):
    draft = draft_of(kind, key, editor)
    saved = "Call now, marked by the draft."
    workflow.save_draft(draft, editor, {**draft.body, field: saved})
    preview = f"/admin/preview/{draft.pk}/"
    assert saved in client.get(preview).text
    assert (
        "Call, typed and not saved."
        in client.post(preview, posted(draft, **{field: "Call, typed and not saved."})).text
    )
    draft.refresh_from_db()
    assert draft.body[field] == saved
    for public in ("/learn/let-down/", "/check/", "/learn/"):
        assert saved not in Client().get(public).text


def test_every_text_of_the_tables_has_a_page_to_be_seen_on(editor, client):
    for kind in KINDS.values():
        for key in kind.table[:1] if kind.name != "page" else kind.table:
            preview = client.get(f"/admin/preview/{live(Text.objects.get(kind=kind.name, key=key)).pk}/")
            assert preview.status_code == 200, (kind.name, key)
            assert "No page shows these words yet" not in preview.text, (kind.name, key)


def test_a_preview_is_for_staff_is_not_kept_and_may_be_framed_by_this_site_alone(editor, client):
    draft = draft_of("explanation", "let-down", editor)
    preview = f"/admin/preview/{draft.pk}/"
    response = client.get(preview)
    assert "no-store" in response.headers["Cache-Control"]
    assert not {"public", "s-maxage=60"} & set(response.headers["Cache-Control"].split(", "))
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in response.headers["Content-Security-Policy"]
    assert "answers" not in response.cookies
    assert Client().get(preview).status_code == 302
    assert browser_of(person("otto")).get(preview).status_code == 403
    assert Client().get("/learn/let-down/").headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_preview_is_shown_in_light_and_in_dark(scheme, editor, client):
    draft = draft_of("explanation", "let-down", editor)
    page = client.get(f"/admin/preview/{draft.pk}/", {"scheme": scheme}).text
    assert "prefers-color-scheme" not in re.sub(r"<meta[^>]*>", "", page)
    assert f"color-scheme: {scheme}" in page
    assert "<script" not in page


def test_an_explanation_can_be_seen_inside_a_sample_visit(editor, client):
    draft = draft_of("explanation", "let-down", editor)
    sample = sample_visits.that_show("explanation", "let-down")[0]
    page = client.get(f"/admin/preview/{draft.pk}/", {"sample": sample.id}).text
    assert "What may explain it" in page
    assert live(draft.text).body["name"] in page


def test_every_question_rule_level_and_most_explanations_have_a_sample_visit():
    table = {
        "question": [question.id for question in QUESTIONS],
        "rule": [rule.id for rule in RULES],
        "level": [level.name for level in Urgency],
    }
    for kind, keys in table.items():
        assert [key for key in keys if not sample_visits.that_show(kind, key)] == []
    shown = [cause.key for cause in CAUSES if sample_visits.that_show("explanation", cause.key)]
    assert len(shown) >= 0.8 * len(CAUSES)  # the others are parts of another or teach alone; each has its own page


def test_every_sample_visit_comes_to_a_result_and_the_one_of_a_rule_is_decided_by_it():
    rules = {rule.id for rule in RULES}
    for visit in sample_visits.all_visits().values():
        journey = visit.assessment.journey
        assert journey.stopped_by_danger or journey.next_screen is None, visit.id
        if visit.id in rules:
            assert visit.shows("rule", visit.id), visit.id


def test_a_draft_nobody_needs_is_put_away_and_another_can_be_started(editor, client):
    draft = draft_of("explanation", "let-down", editor)
    client.post(f"/admin/content/version/{draft.pk}/move/discard/")
    draft.refresh_from_db()
    assert draft.state == State.RETIRED
    assert draft_of("explanation", "let-down", editor).number == draft.number + 1


@pytest.mark.parametrize("odd", ["x", "999999"])
def test_an_address_of_nothing_is_not_an_error(odd, client):
    for path in (f"/admin/content/text/{odd}/change/", f"/admin/content/version/{odd}/change/"):
        assert client.get(path).status_code in (302, 404)
    assert client.get("/admin/preview/999999/").status_code == 404
    assert client.post("/admin/content/version/999999/move/submit/").status_code == 404
    assert client.post(f"/admin/content/version/{Version.objects.first().pk}/move/nothing/").status_code == 404
