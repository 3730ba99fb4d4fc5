"""Light, dark, or as the phone says: a switch that works without script.

The choice is one cookie. Pages stay the same bytes for everybody, so that they can be kept and shared; the cookie
chooses what the small stylesheet at /theme.css says.
"""

import re
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_cookie

NAME = "theme"
KEPT_FOR = 60 * 60 * 24 * 365  # seconds; it says nothing about the reader but light or dark
_TOKENS = re.compile(r"/\* tokens: (light|dark) \*/[^{]*(?:\{\s*:root\s*)?\{([^}]*)\}")


@cache
def stylesheets() -> dict[str, str]:
    """The tokens of each theme, cut from the site's own stylesheet so that no colour is written twice."""
    css = (Path(settings.BASE_DIR) / "static" / "css" / "site.css").read_text(encoding="utf-8")
    return {name: f"@media screen{{:root{{{' '.join(tokens.split())}}}}}" for name, tokens in _TOKENS.findall(css)}


@cache
def _marked(theme: str) -> str:
    """A tick that is read out as a word, for the button of this value."""
    button = f'.theme [value="{theme}"]'
    return (
        f"{button}{{border-color:var(--accent);background:var(--accent-soft)}}"
        f'{button}::before{{content:"✓ ";content:"✓ "/"Chosen: "}}'
    )


def chosen(theme: str) -> str:
    """The stylesheet for what a cookie says. What is no theme counts as no choice."""
    tokens = stylesheets().get(theme, "")
    return tokens + _marked(theme if tokens else "")


@require_safe
@vary_on_cookie
def stylesheet(request: HttpRequest) -> HttpResponse:
    """The chosen theme's tokens, none when the phone decides, and a mark on the button of the choice."""
    response = HttpResponse(chosen(request.COOKIES.get(NAME, "")), content_type="text/css; charset=utf-8")
    response["Cache-Control"] = "private, no-cache"
    return response


@csrf_exempt  # a forged post could turn a page dark and nothing else; without a token the page's bytes stay shareable
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Remember the choice and go back to the page it was made on."""
    back = request.POST.get("back", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = "/"
    response = HttpResponseRedirect(back, status=303)
    if (chosen := request.POST.get("theme", "")) in stylesheets():
        response.set_cookie(
            NAME, chosen, max_age=KEPT_FOR, secure=settings.SECURE_COOKIES, httponly=True, samesite="Lax"
        )
    else:
        response.delete_cookie(NAME, samesite="Lax")
    return response
