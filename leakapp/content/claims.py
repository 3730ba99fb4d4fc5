"""The claims of the web article that this guide set out from, each with what we found and the page that says so.

Source: clinical evidence, section 2, and `seed_rows` of the table of causes, whose row numbers stand in `rows`. Every
row has a home: the page and the part of it that carries what can be said.
"""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    NOT_FOUND = "not found"
    CONTESTED = "contested"
    NUANCE = "nuance"
    SUPPORTED = "supported"


@dataclass(frozen=True)
class Claim:
    """`page`: the learn page that carries it. `part`: the field of that page, which is also its anchor."""

    id: str
    rows: tuple[int, ...]
    verdict: Verdict
    page: str
    part: str

    @property
    def is_confirmed(self) -> bool:
        return self.verdict is Verdict.SUPPORTED

    @property
    def is_refused(self) -> bool:
        """Whether this guide does not repeat it."""
        return self.verdict in (Verdict.NOT_FOUND, Verdict.CONTESTED)


CLAIMS: tuple[Claim, ...] = (
    Claim("how-many-leak", (1,), Verdict.CONTESTED, "let-down", "known"),
    Claim("still-leak-later", (37,), Verdict.NOT_FOUND, "early-weeks", "known"),
    Claim("gone-by-a-date", (32,), Verdict.NOT_FOUND, "early-weeks", "known"),
    Claim("harmless-colours", (39,), Verdict.CONTESTED, "colours", "what"),
    Claim("other-side-disease", (17,), Verdict.CONTESTED, "other-side", "what"),
    Claim("ectasia-between-feeds", (23,), Verdict.CONTESTED, "duct-ectasia", "feeding"),
    Claim("stress-leaks", (25,), Verdict.CONTESTED, "stress", "known"),
    Claim("d-mer-share", (26,), Verdict.CONTESTED, "d-mer", "figures"),
    Claim("confidence", (38,), Verdict.NOT_FOUND, "let-down", "what"),
    Claim("around-the-ducts", (10,), Verdict.NUANCE, "oxytocin", "known"),
    Claim("prolactin-volume", (11,), Verdict.NUANCE, "prolactin", "known"),
    Claim("first-weeks", (15,), Verdict.NUANCE, "early-weeks", "who_when"),
    Claim("oversupply-disease", (16,), Verdict.NUANCE, "oversupply", "what"),
    Claim("unexpected-milk", (18,), Verdict.NUANCE, "galactorrhoea", "what"),
    Claim("cabergoline", (22,), Verdict.NUANCE, "prolactinoma", "known"),
    Claim("pressure", (28, 29, 30), Verdict.NUANCE, "pressure", "known"),
    Claim("lasting-milk", (36,), Verdict.NUANCE, "galactorrhoea", "do"),
    Claim("cancer-share", (40,), Verdict.NUANCE, "cancer", "figures"),
    Claim("left-out", (41,), Verdict.NUANCE, "after-birth-danger-signs", "what"),
    Claim("body-reflex", (2, 3), Verdict.SUPPORTED, "let-down", "what"),
    Claim("feeding-and-pump", (4, 5), Verdict.SUPPORTED, "let-down", "who_when"),
    Claim("thinking", (6, 27), Verdict.SUPPORTED, "let-down", "who_when"),
    Claim("cry", (7,), Verdict.SUPPORTED, "let-down", "who_when"),
    Claim("warm-shower", (9,), Verdict.SUPPORTED, "let-down", "who_when"),
    Claim("arousal", (8, 31), Verdict.SUPPORTED, "sex", "why"),
    Claim("hormone-shifts", (12,), Verdict.SUPPORTED, "hormone-shifts", "known"),
    Claim("fullness", (13,), Verdict.SUPPORTED, "fullness", "feels"),
    Claim("missed-feed", (14,), Verdict.SUPPORTED, "missed-feed", "what"),
    Claim("medicines", (19,), Verdict.SUPPORTED, "medicine", "what"),
    Claim("pituitary", (20,), Verdict.SUPPORTED, "prolactinoma", "what"),
    Claim("thyroid", (21,), Verdict.SUPPORTED, "thyroid", "why"),
    Claim("papilloma", (24,), Verdict.SUPPORTED, "papilloma", "feels"),
    Claim("pads", (33,), Verdict.SUPPORTED, "let-down", "do"),
    Claim("press", (34,), Verdict.SUPPORTED, "let-down", "do"),
    Claim("scan", (35,), Verdict.SUPPORTED, "cancer", "known"),
)
