"""What cites each source: worked out from the words and the rules, never typed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from leakapp.content import citations
from leakapp.content.field import Holds
from leakapp.content.kinds import fields
from leakapp.content.snapshot import Snapshot, Words, once_a_publication
from leakapp.triage.rules import BY_ID as RULE


@dataclass(frozen=True)
class Use:
    """One text or rule that cites a source."""

    kind: str
    key: str
    name: str


@once_a_publication
def uses(snapshot: Snapshot) -> Mapping[str, tuple[Use, ...]]:
    """Source key -> what cites it: explanations, rules, medicines, services and site words, each once."""
    found: dict[str, dict[Use, None]] = {}
    for use, key in _cited(snapshot):
        found.setdefault(key, {})[use] = None
    return {key: tuple(each) for key, each in found.items()}


def _cited(snapshot: Snapshot) -> Iterator[tuple[Use, str]]:
    for rule in RULE.values():
        yield from ((Use("rule", rule.id, rule.says), key) for key in rule.sources)
    for words in snapshot.texts.values():
        if words.kind != "source":
            name = str(words.get("name") or words.get("title") or words.key)
            yield from ((Use(words.kind, words.key, name), key) for key in keys_in(words))


def keys_in(words: Words) -> Iterator[str]:
    """Every source key that a text cites, in the order of its fields."""
    for field in fields(words.kind, words.key):
        value = words.body.get(field.name) or []
        for entry in [value] if isinstance(value, str) else value:
            yield from [entry] if field.holds is Holds.SOURCES else citations.keys(entry)
