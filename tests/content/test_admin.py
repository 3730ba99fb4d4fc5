"""The words in the stock admin: two people take a text from a draft to the readers, and nothing can be deleted."""

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from leakapp.content.kinds import KINDS, Form, fields
from leakapp.content.live_page import live_page
from leakapp.content.models import Publication, State, Text, Version
from leakapp.content.proofreading.pages import Site
from tests.content.making import live, person, rows_of, submitted
from tests.content.people import browser_of

pytestmark = pytest.mark.django_db

ONE_OF_EACH = {
    "question": "gate", "rule": "R1", "level": "SAME_DAY", "explanation": "mastitis", "service": "uk-samaritans",
    "medicine": "alprazolam", "source": "acr2022", "page": "about", "noticed": "a-man", "site": "screens",
}  # fmt: skip
MODELS = [Text, Version, Publication]


def signed_in(user: User) -> Client:
    return browser_of(user)


@pytest.fixture
def writing(writer):
    return signed_in(writer)


@pytest.fixture
def reviewing(reviewer):
    return signed_in(reviewer)


def move(client, version, name):
    return client.post(reverse("admin:content_version_move", args=[version.pk, name]), follow=True)


def start_draft(client, text):
    response = client.post(reverse("admin:content_text_draft", args=[text.pk]), follow=True)
    return response, text.versions.get(state=State.DRAFT)


def posted(form):
    """What a browser sends for a form that nobody has changed."""
    return {name: "" if form[name].value() is None else form[name].value() for name in form.fields}


def save(client, draft, **words):
    """Open the draft and post its form back, with some words changed."""
    address = reverse("admin:content_version_change", args=[draft.pk])
    form = client.get(address).context["adminform"].form
    note = {"change_note": words.pop("note")} if "note" in words else {}
    changed = {f"word:{name}": each for name, each in words.items()}
    page = client.post(address, {**posted(form), **changed, **note}, follow=True)
    assert "errornote" not in page.text


@pytest.mark.parametrize("kind", KINDS)
def test_the_record_names_the_fields_whose_words_differ_and_no_others(kind, writing):
    text = Text.objects.get(kind=kind, key=ONE_OF_EACH[kind])
    _, draft = start_draft(writing, text)
    save(writing, draft)
    assert recorded(draft) == "No fields changed."
    plain = (Form.LINE, Form.TEXT)
    first = next(each for each in fields(kind, text.key) if each.form in plain and not each.choices)
    save(writing, draft, **{first.name: "Our words"})
    assert recorded(draft) == f"Changed {first.label}."


def test_the_record_names_lists_rich_words_and_the_note(writing):
    text = Text.objects.get(kind="explanation", key="d-mer")
    _, draft = start_draft(writing, text)
    save(writing, draft, do="Rest. [lll_leak]", what="<p>Rest. [lll_leak]</p>", note="Shorter")
    assert recorded(draft) == "Changed What it is, What helps: do and What you changed, for the reviewer."


def recorded(version):
    return LogEntry.objects.filter(object_id=str(version.pk)).first().get_change_message()


def test_the_list_calls_each_text_by_its_own_words_with_its_id(reviewing):
    page = reviewing.get(reverse("admin:content_text_changelist"), {"kind": "question"}).text
    gate = live(Text.objects.get(kind="question", key="gate"))
    assert f'{escape(gate.body["ask"])} <span class="text-id">Question: gate</span>' in page


def test_every_text_that_has_a_live_page_leads_to_it(reviewing):
    site = Site()
    led = {(text.kind, text.key): live_page(text.kind, text.key) for text in Text.objects.all()}
    assert {kind for (kind, _), address in led.items() if address is None} == {"service", "site"}
    assert {address: site.fault(address) for address in led.values() if address and site.fault(address)} == {}
    text = Text.objects.get(kind="explanation", key="d-mer")
    page = reviewing.get(reverse("admin:content_text_change", args=[text.pk])).text
    assert '<a href="/learn/d-mer/" class="viewsitelink">View on site</a>' in page
    live(text)._meta.model.objects.filter(text=text).update(state=State.RETIRED)
    assert "View on site" not in reviewing.get(reverse("admin:content_text_change", args=[text.pk])).text


def test_a_draft_comes_before_the_owner():
    text = Text.objects.get(kind="explanation", key="d-mer")
    root = signed_in(User.objects.create_superuser("root"))
    page = root.get(reverse("admin:content_text_change", args=[text.pk])).text
    assert page.index("Start a draft") < page.index("Save the owner")


