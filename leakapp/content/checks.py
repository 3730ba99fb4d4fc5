"""Start-up checks: the clinical tables are sound, every key of theirs has words, and the words are in shape.

Each fault carries a hint. What takes longer to find is left to the command `check_content`.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import ImproperlyConfigured

from leakapp.content.defaults import Body, BrokenFile, TextId, file_of, shipped
from leakapp.content.field import Field, Form
from leakapp.content.kinds import KINDS, exists, fields
from leakapp.content.proofreading import texts
from leakapp.content.snapshot import Words
from leakapp.triage import consistency


@register()
def clinical_tables_are_sound(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    return [Error(fault.what, hint=fault.hint, id="leakapp.E001") for fault in consistency.faults()]


@register()
def every_key_has_words(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    try:
        return list(missing_words(shipped()))
    except BrokenFile as fault:
        return [_error(str(fault), "Mend the file. Quotes, brackets and the [tables] are the usual slips.")]


def refuse_without_words() -> None:
    """For a server about to start. Raises ImproperlyConfigured when a question, level or reason has no words."""
    if faults := every_key_has_words(None):
        raise ImproperlyConfigured("\n".join(f"{fault.msg}. {fault.hint}" for fault in faults))


@register()
def words_are_in_shape(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """The quick half of `check_content`: sources that exist, values that are choices, plain words."""
    try:
        return list(misshapen_words(shipped()))
    except BrokenFile:
        return []  # said by every_key_has_words


def misshapen_words(words: Mapping[TextId, Body]) -> Iterator[CheckMessage]:
    for (kind, key), body in words.items():
        for found in texts.misshapen(Words(kind, key, body), file_of(kind, key)):
            what = f"{found.place}, {found.field}: {found.what}: “{found.sentence}”"
            yield Error(what, hint=found.mend, id="leakapp.E003")


def missing_words(words: Mapping[TextId, Body]) -> Iterator[CheckMessage]:
    """Texts and fields that the clinical table needs and the shipped words do not have, and fields nobody asked for."""
    for kind in KINDS.values():
        for key in kind.table:
            if (kind.name, key) not in words:
                yield _error(f"{kind.label} {key} has no words", f"Write {file_of(kind.name, key)}.")
    for (kind_name, key), body in words.items():
        if not exists(kind_name, key):
            hint = f"Remove {file_of(kind_name, key)}, or mend its name."
            yield _error(f"There are words for {kind_name} {key}, which the table does not have", hint)
            continue
        known = {field.name: field for field in fields(kind_name, key)}
        for name in sorted(set(body) - set(known)):
            yield _error(f"{file_of(kind_name, key)} has {name!r}, which nothing reads", "Remove it or mend the name.")
        for name, field in known.items():
            for fault, hint in _faults(field, body.get(name)):
                yield _error(f"{file_of(kind_name, key)} has {fault} for {name!r}", hint)


def _faults(field: Field, words: Any) -> Iterator[tuple[str, str]]:
    """(fault, hint) for words that are missing, blank, too long or not of the field's shape."""
    lines = words if isinstance(words, list) else [words or ""]
    if words is not None and isinstance(words, list) != (field.form is Form.LIST):
        yield "the wrong shape", "Write a list of lines." if field.form is Form.LIST else "Write one text in quotes."
    elif not all(isinstance(line, str) for line in lines):
        yield "something that is not words", "Write words in quotes."
    elif field.required and not any(line.strip() for line in lines):
        yield "no words", f"Add: {field.label}."
    elif isinstance(words, list) and not all(line.strip() for line in lines):
        yield "a blank line", "Remove it."
    elif sum(map(len, lines)) > field.limit:
        yield "too many words", f"Use at most {field.limit} characters."


def _error(what: str, hint: str) -> CheckMessage:
    return Error(what, hint=hint, id="leakapp.E002")
