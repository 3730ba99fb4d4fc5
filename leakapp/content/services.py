"""Phone lines from the published words. A line is shown once this site marks it as confirmed, with the date."""

from collections.abc import Iterator
from datetime import date

from leakapp.content.safety import Line, Region
from leakapp.content.snapshot import Snapshot, Words, once_a_publication

CRISIS = "crisis"


def is_confirmed(words: Words) -> bool:
    """Whether the line carries a date on which it was confirmed. A date nobody can read does not count."""
    try:
        return bool(date.fromisoformat(words["confirmed_on"]))
    except ValueError:
        return False


def lines_for(snapshot: Snapshot, region: Region, *sorts: str) -> Iterator[Line]:
    """The confirmed lines of these kinds in this region, without those the code shows there in any case."""
    fixed = {number for line in region.crisis for number in (line.dial, line.text[0]) if number}
    confirmed = _confirmed(snapshot)
    for sort in sorts:
        for line in confirmed.get((region.id, sort), ()):
            if sort != CRISIS or fixed.isdisjoint({line.dial, line.text[0]}):
                yield line


@once_a_publication
def _confirmed(snapshot: Snapshot) -> dict[tuple[str, str], list[Line]]:
    """All confirmed lines, by region and sort."""
    lines: dict[tuple[str, str], list[Line]] = {}
    for words in snapshot.of_kind("service"):
        if is_confirmed(words):
            lines.setdefault((words["region"], words["sort"]), []).append(_line(words))
    return lines


def _line(words: Words) -> Line:
    hours = f"{words['hours']}." if words["hours"] else ""
    return Line(
        words["name"],
        words["call"],
        (words["text_to"], words["text_words"]),
        words["web"],
        " ".join(each for each in (hours, words["note"]) if each),
    )
