"""Finding pages by words that may be misspelled. In memory.

A word of the query counts for a page by how rare it is over all pages (as in BM25) and by where it stands on the page.
A word that no page has stands for the nearest words that pages do have: one that begins with it, or one that is one or
two slips away (a letter too many, too few, wrong, or two swapped). In a short word letters may be swapped
and no more.
"""

import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from leakapp.content.slips import Misspelled
from leakapp.site.catalogue import Entry

LONGEST_QUERY = 80  # characters
MOST_WORDS = 12
SHORTEST_GUESS = 5  # letters: a shorter word is soon another word, so no more is guessed than letters swapped
BEGINS, SLIP = 0.8, 0.65  # what a match counts that is not the very word
WORTH_SHOWING = 0.3  # of the best page's score
ENOUGH = 1.2  # times in a text after which one more mention adds little

_WORD = re.compile(r"[a-z0-9]+")
_EMPTY_WORDS = """
    a about after all also am an and any are as at be been but by can d do does for from get gets getting got had has
    have he her him his how i if in into is it its just ll m me my of on or our out please re s she so some t than that
    the their them then there they this to up us ve very was we what when where which while who why will with you your
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())
_ENDINGS = (("ies", "y"), ("ied", "y"), ("ings", ""), ("ing", ""), ("ed", ""), ("ly", ""), ("es", ""), ("s", ""))


def words_of(text: str) -> Iterator[str]:
    """The words that carry meaning, in small letters without accents, cut to their stems."""
    plain = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    for word in _WORD.findall(plain):
        if word not in _EMPTY:
            yield stem(word)


@lru_cache(maxsize=5000)
def stem(word: str) -> str:
    """The part that "leak", "leaks", "leaking" and "leaky" share. Crude, and the same for pages and queries."""
    for ending, instead in _ENDINGS:
        root = word.removesuffix(ending)
        if root != word and len(root) >= 3 and not (ending == "s" and root[-1] in "sui"):
            word = root + instead
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word[-1] in "ey" else word


@dataclass(frozen=True)
class Index:
    """`weights`: stem -> {place of the entry: weight}. `spelled`: the stems as they are spelled."""

    entries: tuple[Entry, ...]
    weights: dict[str, dict[int, float]]
    spelled: Misspelled

    def find(self, query: str, most: int = 8) -> list[Entry]:
        """The pages that fit the query, best first; none is better than a bad one."""
        asked = list(dict.fromkeys(words_of(query[:LONGEST_QUERY])))[:MOST_WORDS]
        scores: dict[int, float] = defaultdict(float)
        hits: dict[int, int] = defaultdict(int)
        for word in asked:
            for place, score in self._best(word).items():
                scores[place] += score
                hits[place] += 1
        ranked = {place: score * hits[place] / len(asked) for place, score in scores.items()}
        best = max(ranked.values(), default=0.0)
        order = sorted(ranked, key=lambda place: (-ranked[place], self.entries[place].title))
        return [self.entries[place] for place in order if ranked[place] >= WORTH_SHOWING * best][:most]

    def _best(self, word: str) -> dict[int, float]:
        """For one word of the query: each page's score, by the nearest of its words."""
        found: dict[int, float] = {}
        for known, closeness in self._known(word):
            pages = len(self.weights[known])
            rarity = math.log(1 + (len(self.entries) - pages + 0.5) / (pages + 0.5))
            for place, weight in self.weights[known].items():
                found[place] = max(found.get(place, 0.0), closeness * rarity * weight)
        return found

    def _known(self, word: str) -> list[tuple[str, float]]:
        if word in self.weights:
            return [(word, 1.0)]
        if len(word) < SHORTEST_GUESS:
            return [(known, SLIP) for known in self._misspelled(word) if sorted(known) == sorted(word)]
        longer = [(known, BEGINS) for known in self.weights if known.startswith(word)]
        return longer or [(known, SLIP) for known in self._misspelled(word) if len(known) >= SHORTEST_GUESS]

    def _misspelled(self, word: str) -> list[str]:
        near = list(self.spelled.near(word, 1 if len(word) < 6 else 2))
        fewest = min((slips for _, slips in near), default=0)
        return [self.spelled.words[place] for place, slips in near if slips == fewest]


def index(entries: Iterable[Entry]) -> Index:
    kept = tuple(entries)
    weights: dict[str, dict[int, float]] = defaultdict(dict)
    for place, entry in enumerate(kept):
        for word, weight in _weights(entry).items():
            weights[word][place] = weight
    return Index(kept, dict(weights), Misspelled(tuple(weights)))


def _weights(entry: Entry) -> dict[str, float]:
    found: dict[str, float] = defaultdict(float)
    for weight, text in entry.words:
        times: dict[str, int] = defaultdict(int)
        for word in words_of(text):
            times[word] += 1
        for word, count in times.items():
            found[word] += weight * count * (1 + ENOUGH) / (count + ENOUGH)
    return found
