"""Shipped words, to read and sign one after another on a phone."""

from typing import cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from leakapp.content import dashboard, reading, workflow
from leakapp.content.kinds import KINDS
from leakapp.content.models import Version


def sign(request: HttpRequest) -> HttpResponse:
    """The next unsigned text. `after`: the version last left for later; the queue goes on behind it."""
    if not request.user.has_perm("content.review_version"):
        raise PermissionDenied
    if request.method == "POST":
        return _signed(request)
    queue = dashboard.unsigned()
    version = _next(queue, request.GET.get("after", ""))
    context = {
        **admin.site.each_context(request),
        "title": "Sign the shipped words",
        "opts": Version._meta,
        "version": version,
        "left": len(queue),
        "after": request.GET.get("after", ""),
        "where": KINDS[version.text.kind].where if version else "",
        "words": reading.words_of(version) if version else [],
        "progress": dashboard.before_launch(),
    }
    return render(request, "admin/content/version/sign.html", context)


def _signed(request: HttpRequest) -> HttpResponse:
    version = get_object_or_404(Version.objects.select_related("text"), pk=request.POST.get("version"))
    after = request.POST.get("after", "")
    try:
        workflow.sign_off(version, cast(User, request.user))
    except workflow.MoveRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"Signed: {version.text}.")
    behind = f"?after={after}" if after.isdigit() else ""
    return HttpResponseRedirect(reverse("admin:content_version_sign") + behind)


def _next(queue: list[Version], after: str) -> Version | None:
    """The text behind `after` in the queue; from the start again when there is none."""
    ids = [str(version.pk) for version in queue]
    place = ids.index(after) + 1 if after in ids else 0
    return next(iter(queue[place:] or queue), None)
