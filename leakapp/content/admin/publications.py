"""The log of publications, to read."""

from django.contrib import admin

from leakapp.content.admin.locked import ReadOnly
from leakapp.content.models import Publication


@admin.register(Publication)
class PublicationAdmin(ReadOnly):
    list_display = ("number", "made_at", "made_by", "what")
    list_select_related = ("made_by",)
    fields = ("what", "made_at", "made_by")

    @admin.display(description="number", ordering="pk")
    def number(self, publication: Publication) -> int:
        return publication.pk
