"""What a kind declares is what its form, its files and its checks read."""

import pytest

from leakapp.content import snapshot, workflow
from leakapp.content.field import Form, Holds
from leakapp.content.forms import VersionForm
from leakapp.content.kinds import KINDS, fields
from leakapp.content.models import Text

SHIPPED = snapshot.shipped_alone()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "key"), [("medicine", "risperidone"), ("source", "acr2022"), ("service", "uk-shout"), ("page", "sources")]
)
def test_a_draft_opens_with_every_field_filled_and_keeps_the_words_as_they_are(kind, key, django_user_model):
    editor = django_user_model.objects.create(username="editor")
    draft = workflow.start_draft(Text.objects.get(kind=kind, key=key), editor)
    opened = VersionForm(instance=draft)
    names = [f"word:{field.name}" for field in fields(kind, key)]
    assert [name for name in opened.fields if name.startswith("word:")] == names
    saved = VersionForm({name: opened.fields[name].initial for name in names} | {"touched": 0}, instance=draft)
    assert saved.is_valid(), saved.errors
    assert saved.body() == dict(draft.body)


def test_every_kind_says_where_it_is_seen_and_when_it_is_read_again():
    for kind in KINDS.values():
        assert kind.label
        assert kind.where
        assert kind.months > 0


def test_words_that_state_claims_are_known_as_such():
    claims = {field.name for field in fields("explanation", "d-mer") if field.holds is Holds.CLAIMS}
    assert claims == {"what", "feels", "who_when", "why", "do", "dont", "figures", "known", "feeding"}
    for words in SHIPPED.texts.values():
        for field in fields(words.kind, words.key):
            about_the_site = words.kind == "page" and field.name == "body"
            assert field.form is not Form.RICH or about_the_site or field.holds is Holds.CLAIMS, field
