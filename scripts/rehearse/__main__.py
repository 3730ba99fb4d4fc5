"""`make rehearse`: breaks one thing after another and prints what a patient saw, what an editor saw, and what was lost.

Everything runs on 127.0.0.1, from a folder of its own that is removed in the end. Fails when a page was blank, an edit
was lost, or the site did not come back by itself. `python -m scripts.rehearse locked killed` runs some alone.
"""

import shutil
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path

from scripts.rehearse import database_faults, machine_faults, postgres, release_faults
from scripts.rehearse.editor import prepare
from scripts.rehearse.postgres import Postgres
from scripts.rehearse.site import ROOT, Site
from scripts.rehearse.slow_line import SlowLine
from scripts.rehearse.table import Row, heading

PORTS = range(8050, 8060)  # of the machines, the database and the line to it
ONE, OTHER, DATABASE, LINE, BEHIND_THE_LINE = PORTS[:5]


class Rehearsal:
    def __init__(self, wanted: list[str], folder: Path) -> None:
        self.wanted, self.folder = wanted, folder
        self.rows: list[Row] = []

    def run(self, name: str, fault: Callable[[], Row]) -> None:
        """One fault. What breaks the rehearsal itself is a finding too."""
        if self.wanted and name not in self.wanted:
            return
        try:
            row = fault()
        except Exception as error:
            traceback.print_exc()
            row = Row(name, wrong=[f"the rehearsal broke off: {type(error).__name__}: {str(error)[:300]}"])
        self.rows.append(row)
        print("\n".join(row.lines()), flush=True)

    def on_sqlite(self) -> None:
        file = self.folder / "site.sqlite3"
        site = Site(self.folder, f"sqlite:///{file}", ONE)
        texts = prepare(site)
        site.start()
        try:
            self.run("killed", lambda: machine_faults.killed(site, texts["abscess"]))
            self.run("locked", lambda: database_faults.locked(site, texts["cancer"], file))
        finally:
            site.stop()
        self.run("clock", lambda: machine_faults.clock(self.folder, texts["d-mer"], self._with_a_clock))
        self.run("unreadable", lambda: database_faults.unreadable(self.folder, self._on))
        self.run("full", lambda: database_faults.full_disk(self.folder, self._on))

    def _with_a_clock(self, file: Path) -> Site:
        clock = {"PYTHONPATH": str(Path(__file__).parent / "clock"), "CLOCK_FILE": str(file)}
        return Site(self.folder, f"sqlite:///{self.folder / 'site.sqlite3'}", ONE, **clock)

    def _on(self, database: str) -> Site:
        return Site(self.folder, database, ONE)

    def on_postgresql(self) -> None:
        if not postgres.is_there():
            print("PostgreSQL is missing, so half of the rehearsal is skipped: apt-get install postgresql")
            return
        database = Postgres(self.folder / "postgres", DATABASE).start()
        line = SlowLine(LINE, DATABASE)
        site = Site(self.folder, database.url, ONE)
        texts = prepare(site)
        site.start()
        try:
            self.run("stopped", lambda: database_faults.stopped(site, texts["abscess"], database))
            self.run("machines", lambda: self._two_machines(site, database, texts["mastitis"]))
            self.run("releases", lambda: release_faults.two_releases(
                site, self.folder, lambda code: Site(self.folder, database.url, OTHER, code)
            ))  # fmt: skip
            self.run("back", lambda: release_faults.taken_back(
                site, texts['cancer'], self.folder, lambda code: Site(self.folder, database.url, OTHER, code)
            ))  # fmt: skip
            site.stop()
            behind = Site(self.folder, database.url.replace(str(DATABASE), str(LINE)), BEHIND_THE_LINE).start()
            try:
                self.run("slow", lambda: database_faults.slow(behind, texts["d-mer"], line, silent=False))
                self.run("silent", lambda: database_faults.slow(behind, texts["loss"], line, silent=True))
            finally:
                behind.stop()
            self.run(
                "cold", lambda: database_faults.cold_start(lambda: Site(self.folder, database.url, OTHER), database)
            )
        finally:
            site.stop()
            line.close()
            database.stop("immediate")

    def _two_machines(self, site: Site, database: Postgres, text: int) -> Row:
        other = Site(self.folder, database.url, OTHER).start()
        try:
            return release_faults.published_elsewhere(site, other, text)
        finally:
            other.stop()


def main(wanted: list[str]) -> int:
    folder = Path(tempfile.mkdtemp(prefix="rehearsal-"))
    folder.chmod(0o755)  # PostgreSQL runs as another user
    print("\n".join(heading()), flush=True)
    rehearsal = Rehearsal(wanted, folder)
    try:
        collect = [sys.executable, "-W", "ignore", "manage.py", "collectstatic", "--noinput", "--verbosity", "0"]
        subprocess.run(collect, cwd=ROOT, env=Site(folder, "", ONE).variables, check=True)
        rehearsal.on_sqlite()
        rehearsal.on_postgresql()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    wrong = [each for row in rehearsal.rows for each in row.wrong]
    skipped = [row for row in rehearsal.rows if row.skipped]
    print(f"Rehearsed {len(rehearsal.rows) - len(skipped)} faults; {len(skipped)} skipped; went wrong: {len(wrong)}.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
