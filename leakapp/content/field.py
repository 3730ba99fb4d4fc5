"""What a field of a text is."""

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    LINE = "line"  # one line, plain
    TEXT = "text"  # plain sentences
    LIST = "list"  # one plain entry a line
    RICH = "rich"  # HTML with the allowed marks
    LINK = "link"  # one https address


@dataclass(frozen=True)
class Field:
    """One field of a text. `name` may be grouped with dots ("option.milky"). `limit`: characters."""

    name: str
    label: str
    form: Form = Form.TEXT
    required: bool = True
    limit: int = 2000
    help: str = ""
