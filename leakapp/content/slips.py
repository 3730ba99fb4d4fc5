"""Which of many words somebody may have meant who typed one with slips of the finger. In memory; nothing is kept."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

from rapidfuzz import process
from rapidfuzz.distance import OSA

CANDIDATES = 200  # words whose slips are counted, of all that share a pair of letters: of thousands, no other is near


class Misspelled:
    """A list of words to look in. A slip is a letter too many, too few, wrong, or two swapped."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words
        self._having: dict[str, list[int]] = defaultdict(list)  # two letters -> the places of the words that have them
        for place, word in enumerate(words):
            for pair in _pairs(word):
                self._having[pair].append(place)

    def near(self, typed: str, most: int) -> Iterator[tuple[int, int]]:
        """(place of a word, slips) for the words that are at most so many slips away, fewest first."""
        shared = Counter(chain.from_iterable(self._having.get(pair, ()) for pair in _pairs(typed)))
        words = {place: self.words[place] for place, _ in shared.most_common(CANDIDATES)}
        for _, slips, place in process.extract(typed, words, scorer=OSA.distance, score_cutoff=most, limit=None):
            yield place, slips


def _pairs(word: str) -> set[str]:
    edged = f"<{word}>"
    return {edged[start : start + 2] for start in range(len(edged) - 1)}
