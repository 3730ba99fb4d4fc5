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

from leakapp.content import snapshot
from leakapp.content.medicine_lookup import LONGEST, Offer, folded, index
from leakapp.content.site_pages import MEDICINE_GROUPS
from leakapp.content.snapshot import Snapshot, Words, once_a_publication
from leakapp.site.pages import page_context
from leakapp.site.published import published

UNCHECKED = ["general_knowledge"]


@dataclass(frozen=True)
class Medicine:
    """One medicine as the page shows it. `unchecked`: no page was read for it."""

    key: str
    words: Words
    unchecked: bool


@dataclass(frozen=True)
class Sort:
    """Medicines of one kind, with how often they are linked with milk: (sentence, medicines, source keys)."""

    what: str
    medical: str
    how: str
    linked: tuple[tuple[str, tuple[Medicine, ...], tuple[str, ...]], ...]


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
    """What the look-up says. `found`: named as typed, or picked. `near`: to pick from. Neither: not on the list."""

    typed: str = ""
    found: tuple[Medicine, ...] = ()
    near: tuple[Medicine, ...] = ()
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
    return Answer(typed, _medicines(on_list, offers, sure=True), _medicines(on_list, offers, sure=False))


def _medicines(on_list: dict[str, Medicine], offers: list[Offer], *, sure: bool) -> tuple[Medicine, ...]:
    return tuple(on_list[offer.medicine.key] for offer in offers if offer.sure is sure)


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
    return Sort(what, medical, how.pop() if len(how) == 1 else "", tuple(linked))
