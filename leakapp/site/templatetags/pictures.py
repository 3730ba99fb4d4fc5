"""Pictures on a page, and the little geometry that charts need."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import template

from leakapp.site.pictures import PICTURE, names_at

register = template.Library()

DOTS_A_LINE = 25
DOT_STEP = 10  # as in pictures.css, where a dotted stroke draws the dots
FIRST_DOT = 3.5  # from the left edge


@register.inclusion_tag("pictures/figure.html")
def picture(name: str, id: str = "") -> dict[str, Any]:
    """The picture with its title, caption and the same in words. Give an `id` where one page shows it twice."""
    return {"picture": PICTURE[name], "id": id or f"picture-{name}"}


@register.inclusion_tag("pictures/placed.html")
def pictures_at(key: str, place: str) -> dict[str, Any]:
    """The pictures of one part of a learn page. `place`: the field of the explanation that they follow."""
    return {"names": names_at(key, place)}


@register.filter
def dots(count: int) -> str:
    """The path of the first `count` of 100 dots; a dotted stroke turns it into dots."""
    lines, rest = divmod(count, DOTS_A_LINE)
    lengths = [DOTS_A_LINE] * lines + [rest] * (rest > 0)
    return "".join(
        f"M{FIRST_DOT} {line * DOT_STEP}h{(length - 1) * DOT_STEP + 1}" for line, length in enumerate(lengths)
    )


@register.filter
def stacked(rows: Sequence[Any], step: int) -> Iterator[tuple[int, Any]]:
    """Each row with its top, `step` units under the one before."""
    return ((number * step, row) for number, row in enumerate(rows))


@register.filter
def height(rows: Sequence[Any], step: int) -> int:
    return len(rows) * step
