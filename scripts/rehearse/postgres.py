"""A private PostgreSQL that can be stopped and started again, from the system's packages, on 127.0.0.1."""

import os
import shutil
import subprocess
from pathlib import Path

BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
IS_ROOT = os.geteuid() == 0


def is_there() -> bool:
    return bool(BINARIES)


class Postgres:
    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.port = folder, port
        self.url = f"postgres://tester@127.0.0.1:{port}/postgres"
        folder.mkdir(parents=True)
        if IS_ROOT:  # initdb refuses to run as root
            shutil.chown(folder, "postgres")
        self._run("initdb", "-D", str(folder / "data"), "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")

    def start(self, more: str = "") -> "Postgres":
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self.folder} {more}"
        self._run(
            "pg_ctl", "-D", str(self.folder / "data"), "-w", "-o", options, "-l", str(self.folder / "log"), "start"
        )
        return self

    def stop(self, how: str = "fast") -> None:
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-m", how, "stop")

    def _run(self, program: str, *arguments: str) -> None:
        owner = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"] if IS_ROOT else []
        subprocess.run(
            [*owner, str(BINARIES[-1] / program), *arguments],
            cwd="/", env={"PATH": os.environ["PATH"], "HOME": str(self.folder)},
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120,
        )  # fmt: skip
