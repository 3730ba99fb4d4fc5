"""The archive: a zip with one file of JSON lines a table, and a manifest with the checksum of each."""

import io
import json
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.utils import timezone

from leakapp.content import snapshot
from leakapp.content.models import Publication
from leakapp.site.backup import tables
from leakapp.site.backup.tables import Names, Row

FORMAT = 1
MANIFEST = "manifest.json"
Sums = dict[str, dict[str, Any]]  # table -> {"rows": how many, "sha256": of its lines}


class Unusable(Exception):
    """The archive cannot be read or does not fit. The message says which and what to do."""


@dataclass(frozen=True)
class Made:
    sums: Sums

    @property
    def rows(self) -> int:
        return sum(each["rows"] for each in self.sums.values())

    @property
    def checksum(self) -> str:
        """Equal for two databases that hold the same."""
        return sha256(json.dumps(self.sums, sort_keys=True).encode()).hexdigest()


def line(row: Row) -> bytes:
    """Sorted, since PostgreSQL does not keep the order within a text's fields."""
    return json.dumps(row, sort_keys=True, ensure_ascii=False).encode() + b"\n"


def write(out: BinaryIO) -> Made:
    """All tables as they were at one moment."""
    with _one_moment(), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        sums, names = {}, Names()
        for model in tables.covered():
            with archive.open(_member(model._meta.label), "w", force_zip64=True) as member:
                sums[model._meta.label] = _summed(tables.rows(model, names), member)
        about = {
            "format": FORMAT,
            "made_at": timezone.now().isoformat(timespec="seconds"),
            "made_from": connection.vendor,
            "migrations": tables.migrations(),
            "tables": sums,
        }
        archive.writestr(MANIFEST, json.dumps(about, indent=1))
    return Made(sums)


def write_file(path: Path) -> Made:
    """The same into a file that others on this machine cannot read, whole or not at all. It holds password hashes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.unfinished")
    with os.fdopen(os.open(unfinished, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "wb") as out:
        made = write(out)
    os.replace(unfinished, path)
    return made


def sums_now() -> Sums:
    """What a backup made now would say."""
    names = Names()
    return {model._meta.label: _summed(tables.rows(model, names), io.BytesIO()) for model in tables.covered()}


def _summed(rows: Iterator[Row], out: Any) -> dict[str, Any]:
    digest, count = sha256(), 0
    for row in rows:
        digest.update(said := line(row))
        out.write(said)
        count += 1
    return {"rows": count, "sha256": digest.hexdigest()}


def _member(label: str) -> str:
    return f"tables/{label}.jsonl"


@contextmanager
def _one_moment() -> Iterator[None]:
    """What others save meanwhile is wholly in the archive or not at all."""
    with transaction.atomic():
        if connection.vendor == "postgresql" and len(connection.savepoint_ids) == 0:
            connection.cursor().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


# ------------------------------------------------------------------------------------------------------------- back


def read(path: Path) -> dict[str, Any]:
    """The manifest, once every checksum holds. Raises Unusable."""
    try:
        with zipfile.ZipFile(path) as archive:
            about: dict[str, Any] = json.loads(archive.read(MANIFEST))
            if about["format"] != FORMAT:
                raise Unusable(f"This archive has format {about['format']}; this release reads {FORMAT}.")
            for label, said in about["tables"].items():
                found = _summed(map(json.loads, archive.open(_member(label))), io.BytesIO())
                if found != said:
                    raise Unusable(f"{label} is not as it was written. Take another backup.")
    except (OSError, zipfile.BadZipFile, ValueError, KeyError, EOFError) as fault:
        raise Unusable(f"{path} cannot be read ({type(fault).__name__}). Take another backup.") from fault
    return about


def is_in_use() -> bool:
    """Whether somebody has worked with this database: it has accounts, or a publication that a person made."""
    return User.objects.exists() or Publication.objects.exclude(made_by=None).exists()


def restore(path: Path) -> Made:
    """Put the archive in place of what is there: wholly, or not at all. Raises Unusable."""
    about = read(path)
    _same_release(about["migrations"])
    with transaction.atomic():
        tables.empty()
        names = Names()
        with zipfile.ZipFile(path) as archive:
            for model in tables.covered():
                if model._meta.label in about["tables"]:
                    tables.insert(model, map(json.loads, archive.open(_member(model._meta.label))), names)
        tables.count_on_from_there()
        Session.objects.all().delete()  # a session names a person by number, and numbers may have changed hands
        if differ := differences(about["tables"], sums_now()):
            raise Unusable(f"These tables came out differently, so nothing was changed: {', '.join(differ)}.")
    snapshot.look_again()
    return Made(about["tables"])


def differences(one: Sums, other: Sums) -> list[str]:
    """The tables that differ. A table that one has not is as good as empty."""
    nothing = {"rows": 0, "sha256": sha256().hexdigest()}
    return [label for label in sorted({*one, *other}) if one.get(label, nothing) != other.get(label, nothing)]


def _same_release(theirs: list[str]) -> None:
    ours = tables.migrations()
    if missing := sorted(set(ours) - set(theirs)):
        raise Unusable(
            f"An older release made this backup (before {missing[0]}). Restore it with that release, then upgrade."
        )
    if newer := sorted(set(theirs) - set(ours)):
        raise Unusable(f"A newer release made this backup ({newer[-1]}). Upgrade this site and `migrate` first.")


@contextmanager
def scratch_database() -> Iterator[None]:
    """An empty database in memory in place of the site's own, for this thread and this block."""
    ours = connections[DEFAULT_DB_ALIAS]
    changed = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:", "OPTIONS": {}}
    scratch = DatabaseWrapper({**ours.settings_dict, **changed}, DEFAULT_DB_ALIAS)
    connections[DEFAULT_DB_ALIAS] = scratch
    ContentType.objects.clear_cache()
    try:
        call_command("migrate", interactive=False, verbosity=0)
        yield
    finally:
        connections[DEFAULT_DB_ALIAS] = ours
        scratch.close()
        if scratch.connection is not None:
            scratch.connection.close()  # Django keeps a database in memory open
        ContentType.objects.clear_cache()
