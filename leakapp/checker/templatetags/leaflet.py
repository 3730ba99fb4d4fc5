"""What the leaflet template pack needs to draw a question."""

from django import template
from django.forms import BoundField

register = template.Library()


@register.filter
def has_ticked(field: BoundField, option: str) -> bool:
    """Whether the option is among the answers that the field shows now."""
    value = field.value()
    return option == value if isinstance(value, str) else option in (value or [])
