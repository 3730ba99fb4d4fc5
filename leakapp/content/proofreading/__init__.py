"""Proofreading: what a reader should not meet, found by rule. It names the place, the sentence and how to mend it.

`findings` is for one text that somebody is writing. Modules: `texts` (fields, sentences, sources), `pages` (links),
`levels` (reading grades), `whole` (everything at once, for the command `check_content`).
"""

from leakapp.content.proofreading.finding import Finding, Severity

__all__ = ["Finding", "Severity", "findings"]


def findings(kind: str, key: str, body: dict[str, object]) -> list[Finding]:
    """Everything found in these words, what blocks first."""
    from leakapp.content.proofreading import texts  # noqa: PLC0415  it reads the models, which may ask for this package
    from leakapp.content.snapshot import Words  # noqa: PLC0415

    found = texts.proofread(Words(kind, key, body))
    return sorted(found, key=lambda each: each.severity is Severity.WARN)
