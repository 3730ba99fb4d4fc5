"""The list of medicines and its look-up.

No medicine name is ever in an address, a log or a cookie: the look-up is a POST that answers with a page, 200 and
`no-store`, and leads nowhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from rapidfuzz.distance import OSA

from leakapp.content import snapshot
from leakapp.content.medicine_lookup import LONGEST, Offer, folded, index
from leakapp.content.site_pages import MEDICINE_GROUPS
from leakapp.content.snapshot import Snapshot, Words, once_a_publication
from leakapp.site.pages import page_context
from leakapp.site.published import published

UNCHECKED = ["general_knowledge"]
SHORTEST_KIND = 3  # letters, as in SSRI
MOST_KINDS = 6  # a word that fits more kinds than this says nothing, such as "medicine"


@dataclass(frozen=True)
class Medicine:
    """One medicine as the page shows it. `unchecked`: no page was read for it."""

    key: str
    words: Words
    unchecked: bool

    @property
    def medical(self) -> str:
        return _if_it_differs(self.words["class"], self.words["what"])


@dataclass(frozen=True)
class Sort:
    """Medicines of one kind, with how often they are linked with milk: (sentence, medicines, source keys)."""

    what: str
    medical: str
    how: str
    linked: tuple[tuple[str, tuple[Medicine, ...], tuple[str, ...]], ...]

    def is_called(self, wanted: str) -> bool:
        """Whether its name, from any word on, begins with these letters."""
        words = f"{self.what} {self.medical}".split()
        return any(folded(" ".join(words[first:])).startswith(wanted) for first in range(len(words)))


@dataclass(frozen=True)
class Group:
    heading: str
    about: str
    sorts: tuple[Sort, ...]


@dataclass(frozen=True)
class Shelves:
    """Every medicine, twice: by first letter and by kind."""

    letters: tuple[tuple[str, tuple[Medicine, ...]], ...]
    groups: tuple[Group, ...]
    by_key: dict[str, Medicine]


@dataclass(frozen=True)
class Answer:
    """What the look-up says. `found`: named as typed, or picked. `near`: to pick from. None of all: not on the list.

    `kinds`: what was typed is no medicine but a kind of them, as (heading of its list, kind).
    """

    typed: str = ""
    found: tuple[Medicine, ...] = ()
    near: tuple[Medicine, ...] = ()
    kinds: tuple[tuple[str, Sort], ...] = ()
    empty: bool = False


# Exempt: the POST changes nothing, knows nobody and answers with the same public words to anyone who asks. A token
# would need a cookie, and the look-up has to work with cookies off.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def medicines(request: HttpRequest) -> HttpResponse:
    return look_up(request) if request.method == "POST" else every_medicine(request)


@published
def every_medicine(request: HttpRequest) -> HttpResponse:
    return render(request, "site/medicines.html", _context(request, snapshot.current()))


@never_cache
def look_up(request: HttpRequest) -> HttpResponse:
    """The answer, without the list: on a phone it would stand far above its end."""
    here = snapshot.current()
    answer = _answer(request, here)
    context = {**_context(request, here), "answer": answer}
    return render(request, "site/medicines.html", context, status=422 if answer.empty else 200)


def _context(request: HttpRequest, here: Snapshot) -> dict[str, Any]:
    common = page_context(request, here, "medicines")
    return {**common, "shelves": shelves(here), "longest": LONGEST}


def _answer(request: HttpRequest, words: Snapshot) -> Answer:
    on_list = shelves(words).by_key
    picked = request.POST.get("pick", "")
    if picked in on_list:
        return Answer(found=(on_list[picked],))
    typed = request.POST.get("name", "")[:LONGEST].strip()
    if not folded(typed):
        return Answer(empty=True)
    offers = index(words).offers(typed)
    found = tuple(on_list[offer.medicine.key] for offer in offers if offer.sure)
    kinds = () if found else _kinds(typed, shelves(words).groups)
    beside = [offer for offer in offers if not offer.sure and (_is_alike(typed, offer) or not (found or kinds))]
    return Answer(typed, found, tuple(on_list[offer.medicine.key] for offer in beside), kinds)


def _is_alike(typed: str, offer: Offer) -> bool:
    """Whether somebody who typed a name that is on the list may have meant this one."""
    return folded(offer.by).startswith(folded(typed)) or OSA.distance(folded(typed), folded(offer.by)) <= 1


def _kinds(typed: str, groups: tuple[Group, ...]) -> tuple[tuple[str, Sort], ...]:
    wanted = folded(typed)
    wanted = wanted.removesuffix("s") if len(wanted) > SHORTEST_KIND + 1 else wanted
    if len(wanted) < SHORTEST_KIND:
        return ()
    found = tuple((group.heading, sort) for group in groups for sort in group.sorts if sort.is_called(wanted))
    return found if len(found) <= MOST_KINDS else ()


def _if_it_differs(medical: str, plain: str) -> str:
    """What doctors call a kind, unless they say the same."""
    return "" if folded(medical) == folded(plain) else medical


@once_a_publication
def shelves(words: Snapshot) -> Shelves:
    listed = sorted(words.of_kind("medicine"), key=lambda each: folded(each["name"]))
    all_of_them = [Medicine(each.key, each, each["sources"] == UNCHECKED) for each in listed]
    letters = groupby(all_of_them, key=lambda each: folded(each.words["name"])[0].upper())
    return Shelves(
        tuple((letter, tuple(group)) for letter, group in letters),
        tuple(_groups(words.words("page", "medicines"), all_of_them)),
        {each.key: each for each in all_of_them},
    )


def _groups(page: Words, listed: list[Medicine]) -> Iterator[Group]:
    for group in MEDICINE_GROUPS:
        inside = [each for each in listed if each.words["group"] == group]
        sorts = dict.fromkeys((each.words["what"], each.words["class"]) for each in inside)
        yield Group(
            page[f"group.{group}"],
            page[f"about.{group}"],
            tuple(_sort(what, medical, inside) for what, medical in sorted(sorts)),
        )


def _sort(what: str, medical: str, inside: list[Medicine]) -> Sort:
    of_it = [each for each in inside if (each.words["what"], each.words["class"]) == (what, medical)]
    how = {each.words["how"] for each in of_it}
    linked = []
    for said in dict.fromkeys(each.words["linked"] for each in of_it):
        listed = tuple(each for each in of_it if each.words["linked"] == said)
        linked.append((said, listed, tuple(dict.fromkeys(key for each in listed for key in each.words["sources"]))))
    return Sort(what, _if_it_differs(medical, what), how.pop() if len(how) == 1 else "", tuple(linked))
