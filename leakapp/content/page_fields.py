"""The fields of the pages around the explanations, in the order of their form."""

from collections.abc import Callable, Iterable
from functools import partial

from leakapp.content.claims import CLAIMS
from leakapp.content.field import Field, Form, Holds
from leakapp.content.guidelines import GUIDELINES
from leakapp.content.short_names import NAMED
from leakapp.content.site_pages import (
    DOORS,
    GUIDES_DIFFER,
    HOW_IT_WORKS,
    MEDICINE_GROUPS,
    PAGES,
    SIDE_BY_SIDE,
    THEMES,
    TOPICS,
)
from leakapp.triage.causes import BY_KEY as CAUSE
from leakapp.triage.sources import Grade


def page_fields(key: str) -> Iterable[Field]:
    """What every page has, then what this one has besides."""
    yield Field("title", "Title", Form.LINE, limit=70)
    yield Field("description", "In one sentence, for search engines", Form.LINE, limit=160)
    yield Field("lead", "First lines", limit=400)
    yield Field("body", "Text", Form.RICH, required=key in _WRITTEN, limit=12000, help="Headings, paragraphs, lists.")
    yield from _MORE_OF_A_PAGE.get(key, tuple)()


_WRITTEN = frozenset(
    {"how-it-works", "the-proofs", "about", "clinicians", "hosts", "privacy", "accessibility"}
)  # pages that are mostly text


def _home() -> Iterable[Field]:
    yield Field("start", "The main button", Form.LINE, limit=40)
    yield Field("promise", "Under the main button", limit=200)
    for door in DOORS:
        yield Field(f"door.{door}", f"Door “{door}”", Form.LINE, limit=50)
        yield Field(f"behind.{door}", f"What is behind “{door}”", Form.LINE, limit=80)


def _search() -> Iterable[Field]:
    yield Field("label", "Over the box", Form.LINE, limit=60)
    yield Field("nothing", "When nothing is found", limit=300)
    yield Field("kept", "What happens to the words typed", limit=200)
    for key in (*CAUSE, *PAGES):
        also = f"Other words people look for: {key}"
        never = "Never shown. One a line."
        yield Field(f"also.{key}", also, Form.LIST, required=False, help=never, holds=Holds.NAMES)


def _when_to_get_help() -> Iterable[Field]:
    yield Field("at_home", "When none of the signs is there", limit=400)
    yield Field("danger", "Over the numbers to call", Form.LINE, limit=60)
    yield Field("in_crisis", "Beside the crisis lines", limit=200)
    for theme in THEMES:
        yield Field(f"theme.{theme}", f"Heading “{theme}”", Form.LINE, limit=60)


def _not_confirmed() -> Iterable[Field]:
    for name in ("refused", "nuance", "confirmed"):
        yield Field(f"heading.{name}", f"Heading “{name}”", Form.LINE, limit=60)
        yield Field(f"under.{name}", f"Under “{name}”", limit=300)
    claims = Holds.CLAIMS
    for claim in CLAIMS:
        yield Field(f"claim.{claim.id}", f"Claim “{claim.id}”", limit=300)
        if not claim.is_confirmed:
            yield Field(f"found.{claim.id}", f"What studies found: “{claim.id}”", limit=600, holds=claims)
        if claim.is_refused:
            yield Field(f"why.{claim.id}", f"Why we do not repeat “{claim.id}”", limit=400)


def _side_by_side(key: str) -> Iterable[Field]:
    yield Field("name.left", "Name of the first", Form.LINE, limit=40)
    yield Field("name.right", "Name of the second", Form.LINE, limit=40)
    for row in SIDE_BY_SIDE[key]:
        yield Field(f"ask.{row}", f"Row “{row}”", Form.LINE, limit=80)
        yield Field(f"left.{row}", f"The first, in row “{row}”", limit=400, holds=Holds.CLAIMS)
        yield Field(f"right.{row}", f"The second, in row “{row}”", limit=400, holds=Holds.CLAIMS)
    yield Field("more", "Text after the rows", Form.RICH, limit=6000, holds=Holds.CLAIMS)


def _leaking_or_discharge() -> Iterable[Field]:
    yield from _side_by_side("leaking-or-discharge")
    yield Field("guides", "Heading over what guides say", Form.LINE, limit=60)
    for row in GUIDES_DIFFER:
        yield Field(f"on.{row}", f"Guides differ on “{row}”", Form.LINE, limit=80)
        yield Field(f"they.{row}", f"What they say on “{row}”", limit=500, holds=Holds.CLAIMS)
        no_rule = "Shown before the rules on it." if GUIDES_DIFFER[row] else "No rule says it, so it is said here."
        yield Field(f"we.{row}", f"What we go by on “{row}”", required=not GUIDES_DIFFER[row], limit=300, help=no_rule)


def _how_it_works() -> Iterable[Field]:
    for key in HOW_IT_WORKS[1:]:
        yield Field(f"behind.{key}", f"What is behind “{key}”", Form.LINE, limit=120)


def _the_rules() -> Iterable[Field]:
    for name in NAMED:
        yield Field(f"name.{name}", f"Short name of “{name}”", Form.LINE, limit=60)
    yield Field("guides", "Heading over what guides say", Form.LINE, limit=60)
    yield Field("under_guides", "Under that heading", limit=400)
    for row, rules in GUIDELINES.items():
        yield Field(f"on.{row}", f"Guides differ on “{row}”", Form.LINE, limit=80)
        yield Field(f"they.{row}", f"What they say on “{row}”", limit=500, holds=Holds.CLAIMS)
        yield Field(f"we.{row}", f"What we go by on “{row}”", limit=400, help=f"Rules: {', '.join(rules) or 'none'}.")


def _medicines() -> Iterable[Field]:
    yield Field("ask", "Label of the look-up", Form.LINE, limit=60)
    yield Field("hint", "Hint under the label", Form.LINE, limit=160)
    yield Field("kept", "What happens to the name typed", Form.LINE, limit=160)
    yield Field("not_found", "When the name is not on the list", limit=300)
    yield Field("unchecked", "When nobody has looked a medicine up", limit=200)
    for group in MEDICINE_GROUPS:
        yield Field(f"group.{group}", f"Heading of the group “{group}”", Form.LINE, limit=60)
        yield Field(f"about.{group}", f"About the group “{group}”", limit=400)
    yield Field("know", "Good to know", Form.LIST, holds=Holds.CLAIMS)


def _sources() -> Iterable[Field]:
    yield Field("how", "How we choose and write", Form.LIST, holds=Holds.CLAIMS)
    for grade in Grade:
        yield Field(f"grade.{grade}", f"Grade {grade} in a word or two", Form.LINE, limit=30)
        yield Field(f"about.{grade}", f"What grade {grade} means", Form.LINE, limit=160)
    for topic in TOPICS:
        yield Field(f"topic.{topic}", f"Heading of the topic “{topic}”", Form.LINE, limit=60)


_MORE_OF_A_PAGE: dict[str, Callable[[], Iterable[Field]]] = {
    "home": _home,
    "search": _search,
    "when-to-get-help": _when_to_get_help,
    "not-confirmed": _not_confirmed,
    "d-mer-or-depression": partial(_side_by_side, "d-mer-or-depression"),
    "leaking-or-discharge": _leaking_or_discharge,
    "how-it-works": _how_it_works,
    "the-rules": _the_rules,
    "medicines": _medicines,
    "sources": _sources,
}
