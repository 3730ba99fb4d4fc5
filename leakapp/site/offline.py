"""Aeroplane mode: a small service worker keeps help now, the danger signs and the learn pages after one visit.

It never stores a page of a visit: no address under /check/ is ever put into a cache. When such a page cannot be
reached, the offline page answers: danger signs and every emergency number.
"""

import json
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from leakapp.content import snapshot
from leakapp.content.safety import FIND_A_HELPLINE, REGIONS
from leakapp.site.published import published
from leakapp.triage.causes import CAUSES
from leakapp.triage.questions import BY_ID

GATE = BY_ID["gate"]
STYLES = ("css/site.css",)


@published
@require_safe
def offline_page(request: HttpRequest) -> HttpResponse:
    """What a reader without a network gets in place of a page that was not kept."""
    words = snapshot.current()
    gate = words.words("question", "gate")
    signs = [gate[f"option.{option}"] for option in GATE.options if option not in GATE.exclusive]
    regions = [region for region in REGIONS if region.emergency]
    context = {"signs": signs, "regions": regions, "find_a_helpline": FIND_A_HELPLINE}
    return render(request, "site/offline.html", context)


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker. Its caches carry the publication's number, so that old words go when new ones come."""
    pages = [reverse(name) for name in ("offline", "help-now", "when-to-get-help", "home")]
    first = [*pages, *(static(style) for style in STYLES)]
    later = [reverse("learn"), *(reverse("explanation", args=[cause.key]) for cause in CAUSES)]
    mark = sha256("".join(first).encode()).hexdigest()[:8]
    script = render(
        request,
        "site/offline.js",
        {
            "name": json.dumps(f"leaflet-{snapshot.current().number}-{mark}"),
            "first": json.dumps(first),
            "later": json.dumps(later),
            "offline": json.dumps(reverse("offline")),
        },
        content_type="text/javascript; charset=utf-8",
    )
    script["Cache-Control"] = "no-cache"
    return script
