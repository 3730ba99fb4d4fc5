"""Pages that are the same for everybody. No cookie is read or set here."""

from django.db import Error, connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from leakapp.content import snapshot
from leakapp.content.safety import FIND_A_HELPLINE, REGIONS
from leakapp.content.services import lines_for
from leakapp.site.published import published
from leakapp.triage.causes import BY_KEY, CAUSES


@published
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "site/home.html", {"page_count": len(CAUSES)})


@published
@require_safe
def help_now(request: HttpRequest) -> HttpResponse:
    """Emergency and crisis numbers of every region, from code and memory alone."""
    words = snapshot.current()
    rows = [(region, [*region.crisis, *lines_for(words, region, "crisis")]) for region in REGIONS if region.emergency]
    return render(request, "site/help_now.html", {"rows": rows, "find_a_helpline": FIND_A_HELPLINE})


@published
@require_safe
def learn(request: HttpRequest) -> HttpResponse:
    words = snapshot.current()
    pages = [words.words("explanation", cause.key) for cause in CAUSES]
    return render(request, "site/learn.html", {"pages": sorted(pages, key=lambda page: page["name"])})


@published
@require_safe
def explanation(request: HttpRequest, key: str) -> HttpResponse:
    if key not in BY_KEY:
        raise Http404
    words = snapshot.current().words("explanation", key)
    return render(request, "site/explanation.html", {"words": words, "page": words.body, "key": key})


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Alive in any case; the text says whether the database answers and which publication is served."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("select 1")
        database = "ok"
    except Error:
        connection.close()
        database = "away; serving the words in memory"
    words = snapshot.current()
    lines = ("alive", f"database: {database}", f"publication: {words.number}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
