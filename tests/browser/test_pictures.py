"""Pictures as a narrow phone shows them: words that can be read, within the drawing and clear of each other."""

from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template

from leakapp.site.pictures import PICTURES

pytestmark = pytest.mark.browser

CSS = Path(settings.BASE_DIR, "static", "css", "site.css").read_text()
# Sizes are pixels of the screen. The boxes of two lines of text may share the empty space above and under the letters.
FAULTS = """least => {
    const faults = [], box = each => each.getBoundingClientRect();
    const meet = (a, b) =>
        a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 4 && b.top < a.bottom - 4;
    for (const drawing of document.querySelectorAll("svg.drawing")) {
        const name = drawing.querySelector("title").textContent, outer = box(drawing);
        const texts = [...drawing.querySelectorAll("text")];
        for (const [place, text] of texts.entries()) {
            const inner = box(text), at = `${name}: ${text.textContent}`;
            const size = parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a;
            if (size < least) faults.push(`${at}, ${size} px`);
            if (inner.left < outer.left - 1 || inner.right > outer.right + 1 || inner.bottom > outer.bottom + 1)
                faults.push(`${at}, outside the drawing`);
            for (const other of texts.slice(place + 1))
                if (meet(inner, box(other))) faults.push(`${at}, on ${other.textContent}`);
        }
    }
    if (document.documentElement.scrollWidth > innerWidth) faults.push("scrolls sideways");
    return faults;
}"""


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_words_in_pictures_can_be_read_and_stay_in_their_place(page, width):
    draw = Template("{% load pictures %}{% for each in pictures %}{% picture each.name %}{% endfor %}")
    figures = draw.render(Context({"pictures": PICTURES}))
    head = f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{CSS}</style>'
    page.set_viewport_size({"width": width, "height": 800})
    page.set_content(f'<!DOCTYPE html><html lang="en">{head}<body><main>{figures}</main></body></html>')
    assert page.locator("svg.drawing").count() == len(PICTURES)
    assert page.evaluate(FAULTS, 13.99) == []
