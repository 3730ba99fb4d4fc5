"""Machinery shared by the tests that need Django."""

import gc
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from importlib import import_module

import pytest
from django.apps import apps
from django.db import OperationalError, connection
from pytest_django import DjangoDbBlocker

from leakapp.content import loading, snapshot
from leakapp.content.proofreading import markup, texts
from leakapp.content.proofreading.phrase import Phrase

roles = import_module("leakapp.content.migrations.0010_roles")
EMPTIES = pytest.StashKey[DjangoDbBlocker]()


def pytest_collection_finish() -> None:
    """Modules, tests and their cases stay to the end. Looking for garbage among them cost a sixth of a run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 10, 10)


@pytest.fixture(scope="session", autouse=True)
def proofread_once() -> Iterator[None]:
    """The same sentence and the same piece of HTML read the same each time, in hundreds of proofreadings."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markup, "read", cache(markup.read))
        patch.setattr(texts, "found_in", _remembering(texts.found_in))
        yield


def _remembering(found_in: Callable[..., Iterator[Phrase]]) -> Callable[..., list[Phrase]]:
    known: dict[tuple[object, ...], tuple[list[Phrase], tuple[Phrase, ...]]] = {}

    def remembered(sentence: str, phrases: tuple[Phrase, ...]) -> list[Phrase]:
        key = sentence, *map(id, phrases)  # an id is quick to look up, and stays theirs while the phrases are kept
        if key not in known:
            known[key] = list(found_in(sentence, phrases)), phrases
        return known[key][0]

    return remembered


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """A database with the shipped words, as a fresh site has it."""
    with django_db_blocker.unblock():
        loading.load()


@pytest.fixture(scope="session")
def words_for_a_module(django_db_setup, django_db_blocker) -> Callable[[], AbstractContextManager[None]]:
    """The database, for a fixture that outlives one test."""

    @contextmanager
    def opened() -> Iterator[None]:
        with django_db_blocker.unblock():
            snapshot.forget()
            yield

    return opened


@pytest.fixture(autouse=True)
def fresh_words(request, django_db_blocker):
    """No test sees the words that another has published, and none begins with an empty database."""
    marker = request.node.get_closest_marker("django_db")
    flushes = {"live_server", "transactional_db"} & set(request.fixturenames)
    if flushes or (marker and marker.kwargs.get("transaction")):
        request.getfixturevalue("transactional_db")
        request.node.stash[EMPTIES] = django_db_blocker
    snapshot.forget()
    yield
    snapshot.forget()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """A test with transactions of its own empties the database at its very end. Any test may be the next.

    After the last of a worker the tests' database is gone, and what answers is another.
    """
    try:
        return (yield)
    finally:
        if nextitem and EMPTIES in item.stash:
            with item.stash[EMPTIES].unblock():
                roles.make_roles(apps, None)
                loading.load()


@pytest.fixture(scope="session")
def words_as_loaded(words_for_a_module) -> snapshot.Snapshot:
    with words_for_a_module():
        return snapshot.current()


@pytest.fixture
def warm_worker(fresh_words, words_as_loaded) -> None:
    """A worker that has read the words before: it asks the database for newer ones alone, as most requests do.

    For tests that neither change words nor are about how they are read.
    """
    snapshot._Kept.snapshot = words_as_loaded


@pytest.fixture
def database_away() -> Callable[..., AbstractContextManager[list[str]]]:
    """A block in which the database does not answer. Gives a list with one entry for each try to reach it."""

    @contextmanager
    def away(says: str = "connection refused") -> Iterator[list[str]]:
        tries: list[str] = []

        def refuse(*args: object) -> None:
            tries.append(says)
            raise OperationalError(says)

        with pytest.MonkeyPatch.context() as patch:
            for way in ("ensure_connection", "connect", "cursor", "chunked_cursor"):
                patch.setattr(connection, way, refuse)
            patch.setattr(connection, "close", lambda: None)  # the test's own transaction stays open
            yield tries

    return away
