"""Where each page is, and the links at the foot of every page."""

from functools import cache

from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from leakapp.triage.causes import BY_KEY

# (name of the address, words of the link), in order.
SITE_LINKS: tuple[tuple[str, str], ...] = (
    ("home", "Home"),
    ("learn", "What do you notice?"),
    ("when-to-get-help", "When to get help"),
    ("help-now", "Help now"),
    ("search", "Search"),
    ("medicines", "Medicines"),
    ("sources", "Sources"),
    ("not-confirmed", "What we could not confirm"),
    ("how-it-works", "How this guide decides"),
    ("about", "About this guide"),
    ("privacy", "Your privacy"),
    ("accessibility", "Use it your way"),
)
# At the foot of the page about a loss: no page whose words speak of a baby or of feeding.
QUIET_LINKS: tuple[tuple[str, str], ...] = tuple(
    link for link in SITE_LINKS if link[0] in ("home", "help-now", "search", "about", "privacy", "accessibility")
)


@cache
def drawn(links: tuple[tuple[str, str], ...]) -> SafeString:
    """Links as HTML. Kept, as every page has them."""
    return format_html_join("", '<a href="{}">{}</a>', ((reverse(name), words) for name, words in links))


@cache
def address_of(key: str) -> str:
    """The address of an explanation by its key, or of any other page by the name of its address."""
    return reverse("explanation", args=[key]) if key in BY_KEY else reverse(key)
