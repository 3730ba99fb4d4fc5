"""The gate between a draft and its readers: what must be mended first, and what is worth a look."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from leakapp.content import snapshot
from leakapp.content.proofreading import texts
from leakapp.content.proofreading.finding import Finding, Severity
from leakapp.content.proofreading.pages import Site
from leakapp.content.proofreading.reading import CRISIS_GRADE, PAGE_GRADE, Reading
from leakapp.content.proofreading.structure import structural
from leakapp.content.snapshot import Words

ENOUGH_WORDS = 60


def findings(kind: str, key: str, body: Mapping[str, Any]) -> list[Finding]:
    """Everything found in these words, what blocks them first."""
    return sorted(_found(kind, key, body), key=lambda each: each.severity is Severity.WARN)


def blocks(kind: str, key: str, body: Mapping[str, Any]) -> list[Finding]:
    """What keeps these words from review and from readers."""
    return [each for each in findings(kind, key, body) if each.severity is Severity.BLOCK]


def _found(kind: str, key: str, body: Mapping[str, Any]) -> Iterator[Finding]:
    words = Words(kind, key, MappingProxyType(dict(body)))
    yield from structural(kind, key, body)
    with snapshot.serving(
        snapshot.current().with_words(kind, key, body)
    ):  # links are followed on the site as it would be
        yield from texts.proofread(words, dead_link=Site().fault)
    yield from _hard(words)


def _hard(words: Words) -> Iterator[Finding]:
    """The reading grade of the whole text, with its hardest sentence. On few words a grade says nothing."""
    most = CRISIS_GRADE if (words.kind, words.key) == ("level", "EMERGENCY") else PAGE_GRADE
    reading = Reading.of(texts.spoken(words))
    if reading.grade > most and (reading.words >= ENOUGH_WORDS or words.kind in ("level", "rule")):
        hardest = reading.hardest(1)
        what = f"Reading grade {reading.grade:.1f}, above {most:.0f}."
        mend = "Use shorter sentences and plainer words. This one is the hardest."
        yield Finding(Severity.WARN, "", hardest[0][1] if hardest else "", what, mend)
