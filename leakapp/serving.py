"""How gunicorn serves the site, for Procfile and `make serve` alike: gunicorn -c python:leakapp.serving leakapp.wsgi"""

import os
import sys
from pathlib import Path
from typing import Any

from gunicorn.http import wsgi

from leakapp import env
from leakapp.triage import cases, consistency

_HERE = Path(__file__).resolve().parent.parent
env.load_file(_HERE / env.text("ENV_FILE", ".env"))

bind = f"0.0.0.0:{env.number('PORT', 8000)}"
workers = env.number("WEB_CONCURRENCY", 2)
worker_class = "gthread"
threads = 4
_MEMORY = "/dev/shm"  # noqa: S108  gunicorn's own advice: a heartbeat file on a slow disk blocks workers
worker_tmp_dir = _MEMORY if os.path.isdir(_MEMORY) else None
max_requests = 100_000  # a leak nobody knows of does not grow for ever; rare, as a new worker's first pages are slow
max_requests_jitter = 20_000
limit_request_line = 4094  # an address of this site is under 100 characters
limit_request_fields = 60
limit_request_field_size = 32768  # a huge cookie reaches the site, which starts the visit again kindly
control_socket_disable = True  # nobody here uses it, and it writes to the home folder
accesslog = "-"
# No query string, no referrer, no address of the visitor. Last, the request's id, as it stands in the site's own lines.
access_log_format = "%(t)s %(m)s %(U)s %(s)s %(b)s %(L)s %({x-request-id}o)s"


_default_headers = wsgi.Response.default_headers


def _without_a_banner(response: Any) -> list[str]:
    """What software serves this site is nobody's business."""
    return [line for line in _default_headers(response) if not line.startswith("Server:")]


wsgi.Response.default_headers = _without_a_banner


def on_starting(server: Any) -> None:
    """Rather no start than a broken one: the platform then keeps the release that is running."""
    if faults := consistency.faults():
        said = [f"{fault.what} ({fault.hint})" for fault in faults]
        sys.exit("\n".join(["The clinical tables are not sound, so they are not served.", *said]))
    if failures := list(cases.failures()):
        sys.exit("\n".join(["These rules fail their own clinical cases, so they are not served.", *failures]))
    if not env.flag("DEBUG") and not (_HERE / "staticfiles" / "staticfiles.json").is_file():
        sys.exit("The stylesheets are not collected yet. Run: python manage.py collectstatic --noinput")
