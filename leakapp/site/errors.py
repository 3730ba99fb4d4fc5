"""Error pages. Each carries the emergency numbers; the last one needs nothing at all."""

import sys
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers

from leakapp.content.safety import REGIONS

RETRY_AFTER = 60  # seconds
AWAY = (DatabaseError, OperationalError, InterfaceError)  # these very types; their kinds are faults of ours


def _page(request: HttpRequest, status: int, title: str, words: str) -> HttpResponse:
    context = {"title": title, "words": words, "regions": [each for each in REGIONS if each.emergency]}
    try:
        response = render(request, "site/error.html", context, status=status)
        add_never_cache_headers(response)
        return response
    except Exception:  # a broken template must not take the emergency numbers away
        return server_error(request)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    words = "Something in the request was not right. Please go back and try again."
    return _page(request, 400, "We could not read that", words)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 403, "This page is not open to you", "You may need to sign in first.")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 404, "We cannot find that page", "The address may be old, or there may be a slip in it.")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A post without our cookie: cookies are off, or the page was open for a long time."""
    if not request.path.startswith(reverse("danger")):
        return _page(request, 403, "That did not work", "Please go back, load the page again and try once more.")
    words = (
        "Your browser did not send the small cookie that holds your answers. It may be switched off, or this page may "
        "have been open for a long time. Please start again. You can read when to get help without any cookie."
    )
    return _page(request, 403, "We lost your place", words)


def server_error(request: HttpRequest) -> HttpResponse:
    """No template, no database, no static file: one file of plain HTML. Django calls this while it handles an error."""
    if sys.exc_info()[0] in AWAY and not hasattr(request, "told_away"):
        return database_away(request)
    page = (Path(settings.BASE_DIR) / "templates" / "500.html").read_bytes()
    return HttpResponseServerError(page, headers={"Cache-Control": "no-store"})


def database_away(request: HttpRequest) -> HttpResponse:
    """Pages for patients never need the database, so whoever sees this was editing."""
    request.told_away = True  # type: ignore[attr-defined]  # should this page fail too, the last one follows
    words = (
        "The database does not answer. Everything you saved before is safe. What you sent now is not saved yet. "
        "Keep this page open and reload it in a few minutes. Your browser will offer to send your words again. "
        "Readers notice nothing: the guide, the questions and help now go on."
    )
    response = _page(request, 503, "You cannot edit for the moment", words)
    response.headers["Retry-After"] = str(RETRY_AFTER)
    return response
