"""Looking at a page as it stands in the browser: by axe, in light and dark, for sideways scroll, with parts opened.

Script stays off. The browser runs what a test evaluates all the same, but no timer ever fires, so axe gets a timer
that calls at once.
"""

import re
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}  # all that a colour scheme can change
WIDTHS = (320, 390, 1280)  # CSS pixels
TEXT_SIZES = (100, 200)  # percent

TIMERS_THAT_CALL_AT_ONCE = """
    window.setTimeout = (call, ms, ...given) => { Promise.resolve().then(() => call?.(...given)); return 1 }"""
RUN_AXE = """only => axe.run(document, {runOnly: only, resultTypes: ["violations"], preload: false}).then(found =>
    found.violations.flatMap(each => each.nodes.map(node => `${each.id}: ${node.html} ${node.failureSummary}`)))"""
OPEN_EVERY_PART = """() => document.querySelectorAll("details").forEach(part => {
    part.dataset.was = JSON.stringify([part.name, part.open]); part.name = ""; part.open = true })"""
PUT_BACK = """() => document.querySelectorAll("details").forEach(part => {
    [part.name, part.open] = JSON.parse(part.dataset.was); delete part.dataset.was })"""
TOO_WIDE = """([width, text]) => {
    document.documentElement.style.fontSize = `${text}%`;
    const wide = document.documentElement.scrollWidth <= width ? [] : [...document.querySelectorAll("body *")]
        .filter(each => each.getBoundingClientRect().right > width).map(each => each.outerHTML.slice(0, 120));
    document.documentElement.style.fontSize = "";
    return wide }"""
TICKED = """() => [...document.querySelectorAll("input:checked, details[open]")].map(each => each.id)"""
CHANGES_EACH_TIME = re.compile(r'(name="csrfmiddlewaretoken" value|nonce)="[^"]*"')


class Looker:
    def __init__(self) -> None:
        self._looked_at: set[int] = set()

    def look(self, page: Page) -> None:
        """Fail on any fault of the page state in sight. A state that was looked at before is not looked at again."""
        state = hash((page.url, CHANGES_EACH_TIME.sub("", page.content()), *page.evaluate(TICKED)))
        if state in self._looked_at:
            return
        faults = self.faults(page)
        assert not faults, f"{page.url}\n" + "\n".join(faults)
        self._looked_at.add(state)

    def faults(self, page: Page) -> list[str]:
        page.evaluate(TIMERS_THAT_CALL_AT_ONCE)
        page.evaluate(AXE)
        page.evaluate(OPEN_EVERY_PART)
        found = page.evaluate(RUN_AXE, RULES)
        page.emulate_media(color_scheme="dark")
        found += [f"in the dark: {each}" for each in page.evaluate(RUN_AXE, COLOURS)]
        page.emulate_media(color_scheme="light")
        found += _too_wide(page)
        page.evaluate(PUT_BACK)
        return found


def _too_wide(page: Page) -> list[str]:
    as_it_was = page.viewport_size
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": as_it_was["height"]})
        for text in TEXT_SIZES:
            wide = page.evaluate(TOO_WIDE, [width, text])
            found += [f"scrolls sideways at {width} px, text at {text} %: {each}" for each in wide]
    page.set_viewport_size(as_it_was)
    return found
