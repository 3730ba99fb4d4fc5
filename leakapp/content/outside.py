"""What the published words point to outside this site: web pages and phone lines, listed for somebody to try."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from leakapp.content.snapshot import Snapshot, Words

_ADDRESS = re.compile(r"https://[^\s\"'<>)\]]+")
_PHONE = re.compile(r"\b(?:tel|sms):\+?[\d ]+")


@dataclass(frozen=True)
class Pointer:
    """One link or number. `target`: what to open or dial. `confirmed`: the date on a service, or nothing."""

    target: str
    text: Words
    label: str
    confirmed: str = ""


def links(snapshot: Snapshot) -> list[Pointer]:
    """Each outside address once for each text that has it, by address."""
    found = {(address, each.kind, each.key): Pointer(address, each, address) for each, address in _addresses(snapshot)}
    return [found[place] for place in sorted(found)]


def lines(snapshot: Snapshot) -> list[Pointer]:
    """Each number to call or text of the published services, by region; those never confirmed are on the list too."""
    found = []
    for words in snapshot.of_kind("service"):
        for name in ("call", "text_to"):
            if number := words.get(name):
                digits = re.sub(r"[^\d+]", "", number)
                scheme = "tel" if name == "call" else "sms"
                label = f"{words['name']}: {number}"
                found.append(Pointer(f"{scheme}:{digits}", words, label, words.get("confirmed_on")))
    return sorted(found, key=lambda each: (each.text.get("region"), each.label))


def _addresses(snapshot: Snapshot) -> Iterator[tuple[Words, str]]:
    for words in snapshot.texts.values():
        for value in words.body.values():
            for text in value if isinstance(value, list | tuple) else [value]:
                for address in _ADDRESS.findall(text) + _PHONE.findall(text):
                    yield words, address.rstrip(".,;")
