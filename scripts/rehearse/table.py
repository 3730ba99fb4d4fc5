"""What a rehearsal found: one row a fault, and what must not have happened."""

import textwrap
from dataclasses import dataclass, field

from scripts.rehearse.reader import Page, Seen

WIDTHS = (30, 40, 46, 22)
HEADINGS = ("fault", "a patient saw", "an editor saw", "lost")


@dataclass
class Row:
    fault: str
    patient: str = ""
    editor: str = ""
    lost: str = "nothing"
    wrong: list[str] = field(default_factory=list)
    skipped: str = ""

    def must(self, holds: bool, otherwise: str) -> None:
        """Note what is wrong, unless it holds."""
        if not holds:
            self.wrong.append(otherwise)

    def saw(self, seen: Seen, at_most: float) -> None:
        """What patients saw, of which nothing may be blank or slower than so many seconds."""
        self.patient = f"{self.patient}; {seen}" if self.patient else str(seen)
        self.must(not seen.troubles, f"patients: {seen.troubles[:3]}")
        self.must(seen.slowest <= at_most, f"a page took {seen.slowest:.1f} s, more than {at_most} s")

    def kept(self, found: str, wanted: str) -> None:
        """The draft must hold the words that were last answered with “saved”."""
        if found != wanted:
            self.lost = f"an edit: {wanted!r} became {found[:60]!r}"
            self.wrong.append(self.lost)

    def lines(self) -> list[str]:
        cells = (self.fault, self.skipped or self.patient, self.editor, "-" if self.skipped else self.lost)
        wrapped = [textwrap.wrap(cell, width) or [""] for cell, width in zip(cells, WIDTHS, strict=True)]
        height = max(map(len, wrapped))
        padded = [[*lines, *[""] * (height - len(lines))] for lines in wrapped]
        rows = [
            "  ".join(part.ljust(width) for part, width in zip(parts, WIDTHS, strict=True)).rstrip()
            for parts in zip(*padded, strict=True)
        ]
        return [*rows, *(f"  WRONG: {each}" for each in self.wrong)]


def heading() -> list[str]:
    line = "  ".join(name.ljust(width) for name, width in zip(HEADINGS, WIDTHS, strict=True))
    return [line.rstrip(), "-" * len(line)]


def answer_to(page: Page) -> str:
    """What an editor reads after pressing Save."""
    if page.status == 302:
        return f"saved, {page.seconds:.1f} s"
    if page.status == 503 and "You cannot edit for the moment" in page.body:
        return f"“You cannot edit for the moment”, {page.seconds:.1f} s"
    return f"status {page.status}, {page.seconds:.1f} s"
