"""The gate between a draft and its readers: what must be mended first, and what is worth a look."""

from collections.abc import Iterator, Mapping
from typing import Any

from leakapp.content.proofreading.finding import Finding, Severity
from leakapp.content.proofreading.structure import structural


def findings(kind: str, key: str, body: Mapping[str, Any]) -> list[Finding]:
    """Everything found in these words, what blocks them first."""
    return sorted(_found(kind, key, body), key=lambda each: each.severity is Severity.WARN)


def blocks(kind: str, key: str, body: Mapping[str, Any]) -> list[Finding]:
    """What keeps these words from review and from readers."""
    return [each for each in findings(kind, key, body) if each.severity is Severity.BLOCK]


def _found(kind: str, key: str, body: Mapping[str, Any]) -> Iterator[Finding]:
    yield from structural(kind, key, body)
