"""Error reports and log lines that hold nothing a visitor said.

Django's own report prints posted values, cookies and local variables, and any exception's message may quote an answer.
Here all four are withheld, with DEBUG on or off. What is left is enough to find the line: type, file, line, function.
"""

import logging
import traceback
from collections.abc import ItemsView
from types import TracebackType
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.views.debug import ExceptionReporter, SafeExceptionReporterFilter

WITHHELD = "withheld"
PLACES_IN_A_LINE = 4
_SAFE_META = {"REQUEST_METHOD", "SERVER_PROTOCOL", "HTTP_HOST", "wsgi.url_scheme"}


class HideEverything(SafeExceptionReporterFilter):
    """Hides posted values, cookies, request headers and every local variable."""

    def is_active(self, request: HttpRequest | None) -> bool:
        return True

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, str]:
        return {}

    def get_traceback_frame_variables(self, request: HttpRequest | None, tb_frame: Any) -> ItemsView[str, Any]:
        return {}.items()

    def get_safe_cookies(self, request: HttpRequest) -> dict[str, str]:
        return {}

    def get_safe_request_meta(self, request: HttpRequest) -> dict[str, Any]:
        return {name: value for name, value in request.META.items() if name in _SAFE_META}


class QuietReporter(ExceptionReporter):
    """A report without the exception's message and without the request's body."""

    def get_traceback_data(self) -> dict[str, Any]:
        data = super().get_traceback_data()
        data.update(exception_value=WITHHELD, filtered_POST_items=[], request_COOKIES_items=[], user_str=WITHHELD)
        data.update(request_GET_items=[], request_FILES_items=[], unicode_hint="", exception_notes="")
        if self.request is not None:
            data["request_insecure_uri"] = self.request.path  # without the query
        if data.get("template_info"):
            data["template_info"] = {**data["template_info"], "message": WITHHELD}
        for frame in data.get("frames", []):
            frame.update(vars=[], exc_cause=None)
        data["lastframe"] = data["frames"][-1] if data.get("frames") else None
        return data

    def get_traceback_text(self) -> SafeString:
        if self.exc_type is None:
            return SafeString("No exception")
        return SafeString(quiet_traceback(self.exc_type, self.tb))


class QuietFormatter(logging.Formatter):
    """One line a problem. Its traceback names places and types, never values."""

    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None  # another handler's formatter may have left the message there
        return " | ".join(super().format(record).splitlines())

    def formatException(self, ei: Any) -> str:
        kind, _, tb = ei
        return quiet_line(kind, tb)


def quiet_line(kind: type[BaseException], tb: TracebackType | None) -> str:
    """The type and the innermost places, the innermost first."""
    frames = traceback.extract_tb(tb)[: -PLACES_IN_A_LINE - 1 : -1]
    places = " < ".join(f"{_short(frame.filename)}:{frame.lineno} in {frame.name}" for frame in frames)
    return f"{kind.__name__} (message {WITHHELD}) at {places}"


def _short(filename: str) -> str:
    return "/".join(filename.rsplit("/", 3)[1:])


def quiet_traceback(kind: type[BaseException], tb: TracebackType | None) -> str:
    places = [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in traceback.extract_tb(tb)]
    return "\n".join([*places, f"{kind.__name__} (message {WITHHELD})"])
