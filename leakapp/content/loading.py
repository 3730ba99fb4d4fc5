"""Shipped words into the database: adds what is missing, renews what nobody touched, and never overwrites an edit."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction

from leakapp.content import workflow
from leakapp.content.defaults import Body, TextId, checksum, shipped
from leakapp.content.kinds import KINDS
from leakapp.content.models import Origin, State, Text, Version
from leakapp.content.owners import first_owner


@dataclass
class Loaded:
    """What a load did, as text ids ("kind/key")."""

    added: list[str] = field(default_factory=list)
    renewed: list[str] = field(default_factory=list)
    as_draft: list[str] = field(default_factory=list)  # this site has its own words; the newer ones wait as a draft
    waiting: list[str] = field(default_factory=list)  # a draft is open already; nothing was touched

    @property
    def published(self) -> list[str]:
        return [*self.added, *self.renewed]


@transaction.atomic
def load(words: Mapping[TextId, Body] | None = None) -> Loaded:
    """Bring the shipped words in. Safe to repeat: a second run changes nothing."""
    loaded = Loaded()
    known = {(text.kind, text.key): text for text in Text.objects.all()}
    owners = {kind: first_owner(kind) for kind in KINDS}
    versions: list[Version] = []
    for (kind, key), body in (shipped() if words is None else words).items():
        text = known.get((kind, key))
        if text is not None and text.shipped_checksum == checksum(body):
            continue
        if text is None:
            text = Text.objects.create(kind=kind, key=key, owner=owners.get(kind))
            loaded.added.append(f"{kind}/{key}")
            versions.append(workflow.publish_shipped(text, body))
        elif _is_untouched(text):
            loaded.renewed.append(f"{kind}/{key}")
            versions.append(workflow.publish_shipped(text, body))
        else:
            _offer_as_draft(text, body, loaded)
    if versions:
        workflow.publish(versions, None, f"Shipped words: {len(versions)} texts")
    return loaded


def _is_untouched(text: Text) -> bool:
    """Whether every version of the text was shipped, nobody has signed one and nobody has taken it away."""
    ours = text.versions.exclude(origin=Origin.SHIPPED, reviewer=None)
    return not ours.exists() and text.versions.filter(state=State.PUBLISHED).exists()


def _offer_as_draft(text: Text, body: Body, loaded: Loaded) -> None:
    if text.versions.filter(state__in=[State.DRAFT, State.REVIEW]).exists():
        loaded.waiting.append(f"{text.kind}/{text.key}")
        return
    Version.objects.create(
        text=text,
        number=(text.versions.order_by("-number").values_list("number", flat=True).first() or 0) + 1,
        origin=Origin.SHIPPED,
        body=dict(body),
        change_note="Newer words that ship with the site. Compare them with yours.",
    )
    workflow.remember_shipped(text, body)
    loaded.as_draft.append(f"{text.kind}/{text.key}")
