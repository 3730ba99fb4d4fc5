"""What each kind of page costs this machine's processor, and how many cores so many visits a day need.

    python -m scripts.load_model

Cost is the processor time of the server's workers for each request, so that a busy machine changes it little. The
visits are the clinical cases that ship with the site, walked to their results over the server as production runs it.
"""

import math
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from leakapp.triage import cases
from scripts.rehearse.editor import prepare
from scripts.rehearse.reader import Browser, token_of, walk
from scripts.rehearse.site import ROOT, Site

PORT = 8059
REQUESTS = 400  # of each kind
TICK = os.sysconf("SC_CLK_TCK")
IN_THE_BUSIEST_HOUR = 0.12  # of a day's visits
BUSIEST_MINUTE = 2.0  # times the average of that hour
AT_MOST_BUSY = 0.6  # of a core, so that pages stay quick
PUBLIC_PAGES = 4  # that a visitor opens beside the questions: home and a few to learn
DAYS = (1_000, 10_000, 100_000, 1_000_000)


def processor(site: Site) -> float:
    """Seconds that the workers have computed so far."""
    fields = [Path(f"/proc/{worker}/stat").read_text().rsplit(")", 1)[1].split() for worker in site.workers()]
    return sum(int(each[11]) + int(each[12]) for each in fields) / TICK


def cost(site: Site, ask: Callable[[], object], times: int = REQUESTS) -> float:
    """Milliseconds of processor a call, once everything is warm."""
    for _ in range(20):
        ask()
    before = processor(site)
    for _ in range(times):
        ask()
    return (processor(site) - before) * 1000 / times


def costs(site: Site) -> dict[str, float]:
    plain, half, whole, begun = (Browser(site) for _ in range(4))
    walk(half, cases.examples()[0]["answers"], screens=4)
    walk(whole, cases.examples()[0]["answers"])
    form = {"gate": "none", "csrfmiddlewaretoken": token_of(begun.get("/check/"))}
    etag = plain.get("/learn/mastitis/").header("ETag")
    return {
        "published page": cost(site, lambda: plain.get("/learn/mastitis/", Accept_Encoding="gzip")),
        "published page, 304": cost(site, lambda: plain.get("/learn/mastitis/", If_None_Match=etag)),
        "question": cost(site, lambda: half.get("/check/look/", Accept_Encoding="gzip")),
        "posted answer": cost(site, lambda: begun.post("/check/", form)),
        "result": cost(site, lambda: whole.get("/check/result/", Accept_Encoding="gzip")),
    }


def of_a_visit(site: Site) -> tuple[float, float]:
    """Requests of a visit and their milliseconds, from the first question to the result, over all clinical examples."""
    browsers: list[Browser] = []

    def visit() -> None:
        browsers.append(Browser(site))
        walk(browsers[-1], cases.examples()[len(browsers) % len(cases.examples())]["answers"])

    milliseconds = cost(site, visit, 3 * len(cases.examples()))
    return sum(len(each.pages) for each in browsers) / len(browsers), milliseconds


def table(published: float, requests: float, milliseconds: float) -> list[str]:
    lines = ["visits a day   at the busiest minute       cores without a CDN   cores behind a CDN"]
    for visits in DAYS:
        a_second = visits * IN_THE_BUSIEST_HOUR * BUSIEST_MINUTE / 3600
        behind = a_second * milliseconds / 1000 / AT_MOST_BUSY
        alone = behind + a_second * PUBLIC_PAGES * published / 1000 / AT_MOST_BUSY
        rates = f"{a_second:.1f} visits, {a_second * (requests + PUBLIC_PAGES):.0f} requests/s"
        lines.append(f"{visits:>12,}   {rates:<26}   {_cores(alone):>15}   {_cores(behind):>17}")
    return lines


def _cores(needed: float) -> str:
    return f"{needed:.2f} -> {max(1, math.ceil(needed))}"


def main() -> None:
    folder = Path(tempfile.mkdtemp(prefix="load-"))
    site = Site(folder, f"sqlite:///{folder / 'site.sqlite3'}", PORT)
    try:
        collect = [sys.executable, "-W", "ignore", "manage.py", "collectstatic", "--noinput", "--verbosity", "0"]
        subprocess.run(collect, cwd=ROOT, env=site.variables, check=True)
        prepare(site)
        site.start()
        found = costs(site)
        requests, milliseconds = of_a_visit(site)
    finally:
        site.stop()
        shutil.rmtree(folder, ignore_errors=True)
    for name, each in found.items():
        print(f"{name:<20} {each:6.2f} ms of processor a request")
    print(f"{'a whole visit':<20} {milliseconds:6.1f} ms for {requests:.1f} requests, first question to result\n")
    print("\n".join(table(found["published page"], requests, milliseconds)))


if __name__ == "__main__":
    main()
