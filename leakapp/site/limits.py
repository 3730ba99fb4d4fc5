"""How often one caller may make this site write something. No address is kept: a caller is a number for a day.

The number is an HMAC of the address under a salt that each process makes for itself, forgets with the day and never
writes anywhere, so it can be neither looked up nor followed to the next day.
"""

import hmac
import secrets
import threading
import time

from django.conf import settings
from django.http import HttpRequest

DAY = 24 * 60 * 60
CALLERS_AT_MOST = 20_000  # per process; a flood from more addresses than this starts the window anew


class Limiter:
    """At most `at_most` times in `seconds`, for each caller and each process."""

    def __init__(self, at_most: int, seconds: int) -> None:
        self.at_most, self.seconds = at_most, seconds
        self.lock = threading.Lock()
        self.window = self.day = -1
        self.salt = b""
        self.used: dict[bytes, int] = {}

    def allows(self, request: HttpRequest) -> bool:
        """Whether this caller may once more. Asking counts."""
        now = time.time()
        with self.lock:
            self._renew(int(now // self.seconds), int(now // DAY))
            caller = hmac.digest(self.salt, client_address(request).encode(), "sha256")[:8]
            self.used[caller] = self.used.get(caller, 0) + 1
            return self.used[caller] <= self.at_most

    def _renew(self, window: int, day: int) -> None:
        if day != self.day:
            self.day, self.salt = day, secrets.token_bytes(16)
        if window != self.window or len(self.used) >= CALLERS_AT_MOST:
            self.window, self.used = window, {}


def client_address(request: HttpRequest) -> str:
    """The address that the outermost of the host's own proxies saw.

    Each proxy adds its caller at the end of X-Forwarded-For; what stands before that may be made up. With no trusted
    proxy, or a header too short to hold them all, it is the address of the connection.
    """
    forwarded = [each.strip() for each in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if each.strip()]
    count = settings.TRUSTED_PROXIES
    if count and len(forwarded) >= count:
        return str(forwarded[-count])
    return str(request.META.get("REMOTE_ADDR", ""))
