"""/healthz: is this process alive, is it ready to take over, and what is degraded.

A platform's probe asks by an address of its own choice, so this page is answered before the host's name is looked at.
It is plain text, one fact a line, and holds nothing about anybody.
"""

import os
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_deny
from django.views.decorators.http import require_safe

from leakapp.content import patience, snapshot
from leakapp.content.snapshot import Snapshot

View = Callable[[HttpRequest], HttpResponseBase]

ADDRESS = "/healthz"
LITTLE_SPACE = 20 * 1024 * 1024  # bytes free on the disk with the database or the code, below which editors' saves fail


def answer_probes(get_response: View) -> View:
    def answer(request: HttpRequest) -> HttpResponseBase:
        return healthz(request) if request.path_info == ADDRESS else get_response(request)

    return answer


@never_cache
@xframe_options_deny
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """200 as long as the process answers. With ?ready: 503 until it has read the published words once.

    Being without a database is no reason to take a process away from patients, so neither answer fails for it later.
    """
    words = snapshot.current()
    database = not words.degraded and _database()  # a database that has just not answered is not waited for again
    ready = words.number > 0 or not words.degraded
    degraded = [name for name, is_degraded in _states(database, words) if is_degraded]
    lines = (
        "alive",
        f"database: {'ok' if database else 'away; serving the words in memory'}",
        f"publication: {words.number}",
        f"ready: {'yes' if ready else 'no; serving the shipped words until the published ones can be read'}",
        f"degraded: {', '.join(degraded) or 'nothing'}",
    )
    status = 503 if "ready" in request.GET and not ready else 200
    response = HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8", status=status)
    response.headers["Content-Length"] = str(len(response.content))
    return response


def _database() -> bool:
    try:
        with patience.limited(), connection.cursor() as cursor:
            cursor.execute("select 1")
    except Error:
        connection.close()
        return False
    return True


def _states(database: bool, words: Snapshot) -> tuple[tuple[str, bool], ...]:
    return (
        ("the admin (no database)", not database),
        ("the words (not the newest)", words.degraded),
        ("saving (the disk is nearly full)", _space() < LITTLE_SPACE),
    )


def _space() -> int:
    """Bytes that can still be written where the database lives, if it is a file, or else beside the code."""
    file = database_file()
    disk = os.statvfs(file.parent if file and file.parent.is_dir() else settings.BASE_DIR)
    return disk.f_bavail * disk.f_frsize


def database_file() -> Path | None:
    """The file of an SQLite database."""
    return Path(str(connection.settings_dict["NAME"])) if connection.vendor == "sqlite" else None
