from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from leakapp.checker import style
from leakapp.checker.preview import staff_preview
from leakapp.site import clarity, offline, theme, views

urlpatterns = [
    path("check/", include("leakapp.checker.urls")),  # first, as the pages of a visit are made anew each time
    path("", include("leakapp.site.urls")),
    path(f"{settings.ADMIN_PATH}style/", admin.site.admin_view(style.style), name="style"),
    path("help-now/", views.help_now, name="help-now"),
    path("theme.css", theme.stylesheet, name="theme-stylesheet"),
    path("theme/", theme.choose, name="theme"),
    path("was-it-clear/", clarity.was_it_clear, name="was-it-clear"),
    path("offline/", offline.offline_page, name="offline"),
    path("offline.js", offline.worker, name="offline-worker"),
    path(f"{settings.ADMIN_PATH}preview/<int:pk>/", staff_preview, name="preview"),
    path(settings.ADMIN_PATH, admin.site.urls),
]

handler400 = "leakapp.site.errors.bad_request"
handler403 = "leakapp.site.errors.forbidden"
handler404 = "leakapp.site.errors.not_found"
handler500 = "leakapp.site.errors.server_error"
