"""How stored words become HTML."""

from collections.abc import Iterable, Mapping

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from leakapp.content import citations
from leakapp.site.footnotes import Footnotes

register = template.Library()


@register.filter
def prose(html: str, notes: Footnotes | None = None) -> SafeString:
    """Rich words. They were sanitised on their way into the database, and shipped words are part of the code.

    With footnotes, source marks become small numbers that lead to the list at the end of the page; else they go.
    """
    return mark_safe(_with_notes(html, notes))  # noqa: S308


@register.filter
def cited(words: str, notes: Footnotes | None = None) -> SafeString:
    """One plain line; its source marks as for `prose`."""
    return mark_safe(_with_notes(escape(words), notes))  # noqa: S308


@register.filter
def unbroken(html: SafeString) -> SafeString:
    """A drawn page in which no line ends within the name D-MER."""
    return mark_safe(html.replace("D-MER", "D\u2011MER"))  # noqa: S308


@register.filter
def at(words: Mapping[str, str], key: str) -> str:
    """One entry, where the key is not known before."""
    return words[key]


@register.filter
def numbers_of(keys: Iterable[str], notes: Footnotes) -> SafeString:
    """Source keys as small numbers."""
    return notes.marks(keys)


def _with_notes(html: str, notes: Footnotes | None) -> str:
    if notes is None:
        return citations.without_marks(html)
    return citations.MARK.sub(lambda mark: notes.marks(citations.keys(mark.group())), html)
