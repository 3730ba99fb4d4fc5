"""How hard words are to read: the Flesch-Kincaid grade and the length of sentences.

Flesch-Kincaid is weak on lists and short texts, so it is taken over a whole page. Headings, list items and paragraphs
each end a sentence. Source: clinical evidence, sections 9 and 10.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from leakapp.content.proofreading.syllables import syllables

PAGE_GRADE = 6.0  # school grade that a page may ask for
CRISIS_GRADE = 5.0  # crisis text and buttons
MOST_WORDS = 20  # in one sentence

_BETWEEN_SENTENCES = re.compile('(?:(?<=[.!?])|(?<=[.!?]["\u201d\u2019)]))\\s+(?=[A-Z0-9"\u201c\u2018\'(])')
_WORD = re.compile("[A-Za-z][A-Za-z'\u2019-]*")
_COUNTED = re.compile("[A-Za-z0-9'\u2019-]+")
_SPOKEN = re.compile(r"[A-Za-z]{2}")


def sentences(blocks: Iterable[str]) -> Iterator[str]:
    """The sentences of some blocks of plain words. A block without a word in it is none."""
    for block in blocks:
        for sentence in _BETWEEN_SENTENCES.split(" ".join(block.split())):
            if _SPOKEN.search(sentence):
                yield sentence


def length(sentence: str) -> int:
    """Words in the sentence; a number counts as one."""
    return len(_COUNTED.findall(sentence))


@dataclass(frozen=True)
class Reading:
    """How some sentences read."""

    sentences: tuple[str, ...]

    @classmethod
    def of(cls, blocks: Iterable[str]) -> "Reading":
        return cls(tuple(sentences(blocks)))

    @cached_property
    def _words(self) -> tuple[str, ...]:
        return tuple(word for sentence in self.sentences for word in _WORD.findall(sentence))

    @property
    def words(self) -> int:
        return len(self._words)

    @cached_property
    def grade(self) -> float:
        """Flesch-Kincaid grade; 0 when there are no words."""
        if not self._words:
            return 0.0
        spoken = sum(syllables(part) for word in self._words for part in word.split("-") if part)
        return 0.39 * self.words / len(self.sentences) + 11.8 * spoken / self.words - 15.59

    @property
    def too_long(self) -> tuple[str, ...]:
        return tuple(sentence for sentence in self.sentences if length(sentence) > MOST_WORDS)

    def hardest(self, how_many: int = 3) -> list[tuple[float, str]]:
        """The sentences that ask for the highest grade, of those with more than 4 words."""
        graded = [(Reading((each,)).grade, each) for each in self.sentences if length(each) > 4]
        return sorted(graded, reverse=True)[:how_many]
