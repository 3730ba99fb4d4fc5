"""Which words are kept from a reader who has lost a baby, unless that reader opens them.

Source: clinical evidence, sections 3.13 and 9, and safety property P19.
"""

import re
from collections.abc import Iterable

BABY_OR_FEEDING = re.compile(
    r"\b(?:bab(?:y|ies)|infants?|newborns?|toddlers?|child(?:ren)?|mothers?|parents?|mums?"
    r"|(?:breast|chest)?fe(?:ed(?:s|ing|er)?|d)|nursing|latch(?:es|ed|ing)?|suckl\w+|wean\w*|napp(?:y|ies))\b",
    re.IGNORECASE,
)


def speaks_of_baby_or_feeding(words: str) -> bool:
    return BABY_OR_FEEDING.search(words) is not None


def parted(lines: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines that anyone may read, and those that speak of a baby or of feeding."""
    quiet: list[str] = []
    folded: list[str] = []
    for line in lines:
        (folded if speaks_of_baby_or_feeding(line) else quiet).append(line)
    return tuple(quiet), tuple(folded)
