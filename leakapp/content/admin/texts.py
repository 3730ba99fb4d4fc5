"""The texts in the admin: where each is read, its versions, and a way to start, restore and compare them."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.views.decorators.http import require_POST, require_safe

from leakapp.content import compare, outside, snapshot, workflow
from leakapp.content.admin.locked import NothingIsDeleted
from leakapp.content.kinds import KINDS, exists
from leakapp.content.labels import title_of
from leakapp.content.live_page import live_page
from leakapp.content.models import State, Text
from leakapp.content.owners import first_owner


@admin.register(Text)
class TextAdmin(NothingIsDeleted):
    list_display = ("name", "where_it_appears", "now")
    list_filter = ("kind",)
    search_fields = ("key", "versions__body")
    change_form_template = "admin/content/text/change_form.html"

    def get_fields(self, request: HttpRequest, obj: Text | None = None) -> Any:
        return ("where_it_appears", "owner") if obj else ("kind", "key")

    def get_readonly_fields(self, request: HttpRequest, obj: Text | None = None) -> Any:
        return ("where_it_appears",) if obj else ()

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("versions")

    def get_form(self, request: HttpRequest, obj: Text | None = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        if obj is None:  # texts that the clinical table names exist already
            free = [(kind.name, kind.label) for kind in KINDS.values() if not kind.table]
            form.base_fields["kind"] = forms.ChoiceField(choices=free)
            form.base_fields["key"].help_text = "A short name for this text in small letters, such as uk-our-clinic."
        return form

    @admin.display(description="text", ordering="key")
    def name(self, text: Text) -> str:
        """Its own words, as readers have them, with its id beneath."""
        published = next((each.body for each in text.versions.all() if each.state == State.PUBLISHED), None)
        title = title_of(text.key, published or text.shipped or {})
        return format_html('{} <span class="text-id">{}</span>', title, text)

    @admin.display(description="readers see it")
    def where_it_appears(self, text: Text) -> str:
        return KINDS[text.kind].where if text.kind in KINDS else "nowhere in this release"

    @admin.display(description="now")
    def now(self, text: Text) -> Any:
        """The newest state that matters, read from the versions that came with the list."""
        states = {version.state for version in text.versions.all()}
        return next(
            (state.label for state in (State.REVIEW, State.DRAFT, State.PUBLISHED) if state in states), "retired"
        )

    def view_on_site(self, text: Text) -> str | None:
        """The live page, while readers have these words."""
        published = exists(text.kind, text.key) and text.versions.filter(state=State.PUBLISHED).exists()
        return live_page(text.kind, text.key) if published else None

    def save_model(self, request: HttpRequest, obj: Text, form: Any, change: bool) -> None:
        if not change:
            obj.owner = first_owner(obj.kind)
        super().save_model(request, obj, form, change)

    def change_view(self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None) -> Any:
        text = self.get_object(request, object_id)
        versions = text.versions.select_related("reviewer", "restored_from") if text else []
        context = {
            "versions": versions,
            "open": next((each for each in versions if each.state in workflow.OPEN), None),
            "may_write": request.user.has_perm("content.change_version"),
            **(extra_context or {}),
        }
        return super().change_view(request, object_id, form_url, context)

    def response_add(self, request: HttpRequest, obj: Text, post_url_continue: str | None = None) -> HttpResponse:
        return _opened(request, obj, workflow.start_draft, obj)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/draft/", view(require_POST(self.start_draft)), name="content_text_draft"),
            path("<int:pk>/restore/<int:number>/", view(require_POST(self.restore)), name="content_text_restore"),
            path("<int:pk>/compare/", view(require_safe(self.compare)), name="content_text_compare"),
            path("outside/", view(require_safe(self.outside)), name="content_text_outside"),
            *super().get_urls(),
        ]

    def outside(self, request: HttpRequest) -> HttpResponse:
        """Links and phone lines of the published words, for somebody to try one after another."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        words = snapshot.current()
        context = {**self.admin_site.each_context(request), "title": "Links and phone lines", "opts": self.opts}
        context.update(links=outside.links(words), lines=outside.lines(words))
        return render(request, "admin/content/text/outside.html", context)

    def start_draft(self, request: HttpRequest, pk: int) -> HttpResponse:
        text = get_object_or_404(Text, pk=pk)
        return _opened(request, text, workflow.start_draft, text)

    def restore(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        text = get_object_or_404(Text, pk=pk)
        return _opened(request, text, workflow.restore, get_object_or_404(text.versions, number=number))

    def compare(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Two versions of a text: by their numbers in the address, or the newest and what readers see now."""
        text = get_object_or_404(Text, pk=pk)
        if not self.has_view_permission(request, text):
            raise PermissionDenied
        versions = list(text.versions.all())
        by_number = {str(version.number): version for version in versions}
        new = by_number.get(request.GET.get("new", ""), versions[0])
        published = next((each for each in versions if each.state == State.PUBLISHED and each != new), versions[-1])
        old = by_number.get(request.GET.get("old", ""), published)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Compare: {text}",
            "text": text,
            "opts": self.opts,
            "versions": versions,
            "old": old,
            "new": new,
            "changes": compare.changes(text.kind, text.key, old.body, new.body),
            "release": compare.release(text.kind, text.key, text.shipped_before, old.body, text.shipped),
        }
        return render(request, "admin/content/text/compare.html", context)


def _opened(request: HttpRequest, text: Text, start: Any, what: Any) -> HttpResponse:
    """To the draft that `start` makes, or back to the text with the reason why not."""
    if not request.user.has_perm("content.change_version"):
        raise PermissionDenied
    try:
        draft = start(what, request.user)
    except workflow.MoveRefused as refused:
        messages.error(request, str(refused))
        return HttpResponseRedirect(reverse("admin:content_text_change", args=[text.pk]))
    return HttpResponseRedirect(reverse("admin:content_version_change", args=[draft.pk]))
