"""Two wordings side by side, as words inserted and deleted."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from leakapp.content.defaults import Body
from leakapp.content.field import Field, Form
from leakapp.content.kinds import fields
from leakapp.content.labels import label_of

_TOKEN = re.compile(r"\s+|[\w\u2019'-]+|[^\w\s]")


@dataclass(frozen=True)
class Piece:
    """Words in a row that were kept ("same"), added ("ins") or taken out ("del")."""

    change: str
    text: str


@dataclass(frozen=True)
class FieldChange:
    label: str
    pieces: tuple[Piece, ...]


def changes(kind: str, key: str, old: Body, new: Body) -> list[FieldChange]:
    """The fields whose words differ, in the order of the form."""
    return [
        FieldChange(label_of(field), tuple(pieces(before, after)))
        for field in fields(kind, key)
        if (before := as_text(field, old.get(field.name))) != (after := as_text(field, new.get(field.name)))
    ]


def changed(kind: str, key: str, old: Body, new: Body) -> list[str]:
    """The labels of the fields that are not the same to the byte. Nothing and an empty field are the same."""
    return [
        label_of(field) for field in fields(kind, key) if (old.get(field.name) or None) != (new.get(field.name) or None)
    ]


@dataclass(frozen=True)
class ReleaseChange:
    """One field that a newer release words anew. `ours` is empty where this site had left the old words alone."""

    label: str
    theirs: tuple[Piece, ...]
    ours: tuple[Piece, ...]


def release(kind: str, key: str, before: Body | None, ours: Body, after: Body | None) -> list[ReleaseChange]:
    """Three ways: what the shipped words were, what this site has made of them, and what the release ships now."""
    if not before or not after:
        return []
    found = []
    for field in fields(kind, key):
        old, own, new = (as_text(field, body.get(field.name)) for body in (before, ours, after))
        if old != new:
            theirs, mine = pieces(old, new), pieces(old, own) if own != old else ()
            found.append(ReleaseChange(label_of(field), tuple(theirs), tuple(mine)))
    return found


def pieces(before: str, after: str) -> Iterator[Piece]:
    """Word by word. Joined without the deleted pieces it is `after`, without the inserted ones `before`."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    for change, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if change == "equal":
            yield Piece("same", "".join(old[old_from:old_to]))
            continue
        if old_to > old_from:
            yield Piece("del", "".join(old[old_from:old_to]))
        if new_to > new_from:
            yield Piece("ins", "".join(new[new_from:new_to]))


def as_text(field: Field, words: Any) -> str:
    """What a reader of the comparison sees of a field. Rich words keep their marks: *bold*, _italic_, text [link]."""
    if field.form is Form.LIST:
        return "\n".join(f"• {line}" for line in words or [])
    text = str(words or "")
    return _marked(text) if field.form is Form.RICH else text


def _marked(rich: str) -> str:
    text = re.sub(r'<a href="([^"]*)">(.*?)</a>', r"\2 [\1]", rich, flags=re.DOTALL)
    text = re.sub(r"</?strong>", "*", text)
    text = re.sub(r"</?em>", "_", text)
    text = re.sub(r"<li>\s*(<p>)?", "\n• ", text)
    text = re.sub(r"</(p|h2|h3|ul|ol)>|<br>", "\n", text)
    text = html.unescape(re.sub(r"<[^>]*>", "", text))
    return re.sub(r"\s*\n\s*", "\n", text).strip()
