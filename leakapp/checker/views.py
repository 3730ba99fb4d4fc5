"""The visit. Every request replays the answers and leads to where they lead; nothing is kept on this side."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from leakapp.checker import answer_store, counted
from leakapp.checker.answer_store import Visit
from leakapp.checker.drawing import ask_if_clear, ask_if_result_clear
from leakapp.checker.forms import Asked, ScreenForm, asked_on
from leakapp.checker.reminders import calendar_file
from leakapp.checker.result import Result
from leakapp.checker.sheet import Sheet, sheet_css
from leakapp.checker.wording import reveal_css
from leakapp.content import snapshot
from leakapp.content.safety import BY_ID as REGIONS
from leakapp.triage.conditions import Condition, ticked
from leakapp.triage.journey import Journey, replay, still_to_come
from leakapp.triage.questions import SCREENS, Screen

FIRST = SCREENS[0]
SCREEN = {screen.id: screen for screen in SCREENS}
LOOK_UP = "look-up"  # the name of the button that leads to the medicines
TAKES_MEDICINES = ticked("meds", "yes", "unsure")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def screen(request: HttpRequest, screen_id: str = FIRST.id) -> HttpResponse:
    """One screen of questions. An answer that is missing or not on the list comes back with 422 and nothing lost."""
    if screen_id not in SCREEN:
        raise Http404
    visit = answer_store.read(request)
    journey = replay(visit.answers)
    here = SCREEN[screen_id]
    if not is_open(here, journey):
        return go_on(visit, journey)
    words = snapshot.current()
    asked = tuple(asked_on(here, journey, words))
    form = ScreenForm(asked, visit.answers, request.POST if request.method == "POST" else None)
    if LOOK_UP in request.POST:
        return look_up_first(visit, form)
    if form.is_valid():
        was_complete = journey.next_screen is None
        counted.tell(visit.answers, form.answers())
        return go_on(visit.answered(form.answers()), replay(form.answers()), was_complete)
    return render(
        request,
        "checker/screen.html",
        {
            "form": form,
            "screen": here,
            "title": words.words("site", "screens")[f"title.{here.id}"],
            "step": journey.screens.index(here) + 1,
            "to_come": still_to_come(here, journey),
            "back": address_before(here, journey),
            "reveal": reveal_css(_shown_when(asked)),
            "clarity": ask_if_clear(asked) if settings.CLARITY and here != FIRST else "",
            "restarted": visit.restarted,
            "changing": journey.next_screen is None,
        },
        status=422 if form.is_bound else 200,
    )


def is_open(here: Screen, journey: Journey) -> bool:
    """Whether this visitor may be on this screen: it asks something, and everything before it is answered."""
    if here not in journey.screens:
        return False
    first_open = journey.next_screen
    return first_open is None or journey.screens.index(here) <= journey.screens.index(first_open)


def go_on(visit: Visit, journey: Journey, was_complete: bool = False) -> HttpResponseRedirect:
    """To the first screen with an open question, or to the result; to the answers, when one of them was changed."""
    if journey.stopped_by_danger:
        response = redirect("result")
    elif journey.next_screen is not None:
        response = redirect(address_of(journey.next_screen))
    else:
        response = redirect("answers" if was_complete else "result")
    response.status_code = 303
    answer_store.write(response, visit)
    return response


def look_up_first(visit: Visit, form: ScreenForm) -> HttpResponseRedirect:
    """To the medicines, with what is ticked so far kept. What is still missing is asked on the way back."""
    form.is_valid()  # sorts what was ticked; the screen need not be finished
    response = redirect("medicines")
    response.status_code = 303
    answer_store.write(response, visit.answered(form.answers()))
    return response


@never_cache
@require_safe
def continue_visit(request: HttpRequest) -> HttpResponse:
    """Back from another page to where the visit stands."""
    visit = answer_store.read(request)
    return go_on(visit, replay(visit.answers))


def address_of(here: Screen) -> str:
    return reverse("danger") if here == FIRST else reverse("screen", args=[here.id])


def address_before(here: Screen, journey: Journey) -> str:
    place = journey.screens.index(here)
    return address_of(journey.screens[place - 1]) if place else reverse("home")


def _shown_when(asked: tuple[Asked, ...]) -> list[tuple[str, Condition]]:
    """What on this screen opens under an answer of this same screen: questions, options and other words."""
    pairs: list[tuple[str, Condition]] = []
    for each in asked:
        pairs += [(each.element, each.shown_when), (each.clarity_element, each.shown_when)]
        if each.offers_medicines:
            pairs.append((LOOK_UP, TAKES_MEDICINES))
        pairs += [(wording.id, wording.when) for wording in each.wordings]
        for option in each.options:
            pairs.append((f"c-{option.element}", option.shown_when))
            pairs += [(wording.id, wording.when) for wording in option.wordings]
    return pairs


def of_a_finished_visit(view: Callable[[HttpRequest, Result], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """The view is given the result of a visit that has come to one. Any other visit is led to where it stands."""

    @never_cache
    @require_safe
    @wraps(view)
    def answer(request: HttpRequest) -> HttpResponse:
        visit = answer_store.read(request)
        journey = replay(visit.answers)
        if journey.stopped_by_danger or journey.next_screen is None:
            return view(request, Result(visit, snapshot.current(), journey))
        return go_on(visit, journey)

    return answer


@of_a_finished_visit
def result(request: HttpRequest, page: Result) -> HttpResponse:
    if page.is_emergency:  # nothing is asked of somebody who should be calling
        return render(request, "checker/emergency.html", {"result": page})
    clarity = ask_if_result_clear() if settings.CLARITY else ""
    return render(request, "checker/result.html", {"result": page, "clarity": clarity})


@of_a_finished_visit
def summary(request: HttpRequest, page: Result) -> HttpResponse:
    """One page to show a clinician."""
    return render(request, "checker/summary.html", {"sheet": _sheet(page)})


def _sheet(page: Result) -> Sheet:
    return Sheet(page, timezone.localdate())


@of_a_finished_visit
def sheet_file(request: HttpRequest, page: Result) -> HttpResponse:
    """The same page as one file that opens without a network. Made for this answer alone; nothing is kept."""
    response = render(request, "checker/sheet_file.html", {"sheet": _sheet(page), "css": sheet_css()})
    response["Content-Disposition"] = 'attachment; filename="appointment-notes.html"'
    return response


@of_a_finished_visit
def calendar(request: HttpRequest, page: Result) -> HttpResponse:
    """A reminder for the phone's own calendar, with no health word in it."""
    if page.reminder is None:
        return redirect("result")
    response = HttpResponse(calendar_file(page.reminder, timezone.now()), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="reminder.ics"'
    return response


@of_a_finished_visit
def answers(request: HttpRequest, page: Result) -> HttpResponse:
    """What you told us, with a way to change each answer."""
    rows = [(address_of(SCREEN[screen_id]), ask, answer) for screen_id, ask, answer in page.told]
    asked = [(question.id, ask) for question, (_, ask, _) in zip(page.assessment.journey.asked, page.told, strict=True)]
    return render(request, "checker/answers.html", {"result": page, "rows": rows, "asked": asked})


@never_cache
@require_POST
def region(request: HttpRequest) -> HttpResponse:
    """Numbers for another place. The choice lives in the visit's cookie alone."""
    visit = answer_store.read(request)
    chosen = request.POST.get("region", "")
    response = redirect("result")
    response.status_code = 303
    if chosen in REGIONS and not visit.restarted:
        answer_store.write(response, Visit(visit.answers, chosen))
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def clear(request: HttpRequest) -> HttpResponse:
    """Start again. A GET asks first, so that no stray link can take the answers away."""
    if request.method != "POST":
        return render(request, "checker/clear.html")
    response = redirect("danger")
    response.status_code = 303
    answer_store.clear(response)
    return response


@csrf_exempt  # leaving must never fail; the worst a forged post can do is to clear a visit
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """Leave now: the answers are gone, and the browser is at a neutral site that the host has set."""
    response = HttpResponseRedirect(settings.LEAVE_URL, status=303)
    answer_store.clear(response)
    return response
