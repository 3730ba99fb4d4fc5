"""Pages that need no words but those in code: help now and the health check. No cookie is read or set here."""

from django.db import Error, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from leakapp.content import snapshot
from leakapp.content.safety import FIND_A_HELPLINE, REGIONS
from leakapp.content.services import lines_for
from leakapp.site.metadata import absolute
from leakapp.site.published import published


@published
@require_safe
def help_now(request: HttpRequest) -> HttpResponse:
    """Emergency and crisis numbers of every region, from code and memory alone."""
    words = snapshot.current()
    rows = [(region, [*region.crisis, *lines_for(words, region, "crisis")]) for region in REGIONS if region.emergency]
    context = {"rows": rows, "find_a_helpline": FIND_A_HELPLINE, "address": absolute(request, request.path)}
    return render(request, "site/help_now.html", context)


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
