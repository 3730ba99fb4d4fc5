"""Makers of people, texts and versions for the tests of the words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib.auth.models import Permission, User
from django.utils import timezone

from leakapp.content import workflow
from leakapp.content.field import Field, Form, Holds
from leakapp.content.kinds import fields
from leakapp.content.models import Origin, State, Text, Version

A_SOURCE = "lll_leak"
TEXT_ID = ("service", "planted")  # a text of a kind whose keys the clinical table does not fix


def person(name: str, *permissions: str) -> User:
    user = User.objects.create_user(name, password="a long password for tests", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    return user


def body_of(kind: str = "service", key: str = "planted", **changes: Any) -> dict[str, Any]:
    """Words in every field, so that a version of them is complete."""
    return {**{field.name: _words_in(field) for field in fields(kind, key)}, **changes}


def _words_in(field: Field) -> str | list[str]:
    if field.choices:
        return field.choices[0]
    if field.holds is Holds.SOURCES:
        return [A_SOURCE]
    words = f"Words of {field.name}"[: field.limit]
    if field.holds is Holds.CLAIMS:
        words += f" [{A_SOURCE}]"
    if field.form is Form.LIST:
        return [words]
    return "https://clinic.example/" if field.form is Form.LINK else words


def planted(name: str = "As shipped") -> Mapping[tuple[str, str], dict[str, Any]]:
    """Shipped words of one text alone, as load() takes them."""
    return {TEXT_ID: body_of(name=name)}


def row(text: Text, **changes: Any) -> Version:
    """A version that disturbs nobody, not saved."""
    return Version(
        **{"text": text, "number": 90, "state": State.RETIRED, "body": {}, "contributors": " 8001 ", **changes}
    )


def dates() -> dict[str, Any]:
    return {"published_at": timezone.now(), "review_by": date(2030, 1, 1)}


def submitted(text: Text, by: User, **changes: Any) -> Version:
    """A draft by this person, sent for review."""
    draft = workflow.start_draft(text, by, {**body_of(text.kind, text.key), **changes})
    workflow.submit(draft, by)
    return draft


def published(text: Text, by: User, reviewer: User, **changes: Any) -> Version:
    version = submitted(text, by, **changes)
    workflow.approve_and_publish(version, reviewer)
    return version


def live(text: Text) -> Version:
    return text.versions.get(state=State.PUBLISHED)


def rows_of(text: Text) -> list[dict[str, Any]]:
    """Every version of the text, byte for byte."""
    return list(text.versions.order_by("pk").values())


def shipped_row(text: Text, **changes: Any) -> Version:
    return row(text, **{"state": State.PUBLISHED, "origin": Origin.SHIPPED, "contributors": "", **dates(), **changes})
