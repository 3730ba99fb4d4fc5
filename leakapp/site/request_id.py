"""One short id a request, in its answer and in every log line about it, so that a person can put the two together.

It is made for the request alone and says nothing about who asks. An id that a proxy has given is taken over.
"""

import logging
import re
import secrets
from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponseBase

View = Callable[[HttpRequest], HttpResponseBase]

SAFE = re.compile(r"[A-Za-z0-9._-]{8,64}")  # what a proxy may name a request; anything else could forge a log line
NONE = "-"

_current: ContextVar[str] = ContextVar("request_id", default=NONE)


def name_for(given: str) -> str:
    """The id of a request to which a proxy has given this one, or none."""
    return given if SAFE.fullmatch(given) else secrets.token_hex(8)


def name_requests(get_response: View) -> View:
    def answer(request: HttpRequest) -> HttpResponseBase:
        name = name_for(request.headers.get("X-Request-ID", ""))
        request.request_id = name  # type: ignore[attr-defined]  # Django logs some answers after the last middleware
        token = _current.set(name)
        try:
            response = get_response(request)
        finally:
            _current.reset(token)
        response.headers["X-Request-ID"] = name
        return response

    return answer


class WithRequestId(logging.Filter):
    """Gives each log record the id of the request it belongs to."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = getattr(getattr(record, "request", None), "request_id", _current.get())
        return True
