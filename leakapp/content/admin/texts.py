"""The words in the admin: texts, their versions, and the moves of a draft. Nothing here can be deleted."""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse

from leakapp.content import workflow
from leakapp.content.admin.locked import NothingIsDeleted
from leakapp.content.forms import VersionForm
from leakapp.content.kinds import KINDS
from leakapp.content.models import State, Text, Version


@admin.register(Text)
class TextAdmin(NothingIsDeleted):
    list_display = ("key", "kind", "where_it_appears")
    list_filter = ("kind",)
    search_fields = ("key", "versions__body")
    readonly_fields = ("kind", "key", "where_it_appears", "versions_so_far")
    fields = ("kind", "key", "where_it_appears", "versions_so_far")
    change_form_template = "admin/content/text/change_form.html"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @admin.display(description="readers see it")
    def where_it_appears(self, text: Text) -> str:
        return KINDS[text.kind].where

    @admin.display(description="versions")
    def versions_so_far(self, text: Text) -> str:
        return ", ".join(f"{version.number} ({version.get_state_display()})" for version in text.versions.all())

    def get_urls(self) -> list[URLPattern]:
        own = [path("<int:pk>/draft/", self.admin_site.admin_view(self.start_draft), name="content_text_draft")]
        return own + super().get_urls()

    def start_draft(self, request: HttpRequest, pk: int) -> HttpResponse:
        text = Text.objects.get(pk=pk)
        if request.method != "POST" or not request.user.has_perm("content.change_version"):
            return HttpResponseRedirect(reverse("admin:content_text_change", args=[pk]))
        try:
            draft = workflow.start_draft(text, request.user)
        except workflow.MoveRefused as refused:
            messages.error(request, str(refused))
            return HttpResponseRedirect(reverse("admin:content_text_change", args=[pk]))
        return HttpResponseRedirect(reverse("admin:content_version_change", args=[draft.pk]))


@admin.register(Version)
class VersionAdmin(NothingIsDeleted):
    form = VersionForm
    list_display = ("text", "number", "state", "origin", "reviewer", "review_by")
    list_filter = ("state", "text__kind", "origin", "review_by")
    search_fields = ("text__key", "body")
    list_select_related = ("text", "reviewer")
    change_form_template = "admin/content/version/change_form.html"
    moves = {
        "submit": (workflow.submit, "content.change_version", "Sent for review."),
        "send-back": (workflow.send_back, "content.review_version", "Sent back as a draft."),
    }
    signed_moves = {
        "publish": (workflow.approve_and_publish, "content.review_version", "Published."),
        "sign": (workflow.sign_off, "content.review_version", "Signed."),
        "retire": (workflow.retire, "content.review_version", "Retired."),
    }

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Version | None = None) -> bool:
        return super().has_change_permission(request) and (obj is None or obj.state == State.DRAFT)

    def get_fieldsets(self, request: HttpRequest, obj: Version | None = None) -> Any:
        """Editable words for a draft; the same words to read for anything else."""
        about = "text", "number", "state", "origin", "reviewer", "reviewed_at", "review_by"
        if obj is None or not self.has_change_permission(request, obj):
            return [(None, {"fields": (*about, "change_note", "words_to_read")})]
        names = list(VersionForm(instance=obj).names)
        return [(None, {"fields": (*names, "change_note", "touched")})]

    def get_form(self, request: HttpRequest, obj: Version | None = None, change: bool = False, **kwargs: Any) -> Any:
        if obj is not None and self.has_change_permission(request, obj):
            return VersionForm
        kwargs["form"] = admin.ModelAdmin.form
        return super().get_form(request, obj, change=change, **kwargs)

    def get_readonly_fields(self, request: HttpRequest, obj: Version | None = None) -> Any:
        return () if obj is not None and self.has_change_permission(request, obj) else ("words_to_read",)

    @admin.display(description="words")
    def words_to_read(self, version: Version) -> str:
        lines = []
        for name, words in version.body.items():
            lines.append(f"{name}: {'; '.join(words) if isinstance(words, list) else words}")
        return "\n".join(lines)

    def save_model(self, request: HttpRequest, obj: Version, form: VersionForm, change: bool) -> None:
        obj.touched = form.cleaned_data["touched"]
        try:
            workflow.save_draft(obj, request.user, form.body(), form.cleaned_data["change_note"])
        except workflow.MoveRefused as refused:
            messages.error(request, str(refused))

    def get_urls(self) -> list[URLPattern]:
        move = self.admin_site.admin_view(self.move)
        return [path("<int:pk>/move/<slug:name>/", move, name="content_version_move"), *super().get_urls()]

    def move(self, request: HttpRequest, pk: int, name: str) -> HttpResponse:
        """One move of a version, logged in the admin's own history."""
        version = Version.objects.select_related("text").get(pk=pk)
        back = HttpResponseRedirect(reverse("admin:content_version_change", args=[pk]))
        act, permission, said = {**self.moves, **self.signed_moves}[name]
        if request.method != "POST" or not request.user.has_perm(permission):
            return back
        try:
            act(version, request.user) if name in self.signed_moves else act(version)
        except workflow.MoveRefused as refused:
            messages.error(request, str(refused))
        else:
            self.log_change(request, version, said)
            messages.success(request, said)
        return back
