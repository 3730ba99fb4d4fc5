"""Proofreading everything: every text, every page, every source."""

from collections.abc import Callable, Iterator
from datetime import date

from leakapp.content.proofreading import levels, texts
from leakapp.content.proofreading.finding import Finding, Severity
from leakapp.content.proofreading.pages import Site
from leakapp.content.snapshot import Snapshot, Words, serving
from leakapp.content.uses import uses

Place = Callable[[str, str], str]  # (kind, key) -> how a finding names the text


def findings(snapshot: Snapshot, place: Place, today: date) -> Iterator[Finding]:
    """Everything to mend in the words of one publication and in the pages that show them."""
    with serving(snapshot):
        site = Site()
        for words in snapshot.texts.values():
            yield from texts.proofread(words, place(words.kind, words.key), site.fault)
            if snapshot.number:
                yield from _dates(words, place(words.kind, words.key), today)
        yield from texts.unused(uses(snapshot), lambda key: place("source", key))
        for read in levels.everything(snapshot, site):
            yield from levels.too_hard(read)
        yield from site.dead_links()


def _dates(words: Words, place: str, today: date) -> Iterator[Finding]:
    """Words that are published have a day on which somebody reads them again."""
    if words.review_by is None:
        mend = "Publish these words again, or load them."
        yield Finding(Severity.BLOCK, "", words.key, "no date of the next review", mend, place)
    elif words.review_by < today:
        day = words.review_by.isoformat()
        mend = "Read them again, and sign or change them."
        yield Finding(Severity.WARN, "", day, "the review is overdue", mend, place)


def readings(snapshot: Snapshot) -> list[levels.Read]:
    """The reading level of everything, hardest first."""
    with serving(snapshot):
        return sorted(levels.everything(snapshot, Site()), key=lambda read: -read.reading.grade)
