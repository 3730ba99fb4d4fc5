"""Where readers meet a text, for links to the live page."""

from functools import lru_cache

from django.urls import reverse

# kind -> (name of the page, how the text's place on it is called)
_PLACES = {
    "question": ("the-questions", "#q-{key}"),
    "rule": ("the-rules", "#{key}"),
    "level": ("when-to-get-help", "#level-{key}"),
    "medicine": ("medicines", ""),
    "source": ("sources", "#{key}"),
    "noticed": ("learn", "#{key}"),
}


@lru_cache(maxsize=1024)  # a result links to a dozen
def live_page(kind: str, key: str) -> str | None:
    """The address of the page that shows the text to everybody. None for what only a visit or a region shows."""
    if kind == "explanation":
        return reverse("explanation", args=[key])
    if kind == "page":
        return reverse(key)
    if kind not in _PLACES:
        return None
    page, place = _PLACES[kind]
    return reverse(page) + place.format(key=key)
