"""Search over all pages. The words typed are read, answered and forgotten."""

import re

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from leakapp.content import snapshot
from leakapp.content.safety import BY_ID
from leakapp.content.snapshot import Snapshot, once_a_publication
from leakapp.site.catalogue import catalogue
from leakapp.site.pages import crisis_lines, page_context
from leakapp.site.word_search import LONGEST_QUERY, Index, index

# Words that may mean danger: the numbers to call then stand above anything found.
IN_DANGER = re.compile(
    r"su+[iy]?[cs]+[iy]+d|overdos|\bod'?d\b|too many (?:pills|tablets|meds|medicines)|poison|hang(?:ing)? my ?self|"
    r"\bkms\b|unalive|self.?injur|better off (?:dead|without me)|want to disappear|"
    r"(?:don'?t|do not) want to (?:live|be here)|\bkill|\bdie\b|\bdying\b|\bdead\b(?! skin)|\bharm|"
    r"end (?:it all|my life)|"
    r"hurt(?:ing)? (?:my ?self|him|her|them|some|(?:my|the|a) (?:baby|child|son|daughter))|"
    r"not safe|unsafe|cut(?:ting)? my|voices|psychosis|no reason to live|can'?t go on|cannot go on|"
    r"can'?t breathe|cannot breathe|chest pain|not breathing|sepsis",
    re.IGNORECASE,
)


@once_a_publication
def current_index(here: Snapshot) -> Index:
    return index(catalogue(here))


@csrf_exempt  # it changes nothing and reads no cookie, so a forged post gains nothing; a token would need a cookie
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """An empty form, or what was found. By POST alone: an address is kept in histories, logs and referrers."""
    here = snapshot.current()
    typed = request.POST.get("words", "") if request.method == "POST" else ""
    query = " ".join("".join(letter for letter in typed if letter.isprintable() or letter.isspace()).split())
    query = query[:LONGEST_QUERY]
    context = {
        **page_context(request, here, "search"),
        "query": query,
        "longest": LONGEST_QUERY,
        "found": current_index(here).find(query) if query else [],
        "region": BY_ID[settings.REGION],
    }
    if IN_DANGER.search(query):
        context["crisis_lines"] = crisis_lines(here, context["region"])
    return render(request, "site/search.html", context)
