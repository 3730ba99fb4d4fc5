"""What a field and a text are called in front of a person."""

from leakapp.content.defaults import Body, shipped
from leakapp.content.field import Field


def label_of(field: Field) -> str:
    """The field's label. One that is read when a certain answer was given names that answer in words."""
    group, _, answer = field.name.partition(".")
    if group not in ("for", "against"):
        return field.label
    question, _, option = answer.partition(".")
    said = shipped().get(("question", question), {}).get(f"option.{option}")
    return f"When the answer is “{said}”" if said else field.label


_TITLES = ("title", "name", "ask", "heading", "text")


def title_of(key: str, body: Body) -> str:
    """What a text is called, in its own words. A text without such words goes by its key."""
    return next((str(body[name]) for name in _TITLES if body.get(name)), key)
