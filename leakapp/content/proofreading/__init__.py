"""What is wrong with a text, sentence by sentence, and how to mend it. Warnings advise; blocks close the gate."""

from leakapp.content.proofreading.finding import Finding, Severity
from leakapp.content.proofreading.structure import structural_findings

__all__ = ["Finding", "Severity", "findings"]


def findings(kind: str, key: str, body: dict[str, object]) -> list[Finding]:
    """Everything found in these words, blocks first."""
    found = list(structural_findings(kind, key, body))
    return sorted(found, key=lambda each: each.severity is Severity.WARN)
