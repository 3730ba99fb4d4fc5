from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from leakapp.site import views

urlpatterns = [
    path("", include("leakapp.site.urls")),
    path("check/", include("leakapp.checker.urls")),
    path("help-now/", views.help_now, name="help-now"),
    path("healthz", views.healthz, name="healthz"),
    path(settings.ADMIN_PATH, admin.site.urls),
]

handler400 = "leakapp.site.errors.bad_request"
handler403 = "leakapp.site.errors.forbidden"
handler404 = "leakapp.site.errors.not_found"
handler500 = "leakapp.site.errors.server_error"
