"""Source marks in words: "Change pads when damp. [lll_leak]" """

import re
from collections.abc import Iterator

MARK = re.compile(r"\s*\[([a-z0-9_]+(?:\s*,\s*[a-z0-9_]+)*)\]")


def keys(words: str) -> Iterator[str]:
    """The source keys that the words cite, in order."""
    for mark in MARK.findall(words):
        yield from (key.strip() for key in mark.split(","))


def without_marks(words: str) -> str:
    return MARK.sub("", words)
