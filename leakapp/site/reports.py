"""Mail to the host about errors: through the private filter, and few enough to be read."""

import logging
import threading
import time
from typing import Any

from django.utils.log import AdminEmailHandler

from leakapp.site.errors import AWAY

ONCE_IN = 60 * 60  # seconds in which the same problem is mailed once by each process
REMEMBERED_AT_MOST = 200


class NewsAlone(logging.Filter):
    """Lets the first report of a problem through, and no repetition for an hour. A problem is its type and place."""

    def __init__(self) -> None:
        super().__init__()
        self.told: dict[tuple[str, str], float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        problem, now = _problem(record), time.monotonic()
        if now - self.told.get(problem, -ONCE_IN) < ONCE_IN:
            return False
        if len(self.told) >= REMEMBERED_AT_MOST:
            self.told.clear()
        self.told[problem] = now
        return True


class MailInBackground(AdminEmailHandler):
    """The report is made at once, and sent while the reader already has an answer: mail servers can be slow."""

    def send_mail(self, *report: Any, **options: Any) -> None:
        threading.Thread(target=super().send_mail, args=report, kwargs=options, daemon=True).start()


def _problem(record: logging.LogRecord) -> tuple[str, str]:
    if not record.exc_info or record.exc_info[0] is None:
        return record.name, str(record.msg)
    kind, _, tb = record.exc_info
    if kind in AWAY:
        return "database", ""  # a database that is away fails wherever it is asked; one mail tells it
    while tb is not None and tb.tb_next is not None:
        tb = tb.tb_next
    return kind.__name__, f"{tb.tb_frame.f_code.co_filename}:{tb.tb_lineno}" if tb is not None else ""
