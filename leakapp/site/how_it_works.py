"""How this guide decides, in the open: rules, questions, proofs, cases. No cookie is read or set here."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from leakapp.content import snapshot
from leakapp.content.form_words import form_words
from leakapp.content.site_pages import HOW_IT_WORKS
from leakapp.content.snapshot import Snapshot
from leakapp.site import case_table, question_map, rule_table
from leakapp.site.metadata import absolute
from leakapp.site.navigation import address_of
from leakapp.site.pages import page_context
from leakapp.site.proof_table import proof_table
from leakapp.site.published import published
from leakapp.triage import cases
from leakapp.triage.questionnaire import questionnaire
from leakapp.triage.rule_set import rule_set
from leakapp.triage.table import RULES_VERSION, checksum
from leakapp.triage.urgency import Urgency
from leakapp.triage.versions import VERSIONS


@published
@require_safe
def how_it_works(request: HttpRequest) -> HttpResponse:
    here = snapshot.current()
    words = here.words("page", "how-it-works")
    parts = [(address_of(key), here.words("page", key)["title"], words[f"behind.{key}"]) for key in HOW_IT_WORKS[1:]]
    context = {**_context(request, here, "how-it-works"), "parts": parts, "versions": VERSIONS[::-1]}
    return render(request, "site/how_it_works.html", context)


@published
@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    here = snapshot.current()
    context = {
        **_context(request, here, "the-rules"),
        "levels": list(rule_table.levels(here)),
        "at_home": here.words("level", Urgency.SELF_CARE.name),
        "guides": list(rule_table.guides(here)),
        "names": list(rule_table.names(here)),
    }
    return render(request, "site/the_rules.html", context)


@published
@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    here = snapshot.current()
    context = {
        **_context(request, here, "the-questions"),
        "drawing": question_map.drawing(here),
        "twin": list(question_map.twin(here)),
    }
    return render(request, "site/the_questions.html", context)


@published
@require_safe
def proofs(request: HttpRequest) -> HttpResponse:
    context = {**_context(request, snapshot.current(), "the-proofs"), "table": proof_table()}
    return render(request, "site/the_proofs.html", context)


@published
@require_safe
def example_cases(request: HttpRequest) -> HttpResponse:
    here = snapshot.current()
    stories, lower, higher = case_table.stories(), case_table.never_lower(), case_table.never_higher()
    context = {
        **_context(request, here, "the-cases"),
        "stories": stories,
        "right": sum(story.is_right for story in stories),
        "as_expected": sum(story.verdict == case_table.AS_EXPECTED for story in stories),
        "bounds": (("lower", lower, *_totals(lower)), ("higher", higher, *_totals(higher))),
        "heading": {level.name: here.words("level", level.name)["heading"] for level in Urgency}
        | {cases.NO_RESULT: "No result yet: the first question is asked again"},
    }
    return render(request, "site/the_cases.html", context)


def _totals(rows: tuple[case_table.Bound, ...]) -> tuple[int, int]:
    """(visits, those that came out wrong)."""
    return sum(row.visits for row in rows), sum(row.wrong for row in rows)


@published
@require_safe
def rules_file(request: HttpRequest) -> HttpResponse:
    return _file(rule_set(), "application/json; charset=utf-8")


@published
@require_safe
def questionnaire_file(request: HttpRequest) -> HttpResponse:
    form = questionnaire(form_words(snapshot.current()), absolute(request, "/").rstrip("/"))
    return _file(form, "application/fhir+json; charset=utf-8")


def _file(document: dict[str, Any], content_type: str) -> HttpResponse:
    return HttpResponse(json.dumps(document, ensure_ascii=False, indent=1) + "\n", content_type=content_type)


def _context(request: HttpRequest, here: Snapshot, key: str) -> dict[str, Any]:
    version = f"{RULES_VERSION}-{checksum()}"
    return {**page_context(request, here, key), "version": version, "made_on": VERSIONS[-1].made_on}
