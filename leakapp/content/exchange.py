"""Words out of one site and into another: one readable file, and nothing that gets round the review."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from leakapp.content import compare, gate, workflow
from leakapp.content.cleaning import clean_body
from leakapp.content.kinds import exists
from leakapp.content.models import Publication, State, Text, Version
from leakapp.content.owners import first_owner

FORMAT = 1


class NotOurs(ValueError):
    """The file is not one that export_content wrote. The message says what is wrong with it."""


@dataclass
class Imported:
    """What an import does, or would do: text ids ("kind/key"), with the reason or the changed fields."""

    same: list[str] = field(default_factory=list)
    drafted: dict[str, list[str]] = field(default_factory=dict)  # labels of the fields that differ
    refused: dict[str, list[str]] = field(default_factory=dict)  # what the checks say
    waiting: list[str] = field(default_factory=list)  # a draft is open already
    unknown: list[str] = field(default_factory=list)  # this release has no place for them


def export() -> dict[str, Any]:
    """All texts with every version of them, and the log of publications."""
    names = dict(User.objects.values_list("pk", "username"))
    texts = Text.objects.prefetch_related("versions")
    publications = list(Publication.objects.order_by("pk").select_related("made_by"))
    return {
        "what": "Words of a milk leak guide",
        "format": FORMAT,
        "made_at": timezone.now().isoformat(timespec="seconds"),
        "publication": publications[-1].pk if publications else 0,
        "texts": [_text(text, names) for text in texts],
        "publications": [
            {
                "number": each.pk,
                "made_at": each.made_at.isoformat(timespec="seconds"),
                "made_by": each.made_by.username if each.made_by else None,
                "what": each.what,
            }
            for each in publications
        ],
    }


def _text(text: Text, names: Mapping[int, str]) -> dict[str, Any]:
    versions = [_version(version, names) for version in sorted(text.versions.all(), key=lambda each: each.number)]
    published = next((each["number"] for each in versions if each["state"] == State.PUBLISHED), None)
    return {"kind": text.kind, "key": text.key, "published": published, "versions": versions}


def _version(version: Version, names: Mapping[int, str]) -> dict[str, Any]:
    dates = ("created_at", "reviewed_at", "published_at", "publish_at", "review_by")
    return {
        "number": version.number,
        "language": version.language,
        "state": version.state,
        "origin": version.origin,
        "change_note": version.change_note,
        "written_by": [names.get(person, str(person)) for person in version.contributor_ids],
        "reviewed_by": names.get(version.reviewer_id) if version.reviewer_id else None,
        "self_reviewed": version.self_reviewed,
        **{name: moment.isoformat() if (moment := getattr(version, name)) else None for name in dates},
        "body": version.body,
    }


@transaction.atomic
def read_in(file: Any, by: User | None) -> Imported:
    """Bring the published words of another site in as drafts, for this site to review. Without `by`, only look.

    Raises NotOurs. Nothing is published, and nothing here is overwritten: who reviewed it elsewhere did not do so here.
    """
    imported = Imported()
    known = {(text.kind, text.key): text for text in Text.objects.prefetch_related("versions")}
    for kind, key, version in _published_in(file):
        name = f"{kind}/{key}"
        if not exists(kind, key):
            imported.unknown.append(name)
            continue
        body = clean_body(kind, key, version["body"])
        text = known.get((kind, key))
        versions = list(text.versions.all()) if text else []
        ours: Mapping[str, Any] = next((each.body for each in versions if each.state == State.PUBLISHED), {})
        changed = [each.label for each in compare.changes(kind, key, ours, body)]
        if ours and not changed:
            imported.same.append(name)
        elif found := gate.blocks(kind, key, body):
            imported.refused[name] = [f"{each.what} {each.mend}" for each in found]
        elif any(each.state in workflow.OPEN for each in versions):
            imported.waiting.append(name)
        else:
            imported.drafted[name] = changed
            if by is not None:
                text = text or Text.objects.create(kind=kind, key=key, owner=first_owner(kind))
                _draft(text, body, version, by)
    return imported


def _published_in(file: Any) -> list[tuple[str, str, Mapping[str, Any]]]:
    """(kind, key, version) of every published text in the file."""
    if not isinstance(file, dict) or file.get("format") != FORMAT or not isinstance(file.get("texts"), list):
        raise NotOurs(f"This is not a file of words in format {FORMAT}. Write one with export_content.")
    found = []
    for text in file["texts"]:
        try:
            kind, key = str(text["kind"]), str(text["key"])
            versions = [each for each in text["versions"] if each["number"] == text["published"]]
            if versions and not isinstance(versions[0]["body"], dict):
                raise TypeError
        except (KeyError, TypeError) as fault:
            raise NotOurs(f"A text in the file is broken: {str(text)[:80]}") from fault
        found += [(kind, key, version) for version in versions]
    return found


def _draft(text: Text, body: Mapping[str, Any], version: Mapping[str, Any], by: User) -> None:
    draft = workflow.start_draft(text, by, body)
    note = f"Imported. There it was version {version['number']}, reviewed by {version.get('reviewed_by') or 'nobody'}."
    workflow.save_draft(draft, by, body, note[:300])
