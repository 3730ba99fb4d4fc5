"""The marks that words may carry. The editor's buttons and the sanitiser both follow this one list."""

import re
from typing import Any

import nh3
from django.db.models import JSONField
from django_prose_editor.config import allowlist_from_extensions, expand_extensions

EXTENSIONS: dict[str, Any] = {
    "Heading": {"levels": [2, 3]},
    "Bold": True,
    "Italic": True,
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Link": {"enableTarget": False, "protocols": ["https", "tel", "mailto"]},
}
HELP = "Headings, bold, italic, lists and links. Name the source of a claim at its end, as in [abm36]."

_TAG = re.compile(r"<[a-zA-Z/!?]")
_LINK = re.compile(r"(https://|tel:|mailto:|/(?![/\\])|#)", re.IGNORECASE)


def _cleaner() -> nh3.Cleaner:
    allowed = allowlist_from_extensions(expand_extensions(EXTENSIONS))
    allowed["attributes"] = {"a": {"href"}}
    return nh3.Cleaner(**allowed, attribute_filter=_only_open_links)


def _only_open_links(tag: str, name: str, value: str) -> str | None:
    """Links lead to https pages, phone numbers, mail or this site. Anything else is text without a link."""
    return value if _LINK.match(value) else None


_CLEANER = _cleaner()


def sanitise(html: str) -> str:
    """The same words with the allowed marks alone. Sanitising twice changes nothing more."""
    clean = _CLEANER.clean(html)
    return "" if clean == "<p></p>" else clean  # what an emptied editor leaves behind


def tame(value: Any) -> Any:
    """Strings that hold a tag are sanitised, in whatever they are nested. Other strings stay the same to the byte."""
    if isinstance(value, str):
        return sanitise(value) if _TAG.search(value) else value
    if isinstance(value, dict):
        return {name: tame(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [tame(each) for each in value]
    return value


class WordsField(JSONField):
    """Words in the database. Whatever writes them (a form, create(), update(), a fixture), they are sanitised here."""

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        return super().get_db_prep_save(tame(value), connection)

    def deconstruct(self) -> Any:
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs  # to the database it is one
