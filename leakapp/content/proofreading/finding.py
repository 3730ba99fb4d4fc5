"""What proofreading finds."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One thing to mend. `place`: a file of shipped words, a text ("explanation/d-mer") or the address of a page.

    `words`: the sentence, entry or link it is about. A `warning` is for a person to judge.
    """

    place: str
    field: str
    what: str
    words: str
    mend: str
    warning: bool = False

    def __str__(self) -> str:
        where = f"{self.place}, {self.field}" if self.field else self.place
        return f"{where}: {self.what}: “{self.words}” {self.mend}"
