"""Start-up checks: the clinical tables are sound, every key of theirs has words, and the words are in shape.

Each fault carries a hint. What takes longer to find is left to the command `check_content`.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.checks import CheckMessage, Error, register

from leakapp.content.defaults import Body, TextId, file_of, shipped
from leakapp.content.kinds import KINDS, fields
from leakapp.content.proofreading import texts
from leakapp.content.snapshot import Words
from leakapp.triage import consistency


@register()
def clinical_tables_are_sound(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    return [Error(fault.what, hint=fault.hint, id="leakapp.E001") for fault in consistency.faults()]


@register()
def every_key_has_words(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    return list(missing_words(shipped()))


@register()
def words_are_in_shape(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """The quick half of `check_content`: sources that exist, values that are choices, words that fit."""
    return list(misshapen_words(shipped()))


def misshapen_words(words: Mapping[TextId, Body]) -> Iterator[CheckMessage]:
    for (kind, key), body in words.items():
        if not KINDS[kind].table or key in KINDS[kind].table:
            for found in texts.misshapen(Words(kind, key, body), file_of(kind, key)):
                yield Error(
                    f"{found.place}, {found.field}: {found.what}: “{found.words}”", hint=found.mend, id="leakapp.E003"
                )


def missing_words(words: Mapping[TextId, Body]) -> Iterator[CheckMessage]:
    """Texts and fields that the clinical table needs and the shipped words do not have, and fields nobody asked for."""
    for kind in KINDS.values():
        for key in kind.table:
            if (kind.name, key) not in words:
                yield _error(f"{kind.label} {key} has no words", f"Write {file_of(kind.name, key)}.")
    for (kind_name, key), body in words.items():
        if KINDS[kind_name].table and key not in KINDS[kind_name].table:
            yield _error(f"There are words for {kind_name} {key}, which the table does not have", "Remove the file.")
            continue
        known = {field.name: field for field in fields(kind_name, key)}
        for name in sorted(set(body) - set(known)):
            yield _error(f"{file_of(kind_name, key)} has {name!r}, which nothing reads", "Remove it or mend the name.")
        for name, field in known.items():
            if field.required and not body.get(name):
                yield _error(f"{file_of(kind_name, key)} has no words for {name!r}", f"Add: {field.label}.")


def _error(what: str, hint: str) -> CheckMessage:
    return Error(what, hint=hint, id="leakapp.E002")
