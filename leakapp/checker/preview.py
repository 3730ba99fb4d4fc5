"""A draft on the page where readers will meet it, for staff alone.

The real view answers, and reads the published words with this one draft laid over them. It lives here because a visit's
pages do, and nothing may import them: the admin knows this page by its address only.
"""

from copy import copy

from csp.constants import SELF
from csp.decorators import csp_replace
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import NoReverseMatch, resolve, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin

from leakapp.checker import answer_store
from leakapp.checker.answer_store import Visit
from leakapp.checker.preview_html import SCHEMES, forced, without_scripts
from leakapp.checker.views import SCREEN, address_of
from leakapp.content import sample_visits, snapshot
from leakapp.content.forms import VersionForm
from leakapp.content.models import State, Version
from leakapp.content.safety import BY_ID as REGIONS
from leakapp.triage.answers import Answers
from leakapp.triage.questions import SCREEN_OF

# Kinds that have a page of their own, by the name of its address. The others are met on a visit.
PAGES = {
    "explanation": "explanation",
    "page": "{key}",
    "noticed": "learn",
    "medicine": "medicines",
    "source": "sources",
}


@never_cache
@xframe_options_sameorigin
@csp_replace({"frame-ancestors": [SELF]})  # type: ignore[arg-type]  # its types know no arguments of an address
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """GET shows the saved words; POST shows what stands in the form, without saving it."""
    if not request.user.has_perm("content.view_version"):
        raise PermissionDenied
    version = get_object_or_404(Version.objects.select_related("text"), pk=pk)
    kind, key = version.text.kind, version.text.key
    body = _typed(request, version)
    sample = _sample(request, kind, key)
    address = _address(kind, key, body, sample)
    if address is None:
        return render(request, "checker/no_preview.html")
    words = snapshot.current().with_words(kind, key, body)
    match = resolve(address)
    with snapshot.serving(words):
        reader = _as_reader(request, address, _visit(sample, body))
        response: HttpResponse = match.func(reader, *match.args, **match.kwargs)
    scheme = request.POST.get("preview-scheme", request.GET.get("scheme", ""))
    html = without_scripts(response.content.decode())
    response.content = forced(html, scheme, getattr(request, "csp_nonce", "")) if scheme in SCHEMES else html
    response.headers.pop("Cache-Control", None)  # the page's own says that everybody may share it; this one is not kept
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _typed(request: HttpRequest, version: Version) -> dict[str, object]:
    if request.method != "POST" or version.state != State.DRAFT:
        return dict(version.body)
    form = VersionForm(request.POST, instance=version)
    form.is_valid()  # a field that is too long keeps its saved words
    return form.body()


def _sample(request: HttpRequest, kind: str, key: str) -> sample_visits.SampleVisit | None:
    """The visit that was chosen, or the first one that comes to these words. None: the words' own page."""
    chosen = request.POST.get("preview-sample", request.GET.get("sample", ""))
    if visit := sample_visits.all_visits().get(chosen):
        return visit
    fitting = sample_visits.that_show(kind, key)
    return None if kind in PAGES or not fitting else fitting[0]


def _address(kind: str, key: str, body: dict[str, object], sample: sample_visits.SampleVisit | None) -> str | None:
    if kind == "question":
        return address_of(SCREEN_OF[key])
    if kind == "service" and body.get("sort") == "crisis":
        return reverse("help-now")
    if kind == "site":
        return address_of(next(iter(SCREEN.values())))
    if sample is not None:
        return reverse("result")
    try:
        return reverse(PAGES[kind].format(key=key), args=[key] if kind == "explanation" else [])
    except (KeyError, NoReverseMatch):
        return None


def _visit(sample: sample_visits.SampleVisit | None, body: dict[str, object]) -> Visit:
    region = str(body.get("region", ""))  # a phone line shows in its own place
    return Visit(sample.answers if sample else Answers(), region if region in REGIONS else settings.REGION)


def _as_reader(request: HttpRequest, address: str, visit: Visit) -> HttpRequest:
    """The request as a reader on this visit would make it: nobody signed in, and the visit in its cookie."""
    carrier = HttpResponse()
    answer_store.write(carrier, visit)
    reader = copy(request)
    reader.method, reader.path, reader.path_info = "GET", address, address
    reader.COOKIES = {answer_store.NAME: carrier.cookies[answer_store.NAME].value}
    reader.user = AnonymousUser()
    return reader


staff_preview = admin.site.admin_view(preview)
