"""Error pages. Each carries the emergency numbers; the last one needs nothing at all."""

from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render

from leakapp.content.safety import REGIONS


def _page(request: HttpRequest, status: int, title: str, words: str) -> HttpResponse:
    context = {"title": title, "words": words, "regions": [each for each in REGIONS if each.emergency]}
    try:
        return render(request, "site/error.html", context, status=status)
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
    words = (
        "Your browser did not send the small cookie that holds your answers. It may be switched off, or this page may "
        "have been open for a long time. Please start again. You can read when to get help without any cookie."
    )
    return _page(request, 403, "We lost your place", words)


def server_error(request: HttpRequest) -> HttpResponse:
    """No template, no database, no static file: one file of plain HTML."""
    return HttpResponseServerError((Path(settings.BASE_DIR) / "templates" / "500.html").read_bytes())
