"""The database stopped, slow, silent, locked, gone at the start, or on a full disk."""

import os
import sqlite3
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.rehearse.editor import Editor, prepare
from scripts.rehearse.postgres import Postgres
from scripts.rehearse.reader import Browser, Page, Seen, a_round
from scripts.rehearse.site import Site
from scripts.rehearse.slow_line import SlowLine
from scripts.rehearse.table import Row, answer_to

QUICK = 2.0  # seconds a page may take on a small machine that is busy with the rehearsal itself
PATIENT = 6.0  # seconds the first reader may wait while the site finds out that its database says nothing
BACK_WITHIN = 15  # seconds in which a site must be whole again


def writing(site: Site, text: int) -> tuple[Editor, str]:
    """An editor with an open draft, and the words saved in it."""
    editor, words = Editor(site).sign_in().open_draft(text), "Saved before the fault."
    if editor.save(words).status != 302:
        raise RuntimeError("the editor could not save before the fault")
    return editor, words


def until(holds: Callable[[], bool], seconds: float = BACK_WITHIN) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.3)
    return holds()


def health(site: Site, question: str = "") -> tuple[int, str]:
    page = Browser(site).get(f"/healthz{question}")
    return page.status, page.body


def is_whole(site: Site) -> bool:
    """Every worker, as far as a few questions tell."""
    return all("degraded: nothing" in health(site)[1] for _ in range(6))


def sends_again(row: Row, editor: Editor, words: str) -> None:
    """The fault is over: the editor reloads the page that said so, and finds the words."""
    again = editor.send()
    row.editor += f"; afterwards, reloaded: {answer_to(again)}"
    row.must(again.status == 302, "the words could not be sent again")
    row.kept(editor.saved(), words)


def stopped(site: Site, text: int, database: Postgres) -> Row:
    row = Row("database stopped (PostgreSQL)")
    editor, before = writing(site, text)
    a_round(site)
    editor.type(words := "Typed while the database was away.")
    database.stop()
    try:
        row.saw(a_round(site), PATIENT)
        answered = editor.send()
        row.editor = answer_to(answered)
        row.must(answered.status == 503, "the admin did not say that the database is away")
        row.must('href="tel:999"' in answered.body, "no emergency number on the admin's page")
        status, said = health(site)
        row.must((status, health(site, "?ready")[0]) == (200, 200), "the health check gave up a serving site")
        row.must("the admin (no database)" in said, "the health check did not name what is degraded")
    finally:
        database.start()
    row.must(until(lambda: is_whole(site)), "the site did not find its database again")
    row.kept(editor.saved(), before)
    sends_again(row, editor, words)
    return row


def cold_start(make: Callable[[], Site], database: Postgres) -> Row:
    """A worker that has never read the published words serves the shipped ones, and says that it is not ready."""
    row = Row("started with the database stopped")
    database.stop()
    site = make()
    try:
        site.start()
        row.saw(a_round(site), PATIENT)
        row.must(health(site)[0] == 200, "not alive")
        row.must(health(site, "?ready")[0] == 503, "ready with words it has never read")
        row.editor = answer_to(Editor(site).try_to_sign_in())
        database.start()
        row.must(until(lambda: is_whole(site) and health(site, "?ready")[0] == 200), "the published words did not come")
        again = Editor(site).try_to_sign_in()
        row.editor += f"; afterwards: {'signed in' if again.status == 302 else answer_to(again)}"
        row.must(again.status == 302, "nobody could sign in when the database was back")
        row.saw(a_round(site), QUICK)
    finally:
        site.stop()
        database.start() if not _answers(database) else None
    return row


def _answers(database: Postgres) -> bool:
    return (database.folder / "data" / "postmaster.pid").exists()


def slow(site: Site, text: int, line: SlowLine, silent: bool) -> Row:
    row = Row(
        "database silent: takes everything, answers nothing"
        if silent
        else "database slow: half a second for each answer"
    )
    editor, before = writing(site, text)
    editor.type(words := "Typed while the database was slow.")
    line.silent, line.delay = silent, 0.0 if silent else 0.5
    try:
        seen = Seen()
        readers = [threading.Thread(target=_keep_reading, args=(site, number, seen)) for number in range(3)]
        saving: list[Page] = []
        saver = threading.Thread(target=lambda: saving.append(editor.send()))
        for each in (*readers, saver):
            each.start()
        for each in (*readers, saver):
            each.join(120)
        row.saw(seen, PATIENT)
        row.editor = answer_to(saving[0]) if saving else "no answer in two minutes"
        row.must(bool(saving) and saving[0].status in (200, 302, 503), "the editor got no answer")
    finally:
        line.silent, line.delay = False, 0.0
    row.must(until(lambda: is_whole(site)), "the site did not find its database again")
    if saving and saving[0].status == 302:
        row.kept(editor.saved(), words)
    else:
        row.kept(editor.saved(), before)
        sends_again(row, editor, words)
    return row


