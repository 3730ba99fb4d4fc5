"""A limit on how long a reader's page waits for the database, whatever the database or the network does."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper


@contextmanager
def limited() -> Iterator[None]:
    """Within this block the database answers in about DATABASE_PATIENCE seconds or raises Django's database Error."""
    ours = connections[DEFAULT_DB_ALIAS]  # each thread has its own
    ours.ensure_connection()  # has its own limit, in leakapp/database.py
    with silence_broken(settings.DATABASE_PATIENCE) if ours.vendor == "postgresql" else _lock_not_waited_for(ours):
        yield


@contextmanager
def silence_broken(seconds: float) -> Iterator[None]:
    """A server that says nothing is hung up on: its own statement timeout is of no use when the network is at fault."""
    ours, done = connections[DEFAULT_DB_ALIAS], threading.Event()

    def watch() -> None:
        while not done.wait(seconds):
            _hang_up(ours)

    threading.Thread(target=watch, daemon=True, name="patience").start()
    try:
        yield
    finally:
        done.set()


def _hang_up(ours: BaseDatabaseWrapper) -> None:
    """Close the line under the waiting thread, which then gets an error. It may be closed already: that is fine."""
    with suppress(Exception), socket.socket(fileno=socket.dup(ours.connection.fileno())) as line:
        line.shutdown(socket.SHUT_RDWR)


@contextmanager
def _lock_not_waited_for(ours: BaseDatabaseWrapper) -> Iterator[None]:
    """SQLite waits for a lock as long as it is told; a save may, a page may not. Told to the driver: it is no query."""
    driver = ours.connection
    before = driver.execute("PRAGMA busy_timeout").fetchone()[0]
    driver.execute(f"PRAGMA busy_timeout={int(settings.DATABASE_PATIENCE * 1000)}")
    try:
        yield
    finally:
        if driver is ours.connection:
            driver.execute(f"PRAGMA busy_timeout={int(before)}")
