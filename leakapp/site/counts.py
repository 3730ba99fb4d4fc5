"""Counts by day: visits, if the host has switched that on, and whether questions were clear (clarity.py).

The pages of a visit say what happened (leakapp/content/tally.py): begun, ended, at which level. It is written down
after the answer has gone out, so counting never slows a visit and never fails one. No cookie, no address, and nothing
that links two counts.
"""

import logging
import threading
import time
from collections import Counter
from collections.abc import Callable
from datetime import date

from django.db import Error, connection
from django.db.models import F
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from leakapp.content import patience, tally
from leakapp.site.limits import Limiter
from leakapp.site.models import DayCount

log = logging.getLogger(__name__)

View = Callable[[HttpRequest], HttpResponseBase]

AWAY_SECONDS = 30  # how long to leave a database alone that did not take a count
LIMITER = Limiter(at_most=120, seconds=60 * 60)  # what one address adds beyond this in an hour is not counted


class _Waiting:
    """Counts that are not written yet."""

    counts: Counter[tuple[date, str]] = Counter()
    lock = threading.Lock()
    writing = threading.Lock()
    try_again_at = 0.0


def count_visits(get_response: View) -> View:
    """The middleware. Settings install it when COUNTS is on."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        with tally.listening() as heard:
            response = get_response(request)
        if heard and LIMITER.allows(request):
            count(response, heard)
        return response

    return answer


def count(response: HttpResponseBase, words: list[str]) -> None:
    """Add one to each of these words for today, once this answer has gone out."""
    _remember(words)
    _write_after(response)


def _remember(heard: list[str]) -> None:
    today = timezone.localdate()
    with _Waiting.lock:
        _Waiting.counts.update((today, word) for word in heard)


def _write_after(response: HttpResponseBase) -> None:
    """The server closes an answer when its last byte is out."""
    close = response.close

    def close_and_write() -> None:
        try:
            write()
        finally:
            close()

    response.close = close_and_write  # type: ignore[method-assign]


def write() -> None:
    """Write what waits, unless somebody is writing or the database has just failed. Never raises, never waits."""
    if time.monotonic() < _Waiting.try_again_at or not _Waiting.writing.acquire(blocking=False):
        return
    try:
        with _Waiting.lock:
            taken, _Waiting.counts = _Waiting.counts, Counter()
        try:
            with patience.limited():
                for (day, what), count in list(taken.items()):
                    _add(day, what, count)
                    del taken[day, what]
        except Error as error:
            _Waiting.try_again_at = time.monotonic() + AWAY_SECONDS
            with _Waiting.lock:
                _Waiting.counts.update(taken)
            connection.close()
            log.warning("Visits could not be counted (%s). The counts wait.", type(error).__name__)
    finally:
        _Waiting.writing.release()


def _add(day: date, what: str, count: int) -> None:
    row = DayCount.objects.filter(day=day, what=what)
    if not row.update(count=F("count") + count):
        DayCount.objects.bulk_create([DayCount(day=day, what=what)], ignore_conflicts=True)
        row.update(count=F("count") + count)
