"""The record: who did what and when, to read."""

from django.contrib import admin
from django.contrib.admin.models import LogEntry

from leakapp.content.admin.locked import ReadOnly


@admin.register(LogEntry)
class RecordAdmin(ReadOnly):
    list_display = ("action_time", "user", "object_repr", "what")
    list_filter = ("user", "content_type")
    list_select_related = ("user", "content_type")
    search_fields = ("object_repr", "change_message")
    date_hierarchy = "action_time"
    fields = ("action_time", "user", "content_type", "object_repr", "what")

    @admin.display(description="what was done")
    def what(self, entry: LogEntry) -> str:
        return entry.get_change_message() or entry.get_action_flag_display()
