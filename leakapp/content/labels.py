"""What a field is called in front of a person."""

from leakapp.content.defaults import shipped
from leakapp.content.field import Field


def label_of(field: Field) -> str:
    """The field's label. One that is read when a certain answer was given names that answer in words."""
    group, _, answer = field.name.partition(".")
    if group not in ("for", "against"):
        return field.label
    question, _, option = answer.partition(".")
    said = shipped().get(("question", question), {}).get(f"option.{option}")
    return f"When the answer is “{said}”" if said else field.label
