"""A page forced into light or dark, for the preview: a frame cannot tell a page which one to be in every browser."""

import re
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders

SCHEMES = ("light", "dark")
_STYLESHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)">')
_QUERY = re.compile(r"\(prefers-color-scheme:\s*(light|dark)\)")


def forced(html: str, scheme: str, nonce: str) -> str:
    """The same page with its stylesheets written into it, their light and dark parts decided."""
    return _STYLESHEET.sub(lambda link: _style(link[1], scheme, nonce), html)


def _style(address: str, scheme: str, nonce: str) -> str:
    """One stylesheet as a <style>. One that is no file of ours (a reader's own choice of theme) is left out."""
    name = address.removeprefix(settings.STATIC_URL)
    found = finders.find(name) or Path(settings.STATIC_ROOT) / name  # under its own name, or as it was collected
    if name == address or not Path(found).is_file():
        return ""
    css = Path(found).read_text(encoding="utf-8")
    css = _QUERY.sub(lambda query: "all" if query[1] == scheme else "not all", css)
    css = css.replace("color-scheme: light dark", f"color-scheme: {scheme}")
    return f'<style nonce="{nonce}">{css}</style>'
