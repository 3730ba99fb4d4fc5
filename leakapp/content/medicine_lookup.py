"""Find a medicine by what somebody typed: a name or a brand name, spelled well or not.

It never decides: it offers up to three medicines, best first, and the reader picks. All in memory; nothing is kept.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from rapidfuzz.distance import Indel

from leakapp.content.slips import Misspelled
from leakapp.content.snapshot import Snapshot, Words, once_a_publication

MOST = 3  # medicines to offer
LONGEST = 60  # letters read of what was typed
SHORTEST_PREFIX = 3
MOST_SLIPS = 3  # letters added, left out, changed or swapped, in a long name
ALIKE = 0.7  # share of letters in common that a name with that many slips still has

_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")
# What stands on a box beside the name.
_BESIDE_THE_NAME = re.compile(
    r"\d[\w.,/]*|mg|mcg|microgram\w*|ml|g|tablets?|capsules?|caplets?|injections?|syrup|liquid|cream|gel|sr|xl|xr|mr|er|cr"
)

Rank = tuple[float, ...]  # lower fits better
TYPED_AS_WRITTEN: Rank = (0, 0)


@dataclass(frozen=True)
class Offer:
    """A medicine to offer. `by`: the name of it that fits. `sure`: the name was typed as it is written."""

    medicine: Words
    by: str
    sure: bool


@dataclass(frozen=True)
class _Name:
    """A name as written and as compared. `whole`: not one word out of a longer name."""

    plain: str
    written: str
    whole: bool
    medicine: Words


@once_a_publication
def index(snapshot: Snapshot) -> "Index":
    return Index(snapshot)


class Index:
    """The names of every medicine of one publication."""

    def __init__(self, snapshot: Snapshot) -> None:
        names = (
            _Name(plain, written, whole, words)
            for words in snapshot.of_kind("medicine")
            for written, plain, whole in _names(words)
            if plain
        )
        self.names = sorted(names, key=lambda name: name.plain)
        self.plain = [name.plain for name in self.names]
        self.misspelled = Misspelled(self.plain)

    def offers(self, typed: str) -> list[Offer]:
        """Up to three medicines that fit, best first; none when nothing is near."""
        best: dict[str, tuple[Rank, Offer]] = {}
        for wanted, whole in _ways_to_read(typed[:LONGEST]):
            for name, rank in self._near(wanted):
                ranked = (
                    (0 if whole else 1, *rank),
                    Offer(name.medicine, name.written, whole and rank == TYPED_AS_WRITTEN),
                )
                best[name.medicine.key] = min(ranked, best.get(name.medicine.key, ranked), key=_order)
        return [offer for _, offer in sorted(best.values(), key=_order)[:MOST]]

    def _near(self, wanted: str) -> Iterator[tuple[_Name, Rank]]:
        """Names that fit, with a rank: the same, begins so, then by the number of slips of the finger."""
        first = bisect_left(self.plain, wanted)
        begin_so = list(takewhile(lambda name: name.plain.startswith(wanted), self.names[first:]))
        for name in begin_so:
            if name.plain == wanted:
                yield name, TYPED_AS_WRITTEN if name.whole else (1, 0)
            elif len(wanted) >= SHORTEST_PREFIX:
                yield name, (1, len(name.plain) - len(wanted))
        yield from self._misspelled(wanted)

    def _misspelled(self, wanted: str) -> Iterator[tuple[_Name, Rank]]:
        for place, slips in self.misspelled.near(wanted, _slips_allowed(wanted)):
            name = self.names[place]
            alike = Indel.normalized_similarity(wanted, name.plain)
            if slips and (slips < MOST_SLIPS or alike >= ALIKE):
                yield name, (1 + slips, wanted[0] != name.plain[0], -alike)


def _order(ranked: tuple[Rank, Offer]) -> tuple[Rank, str]:
    rank, offer = ranked
    return rank, offer.by


def folded(name: str) -> str:
    """Lower case, without accents, spaces and punctuation."""
    flat = unicodedata.normalize("NFKD", name)
    return _NOT_A_LETTER.sub("", "".join(each for each in flat if not unicodedata.combining(each)).casefold())


def _names(words: Words) -> Iterator[tuple[str, str, bool]]:
    """(name as written, name to compare with, whether it is whole). "Depo-Provera" is found by "Provera" too."""
    for written in (words["name"], *words["also"], *words["brands"]):
        yield written, folded(written), True
    for brand in words["brands"]:
        later = re.split(r"\W+", brand)[1:]
        yield from ((brand, folded(word), False) for word in later if len(word) > SHORTEST_PREFIX)


def _ways_to_read(typed: str) -> Iterator[tuple[str, bool]]:
    """As typed; without what stands on a box beside the name; then each longer word by itself, which is a guess."""
    words = [word for word in typed.split() if not _BESIDE_THE_NAME.fullmatch(word.casefold())]
    whole = dict.fromkeys(filter(None, (folded(typed), folded(" ".join(words)))))
    yield from ((each, True) for each in whole)
    if len(words) > 1:
        yield from ((folded(word), False) for word in words if len(folded(word)) > SHORTEST_PREFIX)


def _slips_allowed(wanted: str) -> int:
    """How far a name may be from what was typed: a short word is soon another word."""
    return 1 if len(wanted) < 4 else 2 if len(wanted) < 7 else MOST_SLIPS
