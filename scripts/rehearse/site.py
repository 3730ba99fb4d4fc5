"""The site as production runs it: gunicorn with its own settings, on 127.0.0.1, in a folder of its own."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOST = "rehearsal.example"
SECRET = "".join(chr(ord("a") + number % 26) + str(number) for number in range(60))  # one for all machines
GUNICORN = ("-c", "python:leakapp.serving", "leakapp.wsgi", "--bind")
STARTS_WITHIN = 30  # seconds


class NotStarted(Exception):
    """The server did not come up. The message is the end of its log."""


class Site:
    """One machine. `database`: its address. `code`: the folder of the release it runs."""

    def __init__(self, folder: Path, database: str, port: int, code: Path = ROOT, **variables: str) -> None:
        self.folder, self.port, self.code = folder, port, code
        self.temporary, self.log = folder / f"tmp-{port}", folder / f"log-{port}"
        self.temporary.mkdir(parents=True, exist_ok=True)
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        self.variables = {
            **kept,
            "ENV_FILE": "none",
            "SECRET_KEY": SECRET,
            "ALLOWED_HOSTS": HOST,
            "DATABASE_URL": database,
            "PORT": str(port),
            "WEB_CONCURRENCY": "2",
            "REGION": "uk",
            "ADMIN_SECOND_FACTOR": "false",  # the rehearsed editor has no phone
            "TMPDIR": str(self.temporary),
            "PYTHONDONTWRITEBYTECODE": "1",
            **variables,
        }
        self.process: subprocess.Popen[bytes] | None = None

    def manage(self, *command: str) -> str:
        """What `manage.py ...` prints. Raises CalledProcessError with the output when it fails."""
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "manage.py", *command],
            cwd=self.code,
            env=self.variables,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        if done.returncode:
            raise subprocess.CalledProcessError(done.returncode, command, done.stdout, done.stderr[-2000:])
        return done.stdout.strip()

    def start(self, log: Path | None = None) -> "Site":
        self.log = log or self.log
        with self.log.open("ab") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "gunicorn", *GUNICORN, f"127.0.0.1:{self.port}"],
                cwd=self.code, env=self.variables, stdout=out, stderr=out,
            )  # fmt: skip
        until = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < until and self.process.poll() is None:
            if len(self.workers()) == 2 and self._listens():
                return self
            time.sleep(0.1)
        self.stop()
        raise NotStarted(self.log.read_text(errors="replace")[-2000:])

    def _listens(self) -> bool:
        from scripts.rehearse.reader import Browser  # noqa: PLC0415  it needs this module

        return Browser(self).get("/healthz").status == 200

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                for each in [*self.workers(), self.process.pid]:
                    os.kill(each, signal.SIGKILL)
        self.process = None

    def workers(self) -> list[int]:
        """The process numbers of the workers this very server has started."""
        if self.process is None:
            return []
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(each) for each in children.read_text().split()] if children.exists() else []

    def logged(self) -> str:
        return self.log.read_text(errors="replace")


def release(folder: Path) -> Path:
    """A copy of this release's code, to change."""
    copy = folder / "release"
    if copy.exists():
        shutil.rmtree(copy)
    copy.mkdir(parents=True)
    for name in ("leakapp", "templates", "static", "staticfiles"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "manage.py", copy)
    return copy
