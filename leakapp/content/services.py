"""Phone lines from the published words. A line is shown once this site marks it as confirmed, with the date."""

from collections.abc import Iterator
from datetime import date

from leakapp.content.safety import REGIONS, Line, Region
from leakapp.content.snapshot import Snapshot, Words

CRISIS = "crisis"


def is_confirmed(words: Words) -> bool:
    """Whether the line carries a date on which it was confirmed. A date nobody can read does not count."""
    try:
        return bool(date.fromisoformat(words["confirmed_on"]))
    except ValueError:
        return False


def lines_for(snapshot: Snapshot, region: Region, *sorts: str) -> Iterator[Line]:
    """The confirmed lines of these kinds in this region, without those the code shows in any case."""
    fixed = {number for each in REGIONS for line in each.crisis for number in (line.dial, line.text[0]) if number}
    for sort in sorts:
        for words in snapshot.of_kind("service"):
            if (words["region"], words["sort"]) != (region.id, sort) or not is_confirmed(words):
                continue
            line = Line(
                words["name"],
                words["call"],
                (words["text_to"], words["text_words"]),
                words["web"],
                " ".join(each for each in (words["hours"] and f"{words['hours']}.", words["note"]) if each),
            )
            if sort != CRISIS or fixed.isdisjoint({line.dial, line.text[0]}):
                yield line
