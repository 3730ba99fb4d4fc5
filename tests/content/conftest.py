import pytest
from django.contrib.auth.models import User

from leakapp.content.loading import load
from leakapp.content.models import Text
from tests.content.making import TEXT_ID, person, planted


@pytest.fixture
def text(db) -> Text:
    """One shipped, published, unsigned text beside all others."""
    load(planted())
    return Text.objects.get(kind=TEXT_ID[0], key=TEXT_ID[1])


@pytest.fixture
def writer(db) -> User:
    return person("writer", "view_text", "view_version", "change_version")


@pytest.fixture
def reviewer(db) -> User:
    return person("reviewer", "view_text", "view_version", "change_version", "review_version")
