"""Somebody of the clinic with a phone in their hand: signs in with both steps, and every page is looked at."""

import re
import time

from django_otp.oath import TOTP
from playwright.sync_api import Browser, Page

from tests.browser.looking import AXE, COLOURS, RULES, RUN_AXE

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
PASSWORD = "a long enough password"
TOO_WIDE = "() => document.documentElement.scrollWidth > 390 && location.pathname"


class Staff:
    """`blocked`: what the content policy has stopped, and what else the browser complained about."""

    def __init__(self, browser: Browser, address: str, name: str) -> None:
        self.context = browser.new_context(**PHONE, java_script_enabled=True)
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(10_000)
        self.address, self.name = address, name
        self.blocked: list[str] = []
        self.seen: list[str] = []
        self.page.on("console", lambda said: self._heard(said.type, said.text))
        self.page.on("pageerror", lambda error: self._heard("error", str(error)))
        self.page.on("dialog", lambda dialog: dialog.accept())

    def _heard(self, kind: str, text: str) -> None:
        if kind in ("error", "warning") and "status of 4" not in text:  # a refused form is not a fault of the page
            self.blocked.append(f"{self.page.url}: {text}")

    def go(self, path: str) -> None:
        self.page.goto(f"{self.address}{path}")
        self.look()

    def look(self) -> None:
        """No axe fault, nothing blocked by the policy, nothing wider than the phone."""
        self.page.wait_for_load_state("load")
        assert not self.blocked, self.blocked
        self.page.evaluate(AXE)
        height = self.page.evaluate("document.documentElement.scrollHeight")
        self.page.set_viewport_size({"width": 390, "height": height})  # so that the fixed bar covers nothing
        found = self.page.evaluate(RUN_AXE, RULES)
        self.page.emulate_media(color_scheme="dark")
        self.page.wait_for_timeout(250)  # buttons fade from one colour to the other
        found += [f"in the dark: {each}" for each in self.page.evaluate(RUN_AXE, COLOURS)]
        self.page.emulate_media(color_scheme="light")
        self.page.set_viewport_size(PHONE["viewport"])
        assert not found, f"{self.page.url}\n" + "\n".join(found)
        assert not self.page.evaluate(TOO_WIDE), "scrolls sideways"
        self.blocked.clear()  # what axe itself made the browser complain about
        self.seen.append(re.sub(r"\d+", "N", self.page.url.removeprefix(self.address)))

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()
        self.look()

    def follow(self, name: str) -> None:
        self.page.get_by_role("link", name=name, exact=True).first.click()
        self.look()

    def sign_in(self) -> None:
        """The first time: password, phone app, backup codes."""
        self.go("/admin/")
        self.page.get_by_label("Username").fill(self.name)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.press("Sign in")
        key = self.page.locator(".key").inner_text().replace(" ", "")
        self.page.get_by_label("The six digits").fill(_code(key))
        self.press("Done")
        assert self.page.locator(".codes li").count() == 8
        self.follow("I have them. Go on")

    def text(self) -> str:
        return self.page.locator("body").inner_text()


def _code(key: str) -> str:
    from base64 import b32decode  # noqa: PLC0415

    totp = TOTP(b32decode(key))
    totp.time = time.time()
    return f"{totp.token():06d}"
