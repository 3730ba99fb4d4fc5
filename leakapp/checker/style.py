"""/style/ below the admin: every component in every state, for staff. Drawn by the pages' own templates."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from leakapp.checker.answer_store import Visit
from leakapp.checker.forms import ScreenForm, asked_on
from leakapp.checker.result import Result
from leakapp.content import snapshot
from leakapp.triage.answers import Answers
from leakapp.triage.journey import replay, still_to_come
from leakapp.triage.questions import SCREENS

_FEEDING = {
    "gate": ["none"], "subject": ["adult"], "body": ["female"], "age": ["30_49"], "status": ["feeding"],
    "since_birth": ["m3_12"], "colours": ["milky"], "sides": ["both"], "when": ["cry"], "breast": ["none"],
    "general": ["none"], "mood": ["none"], "baby": ["none"],
}  # fmt: skip
SAMPLES = {
    "Result: self-care": _FEEDING,
    "Result: routine": {**_FEEDING, "mood": ["aversion"]},
    "Result: within 2 weeks": {**_FEEDING, "breast": ["dimpling"]},
    "Result: today": {**_FEEDING, "general": ["leg_swollen"]},
    "Result: emergency": {"gate": ["chest"]},
    "Result: crisis": {"gate": ["harm"]},
}


@never_cache
@require_safe
def style(request: HttpRequest) -> HttpResponse:
    """Each state as the whole page that a visitor would see, in a frame as wide as a phone."""
    pages = [*_screens(request), *_results(request)]
    return render(request, "checker/style.html", {"pages": pages})


def _screens(request: HttpRequest) -> Iterator[tuple[str, str]]:
    """Every screen: empty, answered, and with an error."""
    answers = Answers.strict(_FEEDING)
    journey, words = replay(answers), snapshot.current()
    for screen in journey.screens:
        asked = tuple(asked_on(screen, journey, words))
        title = words.words("site", "screens")[f"title.{screen.id}"]
        for state, form in (
            ("empty", ScreenForm(asked, Answers())),
            ("answered", ScreenForm(asked, answers)),
            ("with an error", ScreenForm(asked, Answers(), {})),
        ):
            form.is_valid()
            context = {"form": form, "screen": screen, "title": title, "step": SCREENS.index(screen) + 1, "back": "/"}
            context["to_come"] = still_to_come(screen, journey)
            yield f"{title}: {state}", render_to_string("checker/screen.html", context, request)


def _results(request: HttpRequest) -> Iterator[tuple[str, str]]:
    for name, answers in SAMPLES.items():
        page = Result(Visit(Answers.strict(answers), "uk"), snapshot.current())
        template = "checker/emergency.html" if page.is_emergency else "checker/result.html"
        yield name, render_to_string(template, {"result": page}, request)
