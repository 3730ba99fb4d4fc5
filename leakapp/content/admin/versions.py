"""The versions in the admin: a form to write a draft, a page to read anything else, and the moves between states."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple, cast

from csp.constants import SELF
from csp.decorators import csp_update
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST
from js_asset import Media

from leakapp.content import compare, gate, reading, sample_visits, workflow
from leakapp.content.admin import signing
from leakapp.content.admin.locked import NothingIsDeleted
from leakapp.content.forms import VersionForm
from leakapp.content.kinds import KINDS
from leakapp.content.models import State, Version


class Move(NamedTuple):
    """`act(version, user, posted form)` does it; `said` tells that it is done."""

    permission: str
    said: str
    act: Callable[[Version, Any, Any], Any]


WRITE, REVIEW = "content.change_version", "content.review_version"
MOVES = {
    "submit": Move(WRITE, "Sent for review.", lambda version, by, form: workflow.submit(version, by)),
    "take-back": Move(
        WRITE, "Taken back. It is a draft again.", lambda version, by, form: workflow.send_back(version, by)
    ),
    "discard": Move(WRITE, "The draft is put away.", lambda version, by, form: workflow.discard(version, by)),
    "send-back": Move(
        REVIEW,
        "Sent back with your note.",
        lambda version, by, form: workflow.send_back(version, by, form.get("note", "")),
    ),
    "publish": Move(
        REVIEW,
        "Approved.",
        lambda version, by, form: workflow.approve_and_publish(version, by, _time(form.get("publish_at"))),
    ),
    "sign": Move(REVIEW, "Signed.", lambda version, by, form: workflow.sign_off(version, by)),
    "renew": Move(REVIEW, "Still right. The months begin anew.", lambda version, by, form: workflow.renew(version, by)),
    "retire": Move(
        REVIEW, "Retired. Readers no longer see it.", lambda version, by, form: workflow.retire(version, by)
    ),
}


def _time(typed: str | None) -> datetime | None:
    """A set time, in the site's time zone. Raises MoveRefused when it cannot be read, so as never to publish early."""
    if not typed:
        return None
    try:
        moment = parse_datetime(typed)
    except ValueError:
        moment = None
    if moment is None:
        raise workflow.MoveRefused("That is not a date and time. Leave it empty to publish now.")
    return timezone.make_aware(moment) if timezone.is_naive(moment) else moment


@admin.register(Version)
class VersionAdmin(NothingIsDeleted):
    list_display = ("text", "number", "state", "origin", "reviewer", "review_by")
    list_filter = ("state", "text__kind", "origin", "review_by")
    search_fields = ("text__key", "body")
    list_select_related = ("text", "reviewer")
    change_form_template = "admin/content/version/change_form.html"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Version | None = None) -> bool:
        return super().has_change_permission(request) and (obj is None or obj.state == State.DRAFT)

    def get_fieldsets(self, request: HttpRequest, obj: Version | None = None) -> Any:
        """Inputs for a draft. Anything else is shown to read, by the template."""
        if obj is None or not self.has_change_permission(request, obj):
            return []
        return VersionForm(instance=obj).fieldsets()

    def get_form(self, request: HttpRequest, obj: Version | None = None, change: bool = False, **kwargs: Any) -> Any:
        if obj is not None and self.has_change_permission(request, obj):
            return VersionForm
        kwargs["fields"] = []
        return super().get_form(request, obj, change=change, **kwargs)

    @method_decorator(csp_update({"frame-src": [SELF]}))  # the preview
    def change_view(self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None) -> Any:
        return super().change_view(request, object_id, form_url, extra_context)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        version: Version = kwargs["obj"]  # always there: a version is never added by form
        nonce = getattr(request, "csp_nonce", "")  # without it, the editor's import map is blocked and shows bare tags
        context["media"] = Media.from_media(context["media"], nonce=nonce)
        context.update(self._about(version, request))
        return super().render_change_form(request, context, *args, **kwargs)

    def _about(self, version: Version, request: HttpRequest) -> dict[str, Any]:
        kind, key = version.text.kind, version.text.key
        published = version.text.versions.filter(language=version.language, state=State.PUBLISHED).first()
        differs = published is not None and published != version
        return {
            "title": f"{version.text}, version {version.number}",
            "subtitle": None,
            "where": KINDS[kind].where if kind in KINDS else "",
            "findings": gate.findings(kind, key, version.body) if version.state in workflow.OPEN else [],
            "words": reading.words_of(version),
            "changes": compare.changes(kind, key, published.body, version.body) if differs and published else None,
            "samples": sample_visits.that_show(kind, key),
            "own": request.user.pk in version.contributor_ids,
            "writers": reading.names(version.contributor_ids),
            "may_write": request.user.has_perm(WRITE),
            "may_review": request.user.has_perm(REVIEW),
        }

    def save_model(self, request: HttpRequest, obj: Version, form: Any, change: bool) -> None:
        obj.touched = form.cleaned_data["touched"]
        said = form.cleaned_data
        before = obj.body
        workflow.save_draft(obj, cast(User, request.user), form.body(), said["change_note"], said["small_change"])
        form.changed_words = compare.changed(obj.text.kind, obj.text.key, before, obj.body)

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> Any:
        """The fields whose stored words differ. What the browser sent may differ from them in form alone."""
        about = [str(form.fields[name].label) for name in form.changed_data if name in form.Meta.fields]
        changed = [*form.changed_words, *about]
        return [{"changed": {"fields": changed}}] if changed else []

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().changeform_view(request, *args, **kwargs)
        except workflow.MoveRefused as refused:  # two saves in the same instant; the transaction is undone
            messages.error(request, str(refused))
            return HttpResponseRedirect(request.path)

    def response_change(self, request: HttpRequest, obj: Version) -> HttpResponse:
        """Saved. With "send for review", the move follows in the same step, and a refusal leaves the saved draft."""
        if "_submit" in request.POST:
            return self._moved(request, obj, "submit")
        messages.success(request, "Saved as a draft.")
        return HttpResponseRedirect(request.path)

    def get_urls(self) -> list[URLPattern]:
        move = self.admin_site.admin_view(require_POST(self.move))
        return [
            path("<int:pk>/move/<slug:name>/", move, name="content_version_move"),
            path("sign/", self.admin_site.admin_view(signing.sign), name="content_version_sign"),
            *super().get_urls(),
        ]

    def move(self, request: HttpRequest, pk: int, name: str) -> HttpResponse:
        if name not in MOVES:
            raise Http404
        version = get_object_or_404(Version.objects.select_related("text"), pk=pk)
        if request.POST.get("touched", str(version.touched)) != str(version.touched):
            messages.error(request, "The words have changed since you opened them. Read them again.")
            return self._back(version)
        return self._moved(request, version, name)

    def _moved(self, request: HttpRequest, version: Version, name: str) -> HttpResponse:
        """One move, refused in words or done."""
        move = MOVES[name]
        if not request.user.has_perm(move.permission):
            raise PermissionDenied
        try:
            move.act(version, request.user, request.POST)
        except workflow.MoveRefused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, move.said)
        return self._back(version)

    def _back(self, version: Version) -> HttpResponse:
        return HttpResponseRedirect(reverse("admin:content_version_change", args=[version.pk]))
