"""Accounts. A Host opens and closes them and gives roles, and cannot make anybody all-powerful."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.http import HttpRequest

from leakapp.content.admin.locked import NothingIsDeleted, ReadOnly


class PersonAdmin(NothingIsDeleted, UserAdmin):  # type: ignore[type-arg]
    """Accounts are closed, not deleted: the record keeps its names."""

    list_display = ("username", "first_name", "last_name", "roles", "is_active", "last_login")
    list_filter = ("groups", "is_active")
    about = (None, {"fields": ("username", "password")})
    name = ("Name", {"fields": ("first_name", "last_name", "email")})
    may = ("May", {"fields": ("is_active", "is_staff", "groups")})
    powers = ("All-powerful", {"classes": ("collapse",), "fields": ("is_superuser",)})
    add_fieldsets = (
        (None, {"fields": ("username", "usable_password", "password1", "password2", "is_staff", "groups")}),
    )
    filter_horizontal = ()

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description="roles")
    def roles(self, person: User) -> str:
        return ", ".join(group.name for group in person.groups.all())

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:
        if obj is None:
            return self.add_fieldsets
        shown = (self.about, self.name, self.may)
        return (*shown, self.powers) if request.user.is_superuser else shown

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        if obj is not None and obj.is_superuser and not request.user.is_superuser:
            return False
        return super().has_change_permission(request, obj)


class RoleAdmin(ReadOnly, GroupAdmin):
    """The three roles are made by a migration; here they can be read."""


admin.site.unregister([User, Group])
admin.site.register(User, PersonAdmin)
admin.site.register(Group, RoleAdmin)