def test_every_kind_is_among_those_that_are_tested():
    assert list(ONE_OF_EACH) == list(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_two_people_take_words_of_every_kind_from_the_list_to_the_readers(kind, writing, reviewing):
    text = Text.objects.get(kind=kind, key=ONE_OF_EACH[kind])
    assert text.key in writing.get(reverse("admin:content_text_changelist"), {"kind": kind}).text
    assert "Start a draft" in writing.get(reverse("admin:content_text_change", args=[text.pk])).text

    page, draft = start_draft(writing, text)
    first = next(
        field
        for field in fields(kind, text.key)
        if field.form is not Form.LIST and field.limit > 20 and not field.choices
    )
    shown = page.context["adminform"].form.fields
    assert {name for name in shown if name.startswith("word:")} == {f"word:{f.name}" for f in fields(kind, text.key)}

    save(writing, draft, **{first.name: "Words of our own"})
    draft.refresh_from_db()
    assert draft.body == {**live(text).body, first.name: "Words of our own"}

    move(writing, draft, "submit")
    move(reviewing, draft, "publish")
    assert live(text) == draft
    assert Publication.objects.first().versions.get() == draft


def test_published_words_are_on_the_page_at_once(writing, reviewing):
    text = Text.objects.get(kind="question", key="gate")
    _, draft = start_draft(writing, text)
    save(writing, draft, **{"ask": "Is any of these true for you now?"})
    move(writing, draft, "submit")
    move(reviewing, draft, "publish")
    assert "Is any of these true for you now?" in Client().get("/check/").text


def test_approving_ones_own_words_is_refused_with_the_reason(reviewing, reviewer, text):
    version = submitted(text, reviewer)
    page = move(reviewing, version, "publish")
    assert "Somebody else has to approve it." in page.text
    assert live(text).number == 1


def test_someone_without_the_permission_to_review_publishes_nothing(writing, reviewer, text):
    version = submitted(text, reviewer)
    for name in ("publish", "send-back"):
        move(writing, version, name)
    move(writing, live(text), "sign")
    move(writing, live(text), "retire")
    version.refresh_from_db()
    assert (version.state, live(text).number, live(text).reviewer) == (State.REVIEW, 1, None)


def test_someone_who_may_only_look_starts_no_draft(text):
    start = reverse("admin:content_text_draft", args=[text.pk])
    signed_in(person("looking", "view_text", "view_version")).post(start)
    assert rows_of(text) == [row for row in rows_of(text) if row["state"] == State.PUBLISHED]


def test_a_move_needs_a_post(writing, reviewing, writer, text):
    version = submitted(text, writer)
    before = rows_of(text)
    for client, name in ((reviewing, "publish"), (reviewing, "send-back"), (writing, "submit")):
        client.get(reverse("admin:content_version_move", args=[version.pk, name]))
    assert rows_of(text) == before


@pytest.mark.parametrize("state", ["review", "published", "retired"])
def test_only_a_draft_can_be_edited(state, reviewing, writer, text):
    version = submitted(text, writer)
    Version.objects.filter(pk=version.pk).update(state="retired")
    version = {"published": live(text), "retired": version}.get(state) or submitted(text, writer)
    before = rows_of(text)
    address = reverse("admin:content_version_change", args=[version.pk])
    assert version.body["name"] in reviewing.get(address).text
    assert reviewing.post(address, {"word:name": "Edited", "change_note": "", "touched": 0}).status_code == 403
    assert rows_of(text) == before


def test_of_two_editors_the_second_does_not_overwrite_the_first(writing, reviewing, text):
    _, draft = start_draft(writing, text)
    address = reverse("admin:content_version_change", args=[draft.pk])
    form = reviewing.get(address).context["adminform"].form
    opened = posted(form)
    save(writing, draft, name="First")
    page = reviewing.post(address, {**opened, "word:name": "Second"}, follow=True)
    assert "Somebody else has changed or moved this draft." in page.text
    assert Version.objects.get(pk=draft.pk).body["name"] == "First"


def test_shipped_words_can_be_signed_as_they_are(reviewing, reviewer, text):
    move(reviewing, live(text), "sign")
    assert live(text).reviewer == reviewer


@pytest.mark.parametrize("kind", KINDS)
def test_a_text_can_be_added_by_hand_where_the_clinical_table_does_not_name_them_all(kind, writer):
    writer.user_permissions.add(Permission.objects.get(codename="add_text"))
    page = signed_in(writer).post(reverse("admin:content_text_add"), {"kind": kind, "key": "our-clinic"}, follow=True)
    added = Text.objects.filter(kind=kind, key="our-clinic").exists()
    assert added == (not KINDS[kind].table)
    assert ("word:name" in page.text) == added


@pytest.mark.parametrize("model", MODELS)
def test_nothing_can_be_deleted_even_by_a_superuser(model, text):
    name = model._meta.model_name
    root = signed_in(User.objects.create_superuser("root"))
    row = model.objects.first()
    count = model.objects.count()
    assert root.get(reverse(f"admin:content_{name}_changelist")).status_code == 200
    assert root.get(reverse(f"admin:content_{name}_change", args=[row.pk])).status_code == 200
    assert root.post(reverse(f"admin:content_{name}_delete", args=[row.pk]), {"post": "yes"}).status_code == 403
    if model is not Text:
        assert root.post(reverse(f"admin:content_{name}_add"), {}).status_code == 403
    chosen = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    root.post(reverse(f"admin:content_{name}_changelist"), chosen)
    assert model.objects.count() == count


def test_the_log_of_publications_is_read_only_in_the_admin():
    root = signed_in(User.objects.create_superuser("root"))
    publication = Publication.objects.first()
    address = reverse("admin:content_publication_change", args=[publication.pk])
    assert root.post(address, {"what": "Something else"}).status_code == 403


def test_every_model_of_the_words_is_in_the_admin():
    assert {model for model in admin.site._registry if model._meta.app_label == "content"} == set(MODELS)


@pytest.mark.parametrize("address", ["", "content/text/", "content/version/", "content/publication/"])
def test_strangers_see_the_sign_in_page_and_nothing_else(address, settings):
    response = Client().get(f"/{settings.ADMIN_PATH}{address}")
    assert response.status_code == 302
    assert "/login/" in response["Location"]
