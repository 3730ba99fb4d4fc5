"""What a field of a text is."""

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    LINE = "line"  # one line, plain
    TEXT = "text"  # plain sentences
    LIST = "list"  # one plain entry a line
    RICH = "rich"  # HTML with the allowed marks
    LINK = "link"  # one web address


class Holds(StrEnum):
    """What stands in a field; it decides how the field is proofread."""

    WORDS = "words"  # our own sentences
    CLAIMS = "claims"  # our own sentences; each paragraph and each line cites a source: "Wear pads. [lll_leak]"
    NAMES = "names"  # names, numbers and titles as others write them
    SOURCES = "sources"  # keys of sources, one a line


@dataclass(frozen=True)
class Field:
    """One field of a text. `name` may be grouped with dots ("option.milky"). `limit`: characters.

    `choices`: the values the field may have, when it is one of a few.
    """

    name: str
    label: str
    form: Form = Form.TEXT
    required: bool = True
    limit: int = 2000
    help: str = ""
    holds: Holds = Holds.WORDS
    choices: tuple[str, ...] = ()
