"""The pages around the explanations. Their words are texts of the kind "page". No cookie is read or set here."""

from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from leakapp.content import snapshot
from leakapp.content.claims import CLAIMS, Claim
from leakapp.content.safety import BY_ID, FIND_A_HELPLINE, Line, Region
from leakapp.content.services import CRISIS, lines_for
from leakapp.content.site_pages import DOORS, GUIDES_DIFFER, HOW_IT_WORKS, RULES_BESIDE, SIDE_BY_SIDE
from leakapp.content.snapshot import Snapshot, Words
from leakapp.site import care_cards
from leakapp.site.footnotes import Footnotes
from leakapp.site.metadata import Metadata, absolute
from leakapp.site.navigation import address_of
from leakapp.site.published import published

# Pages whose subject is this site, not health.
ABOUT_THE_SITE = frozenset(
    {"home", "search", "about", "clinicians", "hosts", "privacy", "accessibility", *HOW_IT_WORKS}
)
VERDICTS = ("refused", "nuance", "confirmed")


class Row(NamedTuple):
    """One question, answered for each of two things."""

    ask: str
    left: str
    right: str


class Differing(NamedTuple):
    """One matter on which guides differ. `rules`: what this guide goes by, as (sign, instruction)."""

    on: str
    they: str
    we: str
    rules: tuple[tuple[str, str], ...]


class Checked(NamedTuple):
    """One claim in words, and the page that carries what can be said."""

    id: str
    claim: str
    found: str
    why: str
    address: str
    page: str


def page_context(request: HttpRequest, here: Snapshot, key: str) -> dict[str, Any]:
    """What the template of any page of this kind needs. `notes`: the sources it cites, numbered as it is drawn."""
    words = here.words("page", key)
    is_medical = words.key not in ABOUT_THE_SITE
    address = absolute(request, request.path)
    about = Metadata(words["title"], words["description"], address, words, is_medical=is_medical)
    return {"page": words.body, "words": words, "metadata": about, "notes": Footnotes(here)}


@published
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    here = snapshot.current()
    words = here.words("page", "home")
    doors = [(door, address_of(door), words[f"door.{door}"], words[f"behind.{door}"]) for door in DOORS]
    return render(request, "site/home.html", {**page_context(request, here, "home"), "doors": doors})


@published
@require_safe
def written(request: HttpRequest, key: str) -> HttpResponse:
    """A page that is text alone."""
    return render(request, "site/written.html", page_context(request, snapshot.current(), key))


@published
@require_safe
def when_to_get_help(request: HttpRequest) -> HttpResponse:
    """The whole decision table in words, for everyone: nothing is asked."""
    here = snapshot.current()
    region = BY_ID[settings.REGION]
    context = {
        **page_context(request, here, "when-to-get-help"),
        "cards": care_cards.whole_table(here),
        "at_home": here.words("level", "SELF_CARE"),
        "region": region,
        "crisis_lines": crisis_lines(here, region),
    }
    return render(request, "site/when_to_get_help.html", context)


def crisis_lines(here: Snapshot, region: Region) -> tuple[Line, ...]:
    return (*region.crisis, *lines_for(here, region, CRISIS), FIND_A_HELPLINE)


@published
@require_safe
def not_confirmed(request: HttpRequest) -> HttpResponse:
    here = snapshot.current()
    words = here.words("page", "not-confirmed")
    groups = [
        (name, words[f"heading.{name}"], words[f"under.{name}"], [_checked(here, words, claim) for claim in claims])
        for name, claims in zip(VERDICTS, _by_verdict(), strict=True)
    ]
    return render(
        request, "site/not_confirmed.html", {**page_context(request, here, "not-confirmed"), "groups": groups}
    )


def _by_verdict() -> tuple[list[Claim], list[Claim], list[Claim]]:
    refused = [claim for claim in CLAIMS if claim.is_refused]
    confirmed = [claim for claim in CLAIMS if claim.is_confirmed]
    return refused, [claim for claim in CLAIMS if claim not in refused and claim not in confirmed], confirmed


def _checked(here: Snapshot, words: Words, claim: Claim) -> Checked:
    return Checked(
        claim.id,
        words[f"claim.{claim.id}"],
        words.get(f"found.{claim.id}"),
        words.get(f"why.{claim.id}"),
        f"{address_of(claim.page)}#{claim.part}",
        here.words("explanation", claim.page)["name"],
    )


@published
@require_safe
def d_mer_or_depression(request: HttpRequest) -> HttpResponse:
    context = {**_side_by_side(request, snapshot.current(), "d-mer-or-depression"), "picture": "dmer-or-depression"}
    return render(request, "site/side_by_side.html", context)


@published
@require_safe
def leaking_or_discharge(request: HttpRequest) -> HttpResponse:
    here = snapshot.current()
    context = _side_by_side(request, here, "leaking-or-discharge")
    words = context["words"]
    differing = [
        Differing(
            words[f"on.{row}"],
            words[f"they.{row}"],
            words[f"we.{row}"],
            tuple(care_cards.rule_in_words(here, rule) for rule in rules),
        )
        for row, rules in GUIDES_DIFFER.items()
    ]
    return render(request, "site/side_by_side.html", {**context, "differing": differing})


def _side_by_side(request: HttpRequest, here: Snapshot, key: str) -> dict[str, Any]:
    words = here.words("page", key)
    rows = [Row(words[f"ask.{row}"], words[f"left.{row}"], words[f"right.{row}"]) for row in SIDE_BY_SIDE[key]]
    names = words["name.left"], words["name.right"]
    cards = care_cards.cards(here, RULES_BESIDE[key], care_cards.for_everyone)
    return {**page_context(request, here, key), "rows": rows, "names": names, "cards": cards}