def _keep_reading(site: Site, number: int, seen: Seen) -> None:
    """Long enough for every worker to look for a newer publication a few times."""
    until = time.monotonic() + 12
    while time.monotonic() < until:
        a_round(site, number, seen)
        time.sleep(0.5)


def locked(site: Site, text: int, file: Path) -> Row:
    row = Row("SQLite file locked by another program, 5 s and then 14 s")
    editor, _ = writing(site, text)
    with _lock(file, 5):
        row.saw(a_round(site), QUICK)
        short = editor.save("Saved after a short lock.")
    row.must(short.status == 302, f"a save did not outwait a short lock: {short.status}")
    with _lock(file, 14):
        seen = a_round(site)
        long = editor.save("Saved after a long lock.")
    row.saw(seen, QUICK)
    row.editor = f"{answer_to(short)}; {answer_to(long)}"
    row.must(long.status == 503, "a save under a long lock was not answered plainly")
    row.kept(editor.saved(), "Saved after a short lock.")
    sends_again(row, editor, "Saved after a long lock.")
    return row


@contextmanager
def _lock(file: Path, seconds: float) -> Iterator[None]:
    """The file is locked for so long, whatever happens in the block; the block ends when the lock does."""
    taken = threading.Event()

    def hold() -> None:
        other = sqlite3.connect(file, isolation_level=None, timeout=20)
        other.execute("begin exclusive")
        taken.set()
        time.sleep(seconds)
        other.execute("rollback")
        other.close()

    holder = threading.Thread(target=hold)
    holder.start()
    taken.wait(30)
    try:
        yield
    finally:
        holder.join()


def unreadable(folder: Path, make: Callable[[str], Site]) -> Row:
    """A file that is no database, at the start; then the true one comes back."""
    row = Row("SQLite file unreadable at the start")
    file = folder / "unreadable.sqlite3"
    site = make(f"sqlite:///{file}")
    prepare(site)
    whole = file.read_bytes()
    for each in folder.glob("unreadable.sqlite3-*"):
        each.unlink()
    file.write_bytes(b"not a database" * 1000)
    try:
        site.start()
        row.saw(a_round(site), PATIENT)
        row.editor = answer_to(Editor(site).try_to_sign_in())
        file.write_bytes(whole)
        row.must(until(lambda: is_whole(site)), "the published words did not come")
        row.saw(a_round(site), QUICK)
        again = Editor(site).try_to_sign_in()
        row.editor += f"; afterwards: {'signed in' if again.status == 302 else answer_to(again)}"
        row.must(again.status == 302, "nobody could sign in when the file was back")
    finally:
        site.stop()
    return row


def full_disk(folder: Path, make: Callable[[str], Site]) -> Row:
    """The database and the log on a disk of 6 MB, which is then filled to the last byte."""
    row = Row("disk full, database and log on it (SQLite)")
    if os.geteuid() != 0:
        row.skipped = "skipped: a small disk of its own needs root"
        return row
    disk = folder / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(disk)], check=False).returncode:
        row.skipped = "skipped: this machine lets nobody mount a small disk"
        return row
    site = make(f"sqlite:///{disk / 'site.sqlite3'}")
    try:
        text = prepare(site)["abscess"]
        site.start(log=disk / "log")
        editor, before = writing(site, text)
        _fill(disk / "filler")
        row.saw(a_round(site), QUICK)
        words = "Typed while the disk was full."
        answered = editor.save(words)
        for _ in range(8):  # what is free inside the file may take a few saves more
            if answered.status != 302:
                break
            before, answered = words, editor.save(words := f"{words[:30]} {'x' * 200}")
        row.editor = answer_to(answered)
        row.must(answered.status == 503, f"a full disk was not told plainly: {answered.status}")
        row.must("nearly full" in health(site)[1], "the health check did not name the disk")
        row.kept(editor.saved(), before)
        (disk / "filler").unlink()
        sends_again(row, editor, words)
    finally:
        site.stop()
        subprocess.run(["umount", "-l", str(disk)], check=False)
    return row


def _fill(file: Path) -> None:
    with file.open("wb", buffering=0) as out:
        for size in (65536, 4096, 1):
            while True:
                try:
                    out.write(b"x" * size)
                except OSError:
                    break
