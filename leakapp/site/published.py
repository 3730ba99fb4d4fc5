"""Published pages, answered from memory before Django's own stack, the way whitenoise answers a file.

A page that is the same for everybody is rendered once per publication and day, compressed once, and then served as
bytes, with the very headers that Django gave it. Anything else goes through: a post, a query string, a private page.
"""

import gzip
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from hashlib import sha256
from typing import Any

import brotli
from django.http import HttpRequest, HttpResponse

from leakapp.content import snapshot
from leakapp.site import request_id

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]
Headers = list[tuple[str, str]]
Key = tuple[str, str, str]  # path, host, forwarded scheme: Django has accepted each before a page is kept

# Browsers ask each time and mostly get a 304. A CDN may keep a page for a minute, longer while it asks or we are away.
SHARED = "public, max-age=0, s-maxage=60, stale-while-revalidate=600, stale-if-error=604800"
PAGES_AT_MOST = 1000  # per worker: about 80 pages for each name the site answers to
_SET_HERE = {"content-length", "content-encoding", "etag", "vary", "x-request-id"}
_ONE_READERS_OWN = {"HTTP_COOKIE", "HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE"}


def published(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Marks a view whose page is the same for everybody: it reads no cookie and sets none."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if response.status_code == 200:
            response.headers["Cache-Control"] = SHARED
        return response

    return answer


@dataclass(frozen=True)
class Page:
    """One page in every encoding. `edition`: the publication and the day it was rendered for."""

    edition: tuple[int, int]
    etag: str
    bodies: dict[str, bytes]
    headers: dict[str, Headers]
    unchanged: Headers

    def answer(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        named = ("X-Request-ID", request_id.name_for(environ.get("HTTP_X_REQUEST_ID", "")))
        if self.etag in environ.get("HTTP_IF_NONE_MATCH", ""):
            start_response("304 Not Modified", [*self.unchanged, named])
            return []
        encoding = _best_encoding(environ.get("HTTP_ACCEPT_ENCODING", ""))
        start_response("200 OK", [*self.headers[encoding], named])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [self.bodies[encoding]]


class PublishedPages:
    """The WSGI application in front of Django's."""

    def __init__(self, application: Application) -> None:
        self.application = application
        self.pages: OrderedDict[Key, Page] = OrderedDict()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or environ.get("QUERY_STRING"):
            return self.application(environ, start_response)
        key = (environ["PATH_INFO"], environ.get("HTTP_HOST", "").lower(), _scheme_said(environ))
        page = self.pages.get(key)
        if page is None:
            return self._first(key, environ, start_response)
        if page.edition != _edition():
            page = self._render(key, environ)
        if page is None:
            return self.application(environ, start_response)
        return page.answer(environ, start_response)

    def _first(self, key: Key, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Ask Django, and keep the page when its answer says that everybody may share it."""
        started: list[Any] = []
        body = self.application(environ, lambda *said: started.extend(said))
        if not (started[0].startswith("200") and _is_shared(started[1])):
            start_response(*started)
            return body
        _close(body)
        page = self._render(key, environ)
        return self.application(environ, start_response) if page is None else page.answer(environ, start_response)

    def _render(self, key: Key, environ: Environ) -> Page | None:
        """The page as Django makes it for nobody in particular: no cookie, no encoding. None when not shared now."""
        edition = _edition()  # before rendering: should words change meanwhile, the page is rendered again
        clean = {name: value for name, value in environ.items() if name not in _ONE_READERS_OWN}
        started: list[Any] = []
        answer = self.application({**clean, "REQUEST_METHOD": "GET"}, lambda *said: started.extend(said))
        body = b"".join(answer)
        _close(answer)
        status, headers = started[:2]
        if not (status.startswith("200") and _is_shared(headers)):
            self.pages.pop(key, None)
            return None
        page = _page(edition, body, headers)
        self.pages[key] = page
        while len(self.pages) > PAGES_AT_MOST:
            self.pages.popitem(last=False)
        return page


def _scheme_said(environ: Environ) -> str:
    """As Django reads it, so that no other spelling of it fills the memory."""
    return str(environ.get("HTTP_X_FORWARDED_PROTO", "")).partition(",")[0].strip()


def _page(edition: tuple[int, int], body: bytes, headers: Headers) -> Page:
    etag = f'W/"{sha256(body).hexdigest()[:20]}"'
    bodies = {"": body, "gzip": gzip.compress(body, 9, mtime=0), "br": brotli.compress(body, quality=9)}
    common = [(name, value) for name, value in headers if name.lower() not in _SET_HERE]
    common += [("ETag", etag), ("Vary", "Accept-Encoding")]
    whole = {
        encoding: [
            *common,
            ("Content-Length", str(len(each))),
            *([("Content-Encoding", encoding)] if encoding else []),
        ]
        for encoding, each in bodies.items()
    }
    return Page(edition, etag, bodies, whole, [each for each in common if each[0].lower() != "content-type"])


def _is_shared(headers: Headers) -> bool:
    said = {name.lower(): value for name, value in headers}
    own = "set-cookie" in said or "cookie" in said.get("vary", "").lower()
    return said.get("cache-control") == SHARED and not own


def _best_encoding(accepted: str) -> str:
    return "br" if "br" in accepted else "gzip" if "gzip" in accepted else ""


def _edition() -> tuple[int, int]:
    """The newest publication, asked for at most every SNAPSHOT_CHECK_SECONDS, and the day."""
    return snapshot.current().number, int(time.time() // 86400)


def _close(body: Iterable[bytes]) -> None:
    close = getattr(body, "close", None)
    if close is not None:
        close()
