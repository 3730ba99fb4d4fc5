"""The admin site: a signed-in, verified member of staff, and nobody else."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from leakapp.content.sign_in import access, second_factor


class WordsSite(admin.AdminSite):
    site_header = "Milk leak guide: words"
    site_title = "Milk leak guide"
    index_title = "What readers see"

    def has_permission(self, request: HttpRequest) -> bool:
        return super().has_permission(request) and access.second_factor_met(request)

    @method_decorator(never_cache)
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The password first; then, for somebody who has given it, the second factor."""
        if request.method == "GET" and super().has_permission(request) and not access.second_factor_met(request):
            return second_factor.go("verify", request)
        return super().login(request, extra_context)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        own: list[URLPattern | URLResolver] = [
            path("second-factor/verify/", second_factor.verify, name="verify"),
            path("second-factor/enrol/", second_factor.enrol, name="enrol"),
            path("second-factor/codes/", self.admin_view(second_factor.codes), name="codes"),
        ]
        return own + super().get_urls()
