"""Start-up checks: the clinical tables are sound, and every key of theirs has words. Each fault carries a hint."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.checks import CheckMessage, Error, register

from leakapp.content.defaults import FOLDER, Body, TextId, shipped
from leakapp.content.kinds import KINDS, fields
from leakapp.triage import consistency


@register()
def clinical_tables_are_sound(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    return [Error(fault.what, hint=fault.hint, id="leakapp.E001") for fault in consistency.faults()]


@register()
def every_key_has_words(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    return list(missing_words(shipped()))


def missing_words(words: Mapping[TextId, Body]) -> Iterator[CheckMessage]:
    """Texts and fields that the clinical table needs and the shipped words do not have, and fields nobody asked for."""
    for kind in KINDS.values():
        for key in kind.table:
            if (kind.name, key) not in words:
                yield _error(f"{kind.label} {key} has no words", f"Write {_file(kind.name, key)}.")
    for (kind_name, key), body in words.items():
        if KINDS[kind_name].table and key not in KINDS[kind_name].table:
            yield _error(f"There are words for {kind_name} {key}, which the table does not have", "Remove the file.")
            continue
        known = {field.name: field for field in fields(kind_name, key)}
        for name in sorted(set(body) - set(known)):
            yield _error(f"{_file(kind_name, key)} has {name!r}, which nothing reads", "Remove it or mend the name.")
        for name, field in known.items():
            if field.required and not body.get(name):
                yield _error(f"{_file(kind_name, key)} has no words for {name!r}", f"Add: {field.label}.")


def _file(kind: str, key: str) -> str:
    return str((FOLDER / "en" / kind / f"{key}.toml").relative_to(FOLDER.parent))


def _error(what: str, hint: str) -> CheckMessage:
    return Error(what, hint=hint, id="leakapp.E002")
