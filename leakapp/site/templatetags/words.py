"""How stored words become HTML."""

from collections.abc import Mapping

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from leakapp.content.citations import without_marks

register = template.Library()


@register.filter
def prose(html: str) -> SafeString:
    """Rich words. They were sanitised on their way into the database, and shipped words are part of the code."""
    return mark_safe(without_marks(html))  # noqa: S308


@register.filter
def cited(words: str) -> SafeString:
    """One plain line, without its source marks."""
    return mark_safe(escape(without_marks(words)))  # noqa: S308


@register.filter
def at(words: Mapping[str, str], key: str) -> str:
    """One entry, where the key is not known before."""
    return words[key]
