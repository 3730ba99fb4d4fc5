"""The reading level of everything a reader meets, page by page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from leakapp.content import safety
from leakapp.content.kinds import KINDS
from leakapp.content.proofreading import markup, texts
from leakapp.content.proofreading.finding import Finding, Severity
from leakapp.content.proofreading.pages import Site
from leakapp.content.proofreading.reading import CRISIS_GRADE, MOST_WORDS, PAGE_GRADE, Reading, length
from leakapp.content.snapshot import Snapshot
from leakapp.triage.questions import SCREENS

CRISIS_PAGES = frozenset({"/help-now/", "screen danger", "level EMERGENCY", "buttons", "words of the code"})


@dataclass(frozen=True)
class Read:
    """One page, or a part of the visit, with the grade it may ask for."""

    place: str
    reading: Reading
    most: float

    @property
    def is_hard(self) -> bool:
        return self.reading.grade > self.most


def everything(snapshot: Snapshot, site: Site) -> Iterator[Read]:
    """Every page; then what the visit is made of: screens, levels, rules; then buttons and the words of the code."""
    for address, html in site.pages():
        yield _read(address, Reading.of(markup.read(html, "main").blocks))
    titles = snapshot.words("site", "screens")
    for screen in SCREENS:
        asked = [block for each in screen.questions for block in _spoken(snapshot, "question", each)]
        yield _read(f"screen {screen.id}", Reading.of([titles[f"title.{screen.id}"], *asked]))
    for kind in ("level", "rule"):
        for key in KINDS[kind].table:
            if (kind, key) in snapshot.texts:
                yield _read(f"{kind} {key}", Reading.of(_spoken(snapshot, kind, key)))
    yield _read("buttons", Reading.of(buttons()))
    fixed = (safety.NEVER_STOP, safety.DISCLAIMER, safety.EVALUATION, safety.NOT_REVIEWED)
    yield _read("words of the code", Reading.of(fixed))


def _read(place: str, reading: Reading) -> Read:
    crisis = place in CRISIS_PAGES or place.removeprefix("rule ") in safety.CRISIS_RULES
    return Read(place, reading, CRISIS_GRADE if crisis else PAGE_GRADE)


def _spoken(snapshot: Snapshot, kind: str, key: str) -> list[str]:
    return texts.spoken(snapshot.words(kind, key))


_BUTTON = re.compile(r'<(button|a)\b(?=[^>]*class="button|[^>]*type="submit)[^>]*>(.*?)</\1>', re.DOTALL)
_TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|<[^>]*>")


def buttons() -> list[str]:
    """The words on every button of the templates."""
    found: set[str] = set()
    for path in sorted(Path(settings.BASE_DIR, "templates").rglob("*.html")):
        if "admin" not in path.parts:
            for _, label in _BUTTON.findall(path.read_text(encoding="utf-8")):
                found.update(words.strip() for words in _TAG.split(label) if words.strip())
    return sorted(found)


def too_hard(read: Read) -> Iterator[Finding]:
    if read.is_hard:
        hardest = read.reading.hardest(1)
        what = f"grade {read.reading.grade:.1f}, above {read.most:.0f}"
        mend = "Shorter sentences and plainer words; this one is the hardest."
        yield Finding(Severity.BLOCK, "", hardest[0][1] if hardest else "", what, mend, read.place)
    for sentence in read.reading.too_long:
        what = f"a sentence of {length(sentence)} words"
        mend = f"Split it: at most {MOST_WORDS} words."
        yield Finding(Severity.BLOCK, "", sentence, what, mend, read.place)
