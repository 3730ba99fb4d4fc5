"""What a clinician of this site has to sign before the guide is more than an evaluation."""

from collections.abc import Iterator

from leakapp.content.services import CRISIS, is_confirmed
from leakapp.content.snapshot import Snapshot, Words, once_a_publication


def is_critical(words: Words) -> bool:
    """Whether these words bear on safety: levels, the danger question, rules' reasons, crisis lines that are shown."""
    if words.kind == "service":
        return words["sort"] == CRISIS and is_confirmed(words)
    return words.kind in ("level", "rule") or (words.kind, words.key) == ("question", "gate")


def critical(snapshot: Snapshot) -> Iterator[Words]:
    return (words for words in snapshot.texts.values() if is_critical(words))


def crisis_lines_to_confirm(snapshot: Snapshot, region: str) -> list[Words]:
    """Crisis lines of a region that no reader sees, because nobody has confirmed them. Region "any": of all regions."""
    crisis = (words for words in snapshot.of_kind("service") if words["sort"] == CRISIS and not is_confirmed(words))
    return sorted(
        (words for words in crisis if region in ("any", words["region"])),
        key=lambda words: (words["region"], words["name"]),
    )


@once_a_publication
def safety_is_signed(snapshot: Snapshot) -> bool:
    """Whether every text that bears on safety is signed. Words from the code alone never are."""
    return all(words.signed for words in critical(snapshot))
