"""The learn pages: one for each explanation, and the list of them by what a reader notices. No cookie, no script."""

import re
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from leakapp.content import snapshot
from leakapp.content.quiet import parted, speaks_of_baby_or_feeding
from leakapp.content.site_pages import NOTICED
from leakapp.content.snapshot import Snapshot, Words
from leakapp.site import care_cards
from leakapp.site.care_cards import CareCard
from leakapp.site.footnotes import Footnotes
from leakapp.site.metadata import Metadata, absolute
from leakapp.site.navigation import QUIET_LINKS, address_of, drawn
from leakapp.site.published import published
from leakapp.site.related import is_hidden_after_loss, related
from leakapp.triage.causes import BY_KEY, CAUSES
from leakapp.triage.urgency import Urgency

LOSS = "loss"
# Over the lines about a baby or feeding. Where the page may be read after a loss, the label itself says neither.
MAKING_MILK = "Making milk now? Read this"
FOLD_TITLES = {
    "mood": "In the months after a birth",
    "after-birth-danger-signs": "Scary thoughts after a birth",
    "mastitis": MAKING_MILK,
    "abscess": MAKING_MILK,
}
QUIET_FOLD_TITLE = "If you give your milk"
FOLD_TITLE = "If you are feeding"
# Over the part that says how it feels, where the words speak of something else.
FEELS_TITLES = {"colours": "Colour by colour", "after-birth-danger-signs": "The signs"}
FEELS_TITLE = "How it feels"
# Learn page -> the page that sets it beside another.
SIDE_BY_SIDE = {"d-mer": "d-mer-or-depression", "mood": "d-mer-or-depression"}


@dataclass(frozen=True)
class Link:
    address: str
    name: str
    line: str = ""


class LearnPage:
    """One explanation in words. `is_quiet`: it may be read after a loss, so baby and feeding lines are folded away."""

    def __init__(self, key: str, words: Snapshot) -> None:
        self.key = key
        self.snapshot = words
        self.words: Words = words.words("explanation", key)
        self.body = self.words.body
        self.is_quiet = not is_hidden_after_loss(key)
        self.is_about_loss = key == LOSS

    @property
    def fold_title(self) -> str:
        return FOLD_TITLES.get(self.key, QUIET_FOLD_TITLE if self.is_quiet else FOLD_TITLE)

    @property
    def fold_is_open(self) -> bool:
        """Whether the fold holds a sign of an emergency that no card in sight says whole."""
        folded = (sign for card in self.folded_cards if card.is_emergency for sign in card.folded)
        return not all(care_cards.can_be_said_to_all(sign) for sign in folded)

    @property
    def feels_title(self) -> str:
        return FEELS_TITLES.get(self.key, FEELS_TITLE)

    @property
    def medical_name(self) -> str:
        """What doctors call it, unless the name of the page says so already."""
        called = str(self.body["medical_name"])
        return "" if called.casefold() in str(self.body["name"]).casefold() else called

    @property
    def speaks_for(self) -> tuple[str, ...]:
        return self._readings("for.", folded=False)

    @property
    def speaks_against(self) -> tuple[str, ...]:
        return self._readings("against.", folded=False)

    @property
    def folded_for(self) -> tuple[str, ...]:
        return self._readings("for.", folded=True)

    @property
    def folded_against(self) -> tuple[str, ...]:
        return self._readings("against.", folded=True)

    def _readings(self, side: str, folded: bool) -> tuple[str, ...]:
        lines = tuple(line for name, line in self.body.items() if name.startswith(side) and line)
        return parted(lines)[folded] if self.is_quiet else (() if folded else lines)

    @property
    def cards(self) -> list[CareCard]:
        say = care_cards.for_a_quiet_page if self.is_quiet else care_cards.for_everyone
        if self.is_about_loss:
            say = care_cards.after_a_loss
        return care_cards.cards(self.snapshot, care_cards.rules_for(self.key), say)

    @property
    def folded_cards(self) -> list[CareCard]:
        return [card for card in self.cards if card.folded]

    @property
    def at_home(self) -> Words | None:
        """The level of looking after it at home, where no rule of the page sends the reader on."""
        return None if self.cards else self.snapshot.words("level", Urgency.SELF_CARE.name)

    @property
    def related(self) -> list[Link]:
        beside = SIDE_BY_SIDE.get(self.key)
        first = [Link(address_of(beside), _name(self.snapshot, beside))] if beside else []
        return first + [self._link(key) for key in related(self.key) if not self._is_folded(key)]

    @property
    def folded_related(self) -> list[Link]:
        return [self._link(key) for key in related(self.key) if self._is_folded(key)]

    def _is_folded(self, key: str) -> bool:
        return self.is_quiet and speaks_of_baby_or_feeding(self.snapshot.words("explanation", key)["name"])

    def _link(self, key: str) -> Link:
        return Link(reverse("explanation", args=[key]), self.snapshot.words("explanation", key)["name"])

    @property
    def has_fold(self) -> bool:
        more = self.body["feeding"], self.folded_for, self.folded_against, self.folded_cards, self.folded_related
        return any(more)


@published
@require_safe
def explanation(request: HttpRequest, key: str) -> HttpResponse:
    if key not in BY_KEY:
        raise Http404
    here = snapshot.current()
    page = LearnPage(key, here)
    about = Metadata(
        page.body["name"], page.body["summary"], absolute(request, request.path), page.words, page.body["medical_name"]
    )
    context = {"page": page, "words": page.words, "metadata": about, "notes": Footnotes(here)}
    if page.is_about_loss:
        context["site_links"] = drawn(QUIET_LINKS)
    return render(request, "site/explanation.html", context)


@published
@require_safe
def learn(request: HttpRequest) -> HttpResponse:
    """All pages, first by what a reader notices, then by name."""
    here = snapshot.current()
    words = here.words("page", "learn")
    noticed = [(section, _noticed(here, section)) for section in (here.words("noticed", key) for key in NOTICED)]
    by_name = sorted(
        (here.words("explanation", cause.key) for cause in CAUSES), key=lambda each: _as_sorted(each["name"])
    )
    about = Metadata(words["title"], words["description"], absolute(request, request.path), words)
    context = {"page": words.body, "words": words, "metadata": about, "noticed": noticed, "by_name": by_name}
    return render(request, "site/learn.html", context)


def _noticed(here: Snapshot, section: Words) -> list[Link]:
    """The pages of one section, each under the line that says what the reader notices."""
    return [Link(address_of(key), _name(here, key), section[f"line.{key}"]) for key in NOTICED[section.key]]


def _as_sorted(name: str) -> str:
    """A name as it stands in a list from A to Z: without the article before it."""
    return re.sub(r"^(?:an?|the) ", "", name.casefold())


def _name(here: Snapshot, key: str) -> str:
    return str(here.words("explanation", key)["name"] if key in BY_KEY else here.words("page", key)["title"])
