"""The shipped words: one small TOML file a text, under defaults/<language>/<kind>/<key>.toml."""

import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from leakapp.content.kinds import KINDS, blank

FOLDER = Path(__file__).parent / "defaults"
LANGUAGE = "en"

Body = Mapping[str, Any]  # field name -> a string, or a list of strings
TextId = tuple[str, str]  # (kind, key)


class BrokenFile(ValueError):
    """A file of shipped words that is not TOML. The message names it."""


@cache
def shipped(language: str = LANGUAGE) -> Mapping[TextId, Body]:
    """Every shipped text. Read once; the files do not change while the site runs. Raises BrokenFile."""
    return MappingProxyType(dict(_read(language)))


def _read(language: str) -> Iterator[tuple[TextId, Body]]:
    for kind in KINDS:
        for path in sorted((FOLDER / language / kind).glob("*.toml")):
            yield (kind, path.stem), MappingProxyType({**blank(kind, path.stem), **flat(_tables(path))})


def _tables(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise BrokenFile(f"{path.relative_to(FOLDER.parent)} cannot be read: {error}") from error


def file_of(kind: str, key: str) -> str:
    """Where a shipped text stands, from the folder of this module on."""
    return str((FOLDER / LANGUAGE / kind / f"{key}.toml").relative_to(FOLDER.parent))


def flat(tables: Mapping[str, Any]) -> dict[str, Any]:
    """Tables written [option] become "option.milky" names, as kinds.py declares them. Words are trimmed."""
    body: dict[str, Any] = {}
    for name, value in tables.items():
        if isinstance(value, dict):
            body.update({f"{name}.{inner}": each for inner, each in value.items()})
        else:
            body[name] = value
    return {name: words.strip() if isinstance(words, str) else words for name, words in body.items()}


def checksum(body: Body) -> str:
    """The same for equal words. Tells whether a shipped text is new to a database."""
    return hashlib.sha256(json.dumps(dict(body), sort_keys=True).encode()).hexdigest()[:16]
