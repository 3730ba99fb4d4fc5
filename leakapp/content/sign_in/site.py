"""The admin site: a signed-in, verified member of staff, and nobody else."""

from typing import Any, cast

from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from leakapp.content import dashboard
from leakapp.content.sign_in import access, second_factor


class WordsSite(admin.AdminSite):
    site_header = "Milk leak guide: words"
    site_title = "Milk leak guide"
    index_title = "What readers see"

    def has_permission(self, request: HttpRequest) -> bool:
        return super().has_permission(request) and access.second_factor_met(request)

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """The front page: what there is to do, for whoever may read the words."""
        may_read = request.user.has_perm("content.view_version")
        context = {"to_do": dashboard.to_do(cast(User, request.user)) if may_read else None}
        return super().index(request, {**context, **(extra_context or {})})

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
