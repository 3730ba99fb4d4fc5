"""The pages as a reader meets them: each is drawn in this process, without a server or a visitor."""

import logging
from collections.abc import Iterable, Iterator
from functools import cache
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve

from leakapp.content.kinds import KINDS
from leakapp.content.proofreading import markup
from leakapp.content.proofreading.finding import Finding, Severity


def addresses() -> Iterator[str]:
    """The address of every page that is the same for everybody, those of explanations among them.

    What does not end in "/" is not for reading: the health check, robots.txt and so on. Nor is what has a prefix of its
    own: the visit and the admin.
    """
    return _addresses(get_resolver().url_patterns)


def _addresses(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        route = str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            if not route:
                yield from _addresses(pattern.url_patterns)
        elif not f"/{route}".endswith("/"):
            continue
        elif not pattern.pattern.converters:
            yield f"/{route}"
        elif pattern.name in KINDS:
            yield from (resolved(pattern, key) for key in KINDS[pattern.name].table)


def resolved(pattern: URLPattern, key: str) -> str:
    (name,) = pattern.pattern.converters
    return "/" + str(pattern.pattern).replace(f"<slug:{name}>", key)


class Site:
    """The site as one publication has it. Each page is drawn once."""

    def __init__(self) -> None:
        self.html = cache(_drawn)
        self.read = cache(lambda path: markup.read(self.html(path) or ""))

    def pages(self) -> Iterator[tuple[str, str]]:
        """(address, HTML) of every page."""
        for address in addresses():
            if html := self.html(address):
                yield address, html

    def fault(self, href: str, here: str = "") -> str:
        """What is wrong with a link: "" for a good one and for one that leads to another site.

        `here`: the page it stands on, for a link to a place on the same page.
        """
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            return "" if parts.scheme in ("https", "http", "tel", "sms", "mailto") else "an odd scheme"
        if parts.path and not parts.path.startswith("/"):
            return "not a whole address"
        path, wanted = parts.path or here, unquote(parts.fragment)
        html = self.html(path) if path else ""
        if html is None:
            return "no such page"
        if wanted and html and wanted not in self.read(path).ids:
            return f"no place called #{wanted} on that page"
        return ""

    def dead_links(self) -> Iterator[Finding]:
        """Links on the pages, in templates and words alike, that lead to nothing."""
        for address, _ in self.pages():
            for href in dict.fromkeys(self.read(address).links):
                if fault := self.fault(href, address):
                    what, mend = f"a link to nothing ({fault})", "Mend the address or the link."
                    yield Finding(Severity.BLOCK, "", href, what, mend, address)


def _drawn(path: str) -> str | None:
    """The page's HTML, "" for something else that is there (a redirect, a picture), None when nothing is."""
    logging.disable(logging.WARNING)  # a page that only takes posts would complain of being read
    try:
        match = resolve(path)
        response: HttpResponseBase = match.func(_asking_for(path), *match.args, **match.kwargs)
    except (Resolver404, Http404):
        return None
    finally:
        logging.disable(logging.NOTSET)
    if response.status_code >= 400:
        return None
    is_page = response.status_code == 200 and response.headers.get("Content-Type", "").startswith("text/html")
    return response.content.decode() if is_page else ""  # type: ignore[attr-defined]


def _asking_for(path: str) -> HttpRequest:
    request = HttpRequest()
    request.method, request.path, request.path_info = "GET", path, path
    request.user = AnonymousUser()
    host = next((host for host in settings.ALLOWED_HOSTS if host[0] not in "*."), "localhost")
    request.META.update(REQUEST_METHOD="GET", HTTP_HOST=host, SERVER_NAME=host, SERVER_PORT="443")
    return request
