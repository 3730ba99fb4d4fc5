"""Parts of a page that are the same for everybody: drawn once, then kept as HTML."""

from functools import cache, lru_cache

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from leakapp.content.safety import Line

register = template.Library()


@register.simple_tag
def kept(name: str) -> SafeString:
    """A template that reads nothing: no visitor, no words, no request."""
    return render_to_string(name) if settings.DEBUG else _kept(name)


@cache
def _kept(name: str) -> SafeString:
    return render_to_string(name)


@register.filter
@lru_cache(maxsize=200)  # every line of every region; a line is words alone
def drawn(line: Line) -> SafeString:
    return render_to_string("partials/line.html", {"line": line})


@register.filter
@cache
def icon(level: str) -> SafeString:
    """The picture of a level of urgency, by its key."""
    return render_to_string("partials/level_icon.html", {"level": level})
