"""Workers that are killed, and a clock that jumps."""

import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

from leakapp.triage import cases
from scripts.rehearse.database_faults import QUICK, until, writing
from scripts.rehearse.reader import Browser, Seen, a_round, walk
from scripts.rehearse.site import Site
from scripts.rehearse.table import Row, answer_to

CUT = 599  # a connection that broke
HOUR = 60 * 60
RESTARTED = "We have started again."


def killed(site: Site, text: int) -> Row:
    """Every worker killed twice while four read and one writes. A page that was cut is asked for again."""
    row = Row("all workers killed under load, twice")
    editor, words = writing(site, text)
    ended, seen, cut, again = threading.Event(), Seen(), [0], Seen()

    def read(number: int) -> None:
        while not ended.is_set():
            browser = Browser(site)
            for address in ("/", "/learn/mastitis/", "/check/", "/help-now/"):
                if browser.get(address).status == CUT:
                    cut[0] += 1
                    browser.pages.pop()
                    until(lambda: browser.get(address).status == 200, 20)  # noqa: B023  called at once
                    browser.pages[:] = [page for page in browser.pages if page.status != CUT]
            (again if number else seen).add(browser)

    readers = [threading.Thread(target=read, args=(number % 2,)) for number in range(4)]
    for each in readers:
        each.start()
    for _ in range(2):
        time.sleep(1.5)
        for worker in site.workers():
            os.kill(worker, signal.SIGKILL)
        answered = editor.save(typed := "Typed while workers died.")
        if answered.status == 302 or (answered.status == CUT and until(lambda: editor.save(typed).status == 302, 20)):
            words = typed
    time.sleep(3)
    ended.set()
    for each in readers:
        each.join(60)
    seen.pages, seen.slowest = seen.pages + again.pages, max(seen.slowest, again.slowest)
    seen.troubles += again.troubles
    row.saw(seen, 10.0)
    row.patient += f"; {cut[0]} cut, whole when asked again"
    row.editor = answer_to(answered) if answered.status != CUT else "cut, then saved when sent again"
    row.must(until(lambda: len(site.workers()) == 2), "the workers did not come back")
    row.kept(editor.saved(), words)
    return row


def clock(folder: Path, text: int, make: Callable[[Path], Site]) -> Row:
    """Forwards by five hours: the visit begins again, kindly. Back by a day: visits go on."""
    row = Row("clock jumps: 5 hours forwards, then a day back")
    file = folder / "clock"
    file.write_text("0")
    site = make(file)
    try:
        site.start()
        editor, _ = writing(site, text)
        browser = Browser(site)
        walk(browser, cases.examples()[0]["answers"], screens=3)
        file.write_text(str(5 * HOUR))
        led = browser.get(browser.get("/check/result/").header("Location") or "/nowhere/")
        row.must(led.address == "/check/" and RESTARTED in led.body, f"after the jump: {led.status} {led.address}")
        seen = a_round(site, 1)
        answered = editor.save(words := "Saved after the clock had jumped.")
        file.write_text(str(-24 * HOUR))
        walk(browser, cases.examples()[0]["answers"])
        a_round(site, 2, seen)
        seen.add(browser)
        row.saw(seen, QUICK)
        row.patient = f"“{RESTARTED}”; then {row.patient}"
        row.editor = answer_to(answered)
        row.kept(editor.saved(), words)
    finally:
        site.stop()
    return row
