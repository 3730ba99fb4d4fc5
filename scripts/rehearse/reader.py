"""A patient with a plain browser: no script, cookies kept, every page looked at."""

import http.client
import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from leakapp.triage import cases
from leakapp.triage.questions import SCREEN_OF
from scripts.rehearse.site import HOST, Site

PATIENCE = 60  # seconds for one page; far more than any may take
PUBLIC = ("/", "/learn/", "/learn/mastitis/", "/help-now/")
Form = Mapping[str, Sequence[str] | str]


@dataclass(frozen=True)
class Page:
    address: str
    status: int
    headers: list[tuple[str, str]]
    body: str
    seconds: float

    def header(self, name: str) -> str:
        return next((value for each, value in self.headers if each.lower() == name.lower()), "")

    @property
    def trouble(self) -> str:
        """What a patient would call broken, in a word or two."""
        if self.status >= 500:
            return f"{self.address}: {self.status}"
        if self.status == 200 and not re.search(r"<h1|^alive", self.body):
            return f"{self.address}: blank"
        if self.status == 200 and "/help-now/" not in self.body and not self.body.startswith("alive"):
            return f"{self.address}: no way to help"
        return ""


class Browser:
    """Speaks to one machine as its proxy would: https outside, plain http on the last step."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.cookies: dict[str, str] = {}
        self.pages: list[Page] = []

    def get(self, address: str, **headers: str) -> Page:
        return self.ask("GET", address, None, headers)

    def post(self, address: str, form: Form, **headers: str) -> Page:
        return self.ask("POST", address, urlencode(form, doseq=True), headers)

    def ask(self, method: str, address: str, body: str | None, headers: Mapping[str, str]) -> Page:
        """Status 599 stands for a connection that broke: whoever sits before a screen sees no page at all."""
        started = time.monotonic()
        try:
            status, given, words = self._asked(method, address, body, headers)
        except (OSError, http.client.HTTPException):
            status, given, words = 599, [], ""
        page = Page(address, status, given, words, time.monotonic() - started)
        self.pages.append(page)
        return page

    def _asked(self, method: str, address: str, body: str | None, headers: Mapping[str, str]):
        said = {
            "Host": HOST,
            "X-Forwarded-Proto": "https",
            "Origin": f"https://{HOST}",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            **({"Content-Type": "application/x-www-form-urlencoded"} if body is not None else {}),
            **{name.replace("_", "-"): value for name, value in headers.items()},
        }
        connection = http.client.HTTPConnection("127.0.0.1", self.site.port, timeout=PATIENCE)
        try:
            connection.request(method, address, body, said)
            response = connection.getresponse()
            words = response.read().decode("utf-8", "replace")
            given = response.getheaders()
        finally:
            connection.close()
        for name, value in given:
            if name.lower() == "set-cookie":
                self._keep(value)
        return response.status, given, words

    def _keep(self, value: str) -> None:
        for name, morsel in SimpleCookie(value).items():
            if morsel.value and morsel["max-age"] != 0 and "1970" not in morsel["expires"]:
                self.cookies[name] = morsel.coded_value
            else:
                self.cookies.pop(name, None)


def token_of(page: Page) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.body)
    return unescape(found[1]) if found else ""


def walk(browser: Browser, answers: Mapping[str, Sequence[str]], screens: int = 20) -> Page:
    """Answer screen after screen, as far as the result or as many screens as said. The last page that was shown."""
    page = browser.get("/check/")
    for _ in range(screens):
        screen = "danger" if page.address == "/check/" else page.address.split("/")[2]
        if page.status != 200 or screen == "result":
            break
        said = {question: options for question, options in answers.items() if SCREEN_OF[question].id == screen}
        moved = browser.post(page.address, {**said, "csrfmiddlewaretoken": token_of(page)})
        if moved.status != 303:
            return moved
        page = browser.get(moved.header("Location"))
    return page


@dataclass
class Seen:
    """What patients saw over a while."""

    pages: int = 0
    slowest: float = 0.0
    troubles: list[str] = field(default_factory=list)

    def add(self, browser: Browser) -> None:
        for page in browser.pages:
            self.pages += 1
            self.slowest = max(self.slowest, page.seconds)
            if page.trouble:
                self.troubles.append(page.trouble)

    def __str__(self) -> str:
        blank = f"{len(self.troubles)} in trouble ({self.troubles[0]})" if self.troubles else "none blank"
        return f"{self.pages} pages, {blank}, slowest {self.slowest:.1f} s"


def a_round(site: Site, number: int = 0, seen: Seen | None = None) -> Seen:
    """The public pages and one whole visit to its result, by one of the clinical cases that ship with the site."""
    seen = seen or Seen()
    browser = Browser(site)
    for address in PUBLIC:
        browser.get(address)
    example = cases.examples()[number % len(cases.examples())]
    last = walk(browser, example["answers"])
    seen.add(browser)
    if not last.address.startswith("/check/result/"):
        seen.troubles.append(f"a visit ended at {last.address} with {last.status}")
    return seen
