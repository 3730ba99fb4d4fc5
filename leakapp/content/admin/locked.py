"""What every list of words in the admin has in common."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest


class NothingIsDeleted(admin.ModelAdmin):  # type: ignore[type-arg]  # Django has it plain at run time
    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ReadOnly(NothingIsDeleted):
    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
