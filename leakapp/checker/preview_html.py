"""A page as the preview shows it: without script, and forced into light or dark.

A frame cannot tell the page in it which of the two to be in every browser. The site works without script anyway.
"""

import re
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders

SCHEMES = ("light", "dark")
_SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
_STYLESHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)">')
_QUERY = re.compile(r"\(prefers-color-scheme:\s*(light|dark)\)")


def without_scripts(html: str) -> str:
    """The same page without script, which the preview's frame would not run."""
    return _SCRIPT.sub("", html)


def forced(html: str, scheme: str, nonce: str) -> str:
    """The same page with its stylesheets written into it, their light and dark parts decided."""
    return _STYLESHEET.sub(lambda link: _style(link[1], scheme, nonce), html)


def _style(address: str, scheme: str, nonce: str) -> str:
    """One stylesheet as a <style>. One that is no file of ours (a reader's own choice of theme) is left out."""
    if not address.startswith(settings.STATIC_URL):
        return ""
    name = address.removeprefix(settings.STATIC_URL)
    found = Path(finders.find(name) or Path(settings.STATIC_ROOT) / name)  # under its own name, or as it was collected
    if not found.is_file():
        return ""
    css = found.read_text(encoding="utf-8")
    css = _QUERY.sub(lambda query: "all" if query[1] == scheme else "not all", css)
    css = css.replace("color-scheme: light dark", f"color-scheme: {scheme}")
    return f'<style nonce="{nonce}">{css}</style>'
