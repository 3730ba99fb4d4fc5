"""Numbered sources of one page. A page shows a number at each claim and, at its end, the list they lead to."""

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from leakapp.content.references import Reference, reference
from leakapp.content.snapshot import Snapshot
from leakapp.triage.sources import SOURCES


class Footnotes:
    """The sources that a page cites, numbered in the order in which the page shows them.

    Numbers are given while the page is drawn, so `listed` is whole at the end of the page and not before.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._numbers: dict[str, int] = {}

    def number(self, key: str) -> int:
        return self._numbers.setdefault(key, len(self._numbers) + 1)

    def marks(self, keys: Iterable[str]) -> SafeString:
        """The numbers of some sources as small links. A key nobody knows is left out."""
        numbers = [(number, number) for number in sorted(self.number(key) for key in keys if key in SOURCES)]
        if not numbers:
            return SafeString("")
        links = format_html_join(" ", '<a href="#source-{}"><span>Source </span>{}</a>', numbers)
        # The narrow space keeps a number from running into the next sentence, for eyes and for programs.
        return format_html('\u202f<sup class="cite">{}</sup>', links)

    @property
    def listed(self) -> list[tuple[int, Reference]]:
        return [(number, reference(self._snapshot, key)) for key, number in self._numbers.items()]
