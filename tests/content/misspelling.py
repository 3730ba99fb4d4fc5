"""Slips of the finger: a letter left out, doubled up, changed, or swapped with the next."""

import random
from collections.abc import Iterator
from string import ascii_lowercase


def one_slip(name: str, chance: random.Random) -> Iterator[str]:
    """Every letter left out, every swap, and somewhere one letter too many and one wrong letter."""
    for place in range(len(name)):
        yield name[:place] + name[place + 1 :]
        if place + 1 < len(name):
            yield name[:place] + name[place + 1] + name[place] + name[place + 2 :]
    somewhere = chance.randrange(len(name))
    yield name[:somewhere] + chance.choice(ascii_lowercase) + name[somewhere:]
    yield name[:somewhere] + chance.choice(ascii_lowercase) + name[somewhere + 1 :]


def two_slips(name: str, chance: random.Random, how_many: int) -> Iterator[str]:
    for _ in range(how_many):
        yield _slip(_slip(name, chance), chance)


def _slip(name: str, chance: random.Random) -> str:
    """One slip: too few, too many, wrong, or swapped, each as likely."""
    place = chance.randrange(len(name)) if name else 0
    letter = chance.choice(ascii_lowercase)
    return chance.choice(
        (
            name[:place] + name[place + 1 :],
            name[:place] + letter + name[place:],
            name[:place] + letter + name[place + 1 :],
            name[:place] + name[place + 1 : place + 2] + name[place : place + 1] + name[place + 2 :],
        )
    )
