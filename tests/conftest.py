"""Machinery shared by the tests that need Django."""

import pytest

from leakapp.content import loading, snapshot


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """A database with the shipped words, as a fresh site has it."""
    with django_db_blocker.unblock():
        loading.load()


@pytest.fixture(autouse=True)
def fresh_words():
    """No test sees the words that another has published."""
    snapshot.forget()
    yield
    snapshot.forget()
