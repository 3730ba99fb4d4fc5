"""One thing found in a text."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    WARN = "warn"
    BLOCK = "block"


@dataclass(frozen=True)
class Finding:
    """`field`: its name in kinds.py. `sentence`: the words it is about, or nothing when words are missing."""

    severity: Severity
    field: str
    sentence: str
    what: str
    mend: str
