"""Pages that need no words but those in code: help now. No cookie is read or set here."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from leakapp.content import snapshot
from leakapp.content.safety import FIND_A_HELPLINE, REGIONS
from leakapp.content.services import lines_for
from leakapp.site.metadata import absolute
from leakapp.site.published import published


@published
@require_safe
def help_now(request: HttpRequest) -> HttpResponse:
    """Emergency and crisis numbers of every region, the site's own first, from code and memory alone."""
    words = snapshot.current()
    nearest_first = sorted(REGIONS, key=lambda region: region.id != settings.REGION)
    rows = [(each, [*each.crisis, *lines_for(words, each, "crisis")]) for each in nearest_first if each.emergency]
    context = {"rows": rows, "find_a_helpline": FIND_A_HELPLINE, "address": absolute(request, request.path)}
    return render(request, "site/help_now.html", context)
