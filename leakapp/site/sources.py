"""The list of sources: what each is, how strong, and what rests on it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from leakapp.content import snapshot
from leakapp.content.references import Reference, reference
from leakapp.content.site_pages import TOPICS
from leakapp.content.snapshot import Snapshot, once_a_publication
from leakapp.content.uses import Use, uses
from leakapp.site.pages import page_context
from leakapp.site.published import published
from leakapp.triage.sources import SOURCES, Grade


@dataclass(frozen=True)
class Supported:
    """A source and what rests on it."""

    source: Reference
    pages: tuple[Use, ...]
    rules: tuple[Use, ...]
    medicines: int
    services: tuple[Use, ...]

    @property
    def is_used(self) -> bool:
        return bool(self.pages or self.rules or self.medicines or self.services)


@published
@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    here = snapshot.current()
    words = here.words("page", "sources")
    grades = [(words[f"grade.{grade}"], words[f"about.{grade}"]) for grade in Grade if grade in SOURCES.values()]
    context = {**page_context(request, here, "sources"), "grades": grades, "topics": by_topic(here)}
    return render(request, "site/sources.html", context)


@once_a_publication
def by_topic(words: Snapshot) -> tuple[tuple[str, str, tuple[Supported, ...]], ...]:
    """(topic, heading, sources) in the order of the topics; sources by name."""
    page = words.words("page", "sources")
    all_of_them = sorted(_supported(words), key=lambda each: each.source.words["name"])
    return tuple(
        (topic, page[f"topic.{topic}"], tuple(each for each in all_of_them if each.source.words["topic"] == topic))
        for topic in TOPICS
    )


def _supported(words: Snapshot) -> Iterator[Supported]:
    used = uses(words)
    for key in SOURCES:
        of_kind = {kind: tuple(each for each in used.get(key, ()) if each.kind == kind) for kind in _KINDS}
        yield Supported(
            reference(words, key),
            of_kind["explanation"],
            of_kind["rule"],
            len(of_kind["medicine"]),
            of_kind["service"],
        )


_KINDS = ("explanation", "rule", "medicine", "service")
