"""The yardstick: a Django view that returns 10 kB of constant bytes, with no middleware, on the same gunicorn."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

BYTES = b"x" * 10_000


def constant(request: HttpRequest) -> HttpResponse:
    return HttpResponse(BYTES)


urlpatterns = [path("", constant)]
settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], SECRET_KEY="measured, not kept", MIDDLEWARE=[])
application = get_wsgi_application()
