"""The site as a host runs it: two workers of their own, on one database that is not the tests'.

On SQLite, or on the PostgreSQL server that DATABASE_URL names, in a database made for the story and dropped after it.
"""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

ROOT = Path(__file__).parents[2]
SETTINGS = "tests.browser.settings_of_two_workers"


class TwoWorkers:
    """`addresses`: of the two. `run` runs a management command on their database."""

    def __init__(self, folder: Path) -> None:
        self.server = os.environ.get("DATABASE_URL", "")
        self.name = f"story_{os.getpid()}"
        if self.server.startswith("postgres"):
            self._on_server(f"create database {self.name}")
            url = urlsplit(self.server)._replace(path=f"/{self.name}").geturl()
        else:
            url = f"sqlite:///{folder / 'site.sqlite3'}?transaction_mode=IMMEDIATE&timeout=20"
        self.environment = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": SETTINGS}
        self.run("migrate", "--verbosity", "0")
        self.run("load_default_content")
        self.processes = []
        self.addresses = tuple(self._start(folder) for _ in range(2))

    def run(self, *command: str, **environment: str) -> str:
        done = subprocess.run(
            [sys.executable, "manage.py", *command], cwd=ROOT, env={**self.environment, **environment},
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        return done.stdout

    def stop(self) -> None:
        for process in self.processes:
            process.terminate()
            process.wait(timeout=20)
        if self.server.startswith("postgres"):
            self._on_server(f"drop database {self.name} with (force)")

    def _start(self, folder: Path) -> str:
        port = _free_port()
        command = ["gunicorn", "--bind", f"127.0.0.1:{port}", "--worker-class", "gthread", "--threads", "4"]
        with (folder / f"{port}.log").open("w") as log:
            self.processes.append(
                subprocess.Popen(
                    [sys.executable, "-m", *command, "--no-control-socket", "leakapp.wsgi"],
                    cwd=ROOT,
                    env=self.environment,
                    stdout=log,
                    stderr=log,
                )
            )
        address = f"http://localhost:{port}"
        for _ in range(200):
            try:
                with urllib.request.urlopen(f"{address}/healthz"):
                    return address
            except OSError:
                time.sleep(0.1)
        raise AssertionError((folder / f"{port}.log").read_text())

    def _on_server(self, statement: str) -> None:
        with psycopg.connect(self.server, autocommit=True) as connection:
            connection.execute(statement)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
