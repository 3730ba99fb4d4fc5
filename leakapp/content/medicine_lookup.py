"""Find a medicine by what somebody typed: a name or a brand name, spelled well or not.

It never decides: it offers up to three medicines, best first, and the reader picks. All in memory; nothing is kept.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

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
    letters: int
    written: str
    whole: bool
    medicine: Words


@once_a_publication
def index(snapshot: Snapshot) -> "Index":
    return Index(snapshot)


class Index:
    """The names of every medicine of one publication."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.names = tuple(
            _Name(plain, _letters(plain), written, whole, words)
            for words in snapshot.of_kind("medicine")
            for written, plain, whole in _names(words)
            if plain
        )

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
        letters, slips_allowed = _letters(wanted), _slips_allowed(wanted)
        most_bits = 2 * slips_allowed  # one letter for another takes a bit away and adds one
        for name in self.names:
            if name.plain == wanted:
                yield name, TYPED_AS_WRITTEN if name.whole else (1, 0)
            elif len(wanted) >= SHORTEST_PREFIX and name.plain.startswith(wanted):
                yield name, (1, len(name.plain) - len(wanted))
            # The bits are counted here first, as a call for each name would take most of the time of a look-up.
            elif (letters ^ name.letters).bit_count() <= most_bits and _could_be(letters, name.letters, slips_allowed):
                slips = slips_between(wanted, name.plain, slips_allowed)
                if slips <= slips_allowed:
                    alike = SequenceMatcher(None, wanted, name.plain, autojunk=False).ratio()
                    if slips < MOST_SLIPS or alike >= ALIKE:
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


def _letters(plain: str) -> int:
    """A bit for each letter of the word, and another one where it comes a second and a third time."""
    bits = 0
    for place, letter in enumerate(plain):
        bits |= 1 << 3 * int(letter, 36) + min(plain.count(letter, 0, place), 2)
    return bits


def _could_be(one: int, other: int, slips: int) -> bool:
    """Quick: whether so few slips could turn the letters of one word into those of the other. One slip adds one."""
    return (one & ~other).bit_count() <= slips and (other & ~one).bit_count() <= slips


def _slips_allowed(wanted: str) -> int:
    """How far a name may be from what was typed: a short word is soon another word."""
    return 1 if len(wanted) < 4 else 2 if len(wanted) < 7 else MOST_SLIPS


def slips_between(one: str, other: str, most: int) -> int:
    """Letters added, left out, changed or swapped with the next, to make one from the other; `most` + 1 when more.

    The optimal string alignment distance, row by row, given up as soon as a row is past `most`.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    two_up: list[int] = []
    up = list(range(len(other) + 1))
    for i, a in enumerate(one):
        row = [i + 1]
        for j, b in enumerate(other):
            # Compared one by one: calls of min() would take most of the time of a look-up.
            best = up[j] if a == b else up[j] + 1
            if up[j + 1] < best:
                best = up[j + 1] + 1
            if row[j] < best:
                best = row[j] + 1
            if i and j and a == other[j - 1] and one[i - 1] == b and two_up[j - 1] < best:
                best = two_up[j - 1] + 1
            row.append(best)
        if min(row) > most:
            return most + 1
        two_up, up = up, row
    return min(up[-1], most + 1)
