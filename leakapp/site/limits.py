"""How often one caller may make this site write something. No address is kept: a caller is a number for a day.

The number is an HMAC of the address under a salt that each process makes for itself, forgets with the day and never
writes anywhere, so it can be neither looked up nor followed to the next day.
"""

import hmac
import secrets
import threading
import time

from django.http import HttpRequest

from leakapp.content.sign_in.access import client_address

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
