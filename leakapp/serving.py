"""How gunicorn serves the site, for Procfile and `make serve` alike: gunicorn -c python:leakapp.serving leakapp.wsgi"""

import os
from pathlib import Path

from leakapp import env

env.load_file(Path(__file__).resolve().parent.parent / env.text("ENV_FILE", ".env"))

bind = f"0.0.0.0:{env.number('PORT', 8000)}"
workers = env.number("WEB_CONCURRENCY", 2)
worker_class = "gthread"
threads = 4
_MEMORY = "/dev/shm"  # noqa: S108  gunicorn's own advice: a heartbeat file on a slow disk blocks workers
worker_tmp_dir = _MEMORY if os.path.isdir(_MEMORY) else None
max_requests = 5000
max_requests_jitter = 500
limit_request_field_size = 32768  # a huge cookie reaches the site, which starts the visit again kindly
control_socket_disable = True  # nobody here uses it, and it writes to the home folder
accesslog = "-"
access_log_format = "%(t)s %(m)s %(U)s %(s)s %(b)s %(L)s"  # no query string, no referrer, no address of the visitor
