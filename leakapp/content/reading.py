"""A version to read in the admin: its fields by label, and the names of the people who wrote it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.utils.safestring import SafeString, mark_safe

from leakapp.content.cleaning import clean
from leakapp.content.field import Form
from leakapp.content.kinds import fields
from leakapp.content.labels import label_of
from leakapp.content.models import Version


@dataclass(frozen=True)
class FieldWords:
    """One field to read. `lines`: plain ones; `rich`: HTML with the allowed marks, in place of lines."""

    label: str
    lines: Sequence[str] = ()
    rich: SafeString | None = None


def words_of(version: Version) -> list[FieldWords]:
    """The fields that have words, in the order of the form."""
    found = []
    for field in fields(version.text.kind, version.text.key):
        words = clean(field, version.body.get(field.name))
        if not words:
            continue
        if field.form is Form.RICH:
            found.append(FieldWords(label_of(field), rich=mark_safe(str(words))))  # noqa: S308  sanitised by clean()
        else:
            found.append(FieldWords(label_of(field), words if isinstance(words, list) else [words]))
    return found


def names(people: Sequence[int]) -> str:
    return ", ".join(person.get_full_name() or person.username for person in User.objects.filter(pk__in=people))
