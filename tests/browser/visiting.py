"""A visitor on a phone: what they open, press and pick, and what their browser sees on the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from playwright.sync_api import BrowserContext, Locator

from leakapp.checker import answer_store
from leakapp.checker.answer_store import Visit
from leakapp.site.urls import urlpatterns as site_pages
from leakapp.triage.answers import Answers
from leakapp.triage.causes import BY_KEY
from leakapp.triage.questions import SCREENS
from tests.browser.looking import Looker

STEPS = (*(screen.id for screen in SCREENS), "continue", "answers", "result", "summary", "region", "clear", "leave")
PAGES = {
    "/theme.css",
    "/theme/",
    "/help-now/",
    "/offline/",
    "/nowhere/",
    "/check/",
    *(f"/{page.pattern}" for page in site_pages if not page.pattern.converters),
    *(f"/check/{step}/" for step in STEPS),
    *(f"/learn/{key}/" for key in BY_KEY),
}
FRAGMENTS = {"", "main"} | {f"q-{question}" for screen in SCREENS for question in screen.questions}
AS_IT_SHOULD_BE = tuple(
    f"error: Failed to load resource: the server responded with a status of {n}" for n in (404, 422)
)

CAN_BE_SEEN = """each => {
    const ring = [each, each.closest(".option")].some(one => one && getComputedStyle(one).outlineStyle !== "none");
    const box = each.getBoundingClientRect();
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    const card = each.closest(".option") ?? each;
    return ring && top !== null && (card.contains(top) || top.contains(each)) }"""


class Visitor:
    """Steps (`opens`, `presses`, `picks`...) return the visitor, so that a story reads as one.

    Every page that a step leads to is looked at, and every request, redirect and complaint is remembered.
    """

    def __init__(self, context: BrowserContext, site: str, looker: Looker) -> None:
        self.site = site
        self.may_go_to = {site}
        self.page = context.new_page()
        self.page.set_default_timeout(20_000)
        self.status = 0  # of the last page that came
        self.led_to: list[str] = []  # the path of every page that came, in order
        self._looker = looker
        self._requested: list[str] = []
        self._addresses: list[str] = []
        self._complaints: list[str] = []
        context.on("request", lambda request: self._requested.append(request.url))
        self.page.on("framenavigated", lambda frame: self._addresses.append(frame.url))
        self.page.on("console", lambda message: self._complaints.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self._complaints.append(str(error)))

    # --- what they have done before the story begins

    def has_answered(self, answers: Mapping[str, Sequence[str]]) -> Visitor:
        """The cookie that a visit with these answers leaves in the browser."""
        response = HttpResponse()
        answer_store.write(response, Visit(Answers.strict(answers), settings.REGION))
        cookie = response.cookies[answer_store.NAME]
        self.page.context.add_cookies(
            [
                {
                    "name": cookie.key,
                    "value": cookie.value,
                    "domain": "localhost",
                    "path": cookie["path"],
                    "httpOnly": True,
                }
            ]
        )
        return self

    # --- what they do

    def opens(self, path: str) -> Visitor:
        with self.page.expect_navigation() as came:
            self.page.goto(self.site + path)
        return self._arrives(came.value)

    def presses(self, name: str) -> Visitor:
        """Press the one link or button of that name and wait for the page it leads to."""
        with self.page.expect_navigation() as came:
            self._pressable(name).click()
        return self._arrives(came.value)

    def goes_back(self) -> Visitor:
        """The browser's own way back."""
        return self._arrives(self.page.go_back())

    def picks(self, question: str, *options: str) -> Visitor:
        """Make these, and no other, the picked answers to a question."""
        to_press = self.picked(question) ^ set(options)
        if self.page.locator(f'input[type="radio"][name="{question}"]').count():
            to_press &= set(options)  # the other one goes by itself
        for option in sorted(to_press):
            self.page.locator(f'input[name="{question}"][value="{option}"] + label').click()
        assert self.picked(question) == set(options)
        return self

    def answers_the_screen(self, answers: Mapping[str, Sequence[str]]) -> Visitor:
        """Answer every question in sight. One may come into sight because of the one before."""
        for question in self.page.locator("fieldset").all():
            if question.is_visible():
                name = question.locator("input").first.get_attribute("name")
                self.picks(name, *answers[name])
        return self

    def walks_to_the_result(self, answers: Mapping[str, Sequence[str]]) -> Visitor:
        """Answer screen after screen, from wherever the visitor is."""
        while not self.is_at("/check/result/"):
            assert len(self.led_to) < 20, self.led_to
            self.answers_the_screen(answers).presses("Continue")
            assert self.status == 200, self.text
        return self

    def follows_the_error_to(self, question: str) -> Visitor:
        """Press the line of the error summary that is about a question."""
        self.page.locator(f'.error-summary a[href="#q-{question}"]').click()
        return self.looks()

    def opens_the_part(self, name: str) -> Visitor:
        self.page.locator("summary", has_text=name).first.click()
        return self.looks()

    def asks_for_the_numbers_of(self, region: str) -> Visitor:
        self.page.get_by_label("Show numbers for").select_option(region)
        return self.presses("Show")

    def tabs_to(self, selector: str) -> Visitor:
        """Press Tab until the focus is there. On the way, whatever has the focus can be seen to have it."""
        for _ in range(60):
            self.page.keyboard.press("Tab")
            assert self.focused.evaluate(CAN_BE_SEEN), self.focused.evaluate("each => each.outerHTML")
            if self.focused.evaluate("(each, selector) => each.matches(selector)", selector):
                return self
        raise AssertionError(f"The keyboard does not reach {selector}")

    def types(self, *keys: str) -> Visitor:
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def types_enter_and_waits(self) -> Visitor:
        with self.page.expect_navigation() as came:
            self.page.keyboard.press("Enter")
        return self._arrives(came.value)

    def looks(self) -> Visitor:
        """Look at the page as it stands now, after something was picked or opened on it."""
        self._looker.look(self.page)
        return self

    # --- what they see

    def is_at(self, path: str) -> bool:
        return urlsplit(self.page.url).path == path

    @property
    def heading(self) -> str:
        return self.page.locator("h1").inner_text().strip()

    @property
    def text(self) -> str:
        """The words in sight, below the line with the site's name."""
        return self.page.locator("main").inner_text().strip()

    @property
    def every_word(self) -> str:
        """The words in sight and in the parts that are closed, with the title of the page."""
        return f"{self.page.title()} {self.page.locator('main').text_content()}"

    @property
    def focused(self) -> Locator:
        return self.page.locator("*:focus")

    def picked(self, question: str) -> set[str]:
        picked = self.page.locator(f'input[name="{question}"]:checked')
        return set(picked.evaluate_all("all => all.map(each => each.value)"))

    # --- what must be true of every visit

    def left_no_trouble(self) -> None:
        complaints = [each for each in self._complaints if not each.startswith(AS_IT_SHOULD_BE)]
        assert not complaints, complaints
        hosts = {"{0.scheme}://{0.netloc}".format(urlsplit(each)) for each in self._requested}
        assert hosts <= self.may_go_to, hosts - self.may_go_to

    def told_no_address(self) -> None:
        """No address holds anything but the name of a page: no query, no answer, no option."""
        for address in {*self._addresses, *self._requested}:
            parts = urlsplit(address)
            if address.startswith(self.site) and not parts.path.startswith("/static/"):
                assert parts.path in PAGES, address
                assert not parts.query, address
                assert parts.fragment in FRAGMENTS, address

    def _arrives(self, response) -> Visitor:
        self.status = response.status
        self.led_to.append(urlsplit(self.page.url).path)
        return self.looks()

    def _pressable(self, name: str) -> Locator:
        link = self.page.get_by_role("link", name=name, exact=True)
        return link.or_(self.page.get_by_role("button", name=name, exact=True)).first
