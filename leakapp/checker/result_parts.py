"""The parts of a result, in words."""

from dataclasses import dataclass

from leakapp.content.live_page import live_page
from leakapp.content.snapshot import Words
from leakapp.triage.rules import Rule


@dataclass(frozen=True)
class Because:
    """One rule that decided: what it is about, why, and the answers that made it count."""

    rule: Rule
    text: str
    why: str
    told: tuple[tuple[str, str], ...]  # (question, answer), in short words
    sources: tuple[Words, ...]


@dataclass(frozen=True)
class Explained:
    key: str
    name: str
    medical_name: str
    label: str
    summary: str
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]
    now: tuple[str, ...]
    parts: tuple["Explained", ...] = ()

    @property
    def address(self) -> str | None:
        return live_page("explanation", self.key)


@dataclass(frozen=True)
class WouldChange:
    """Answers that would move the level, in words, with the level they would give."""

    heading: str
    sooner: bool
    answers: tuple[str, ...]


@dataclass(frozen=True)
class Assumed:
    """One thing that is not known, in words. `like`: what it was counted like; "" when nothing stands in for it."""

    ask: str
    said_unsure: bool
    like: str
