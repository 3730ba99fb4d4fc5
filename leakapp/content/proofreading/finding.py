"""What proofreading finds."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    WARN = "warn"  # for a person to judge
    BLOCK = "block"


@dataclass(frozen=True)
class Finding:
    """One thing to mend. `field`: its name in kinds.py. `sentence`: the words, entry or link it is about.

    `place`: a file of shipped words, a text ("explanation/d-mer") or the address of a page; "" in a text's own list.
    """

    severity: Severity
    field: str
    sentence: str
    what: str
    mend: str
    place: str = ""

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.place, self.field) if part)
        return f"{where}: {self.what}: “{self.sentence}” {self.mend}"
