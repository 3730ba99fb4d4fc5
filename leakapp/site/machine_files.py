"""What search engines read. The admin's address is a host's own and appears in neither."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from leakapp.content import snapshot
from leakapp.site.catalogue import catalogue
from leakapp.site.metadata import absolute
from leakapp.site.published import published


@published
@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    pages = {entry.address: entry.changed_on for entry in catalogue(snapshot.current())}
    rows = [(absolute(request, path), day) for path, day in {**pages, reverse("help-now"): None}.items()]
    return render(request, "site/sitemap.xml", {"rows": rows}, content_type="application/xml; charset=utf-8")


@published
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """The danger signs may be found. Beyond them a visitor without answers is led back, so there is nothing to index.

    A page that must stay hidden is not named here: this file tells where it is.
    """
    lines = (
        "User-agent: *",
        f"Disallow: {reverse('clear')}",
        f"Disallow: {reverse('leave')}",
        "",
        f"Sitemap: {absolute(request, reverse('sitemap'))}",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
