"""Words in the shape that their kind declares, with nothing in them that a page must not carry."""

import re
from collections.abc import Mapping
from typing import Any

from leakapp.content.field import Field, Form
from leakapp.content.kinds import fields
from leakapp.content.marks import sanitise

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def clean_body(kind: str, key: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """All fields of this kind and no others: trimmed, rich ones sanitised, lists without empty lines."""
    return {field.name: clean(field, given.get(field.name)) for field in fields(kind, key)}


def clean(field: Field, value: Any) -> str | list[str]:
    """One field. A value of another type than the field's becomes text or goes; it never raises."""
    if field.form is Form.LIST:
        lines = value if isinstance(value, list | tuple) else _text(value).splitlines()
        return [_without_tags(line) for line in map(_text, lines) if line]
    text = _text(value)
    if field.form is Form.RICH:
        return sanitise(text)
    text = _without_tags(text)
    if field.form is Form.LINK:
        return text if re.match(r"https?://", text) and not re.search(r"\s", text) else ""
    if field.form is Form.LINE:
        return " ".join(text.split())
    return text


def _text(value: Any) -> str:
    return _CONTROL.sub("", value).replace("\r\n", "\n").strip() if isinstance(value, str) else ""


def _without_tags(text: str) -> str:
    """Plain words hold no tags: "<b" becomes "< b", which a reader sees and no browser obeys."""
    return re.sub(r"<(?=[a-zA-Z/!?])", "< ", text)
