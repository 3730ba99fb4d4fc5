"""The admin and a database gone silent: editors get an answer, and their waiting takes no page from patients."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from leakapp.content import patience

View = Callable[[HttpRequest], HttpResponseBase]


def never_hang(get_response: View) -> View:
    """An editor who waits too long reads why: errors.database_away."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(f"/{settings.ADMIN_PATH}"):
            return get_response(request)
        with patience.silence_broken(settings.EDITORS_PATIENCE):
            return get_response(request)

    return answer
