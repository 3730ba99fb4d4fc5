"""How fast each kind of page is, against a bare Django view behind the same gunicorn, in one interleaved run.

The bare view is asked before and after each page, for a second each, and a page's ratio is to the mean of those two:
a machine that is shared drifts, and a ratio drifts least between neighbours.
"""

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from leakapp.triage import cases
from scripts.rehearse.editor import prepare
from scripts.rehearse.reader import Browser, token_of, walk
from scripts.rehearse.site import HOST, ROOT, Site

PORT, BARE_PORT = 8061, 8062
SECONDS, CONNECTIONS = 1, 16
ENOUGH = {"learn page": 1.0, "learn page, 304": 1.2, "question": 0.18, "posted answer": 0.18, "result": 0.18}
MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


@dataclass
class Asked:
    """One kind of request, and what each round measured: (requests a second, p50, p99 in milliseconds, failures).

    `bare`: requests a second of the bare view about each round.
    """

    name: str
    url: str
    headers: dict[str, str] = field(default_factory=dict)
    body: str = ""
    rounds: list[tuple[float, float, float, int]] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)

    def script(self) -> str:
        lines = [f"wrk.headers[{name!r}] = {value!r}" for name, value in self.headers.items()]
        return "\n".join([*lines, *([f"wrk.method = 'POST'\nwrk.body = {self.body!r}"] if self.body else [])])

    def ask(self, folder: Path) -> None:
        script = folder / "ask.lua"
        script.write_text(self.script(), encoding="utf-8")
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--latency", "-s", str(script), self.url]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        p50, p99 = (_milliseconds(re.search(rf"^\s+{part}%\s+(\S+)", said, re.MULTILINE)[1]) for part in (50, 99))  # type: ignore[index]
        failed = sum(int(each) for each in re.findall(r"Non-2xx or 3xx responses: (\d+)", said))
        self.rounds.append((float(re.search(r"Requests/sec:\s+(\S+)", said)[1]), p50, p99, failed))  # type: ignore[index]


def _milliseconds(said: str) -> float:
    number, unit = re.fullmatch(r"([\d.]+)(\w+)", said).groups()  # type: ignore[union-attr]
    return float(number) * MILLISECONDS[unit]


@contextmanager
def bare(folder: Path) -> Iterator[str]:
    """The yardstick, served with the site's own gunicorn settings."""
    variables = {**os.environ, "PORT": str(BARE_PORT), "WEB_CONCURRENCY": "2", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "gunicorn", "-c", "python:scripts.bench.serving", "scripts.bench.bare"]
    with (folder / "bare.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=variables, stdout=log, stderr=log)
        time.sleep(3)
        try:
            yield f"http://127.0.0.1:{BARE_PORT}/"
        finally:
            process.terminate()
            process.wait(20)


def subjects(site: Site) -> list[Asked]:
    at = f"http://127.0.0.1:{site.port}"
    half, whole, long, begun, plain = (Browser(site) for _ in range(5))
    example = {each["id"]: each["answers"] for each in cases.examples()}
    walk(half, example["EX-01"], screens=4)
    walk(whole, example["EX-01"])
    walk(long, example["EX-20"])  # the most answers that together force its level
    token = token_of(begun.get("/check/"))
    etag = plain.get("/learn/mastitis/").header("ETag")
    usual = {"Host": HOST, "X-Forwarded-Proto": "https", "Accept-Encoding": "gzip"}
    form = {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"https://{HOST}"}
    return [
        Asked("learn page", f"{at}/learn/mastitis/", usual),
        Asked("learn page, 304", f"{at}/learn/mastitis/", {**usual, "If-None-Match": etag}),
        Asked("question", f"{at}/check/look/", {**usual, "Cookie": _cookies(half)}),
        Asked("posted answer", f"{at}/check/", {**usual, **form, "Cookie": _cookies(begun)},
              f"gate=none&csrfmiddlewaretoken={token}"),
        Asked("result", f"{at}/check/result/", {**usual, "Cookie": _cookies(whole)}),
        Asked("result, long", f"{at}/check/result/", {**usual, "Cookie": _cookies(long)}),
        Asked("medicine look-up", f"{at}/medicines/", {**usual, **form}, "name=respiridone"),
    ]  # fmt: skip


def _cookies(browser: Browser) -> str:
    return "; ".join(f"{name}={value}" for name, value in browser.cookies.items())


def memory(site: Site) -> list[float]:
    """Megabytes of each worker: what is its own, and its share of what it shares."""
    said = [Path(f"/proc/{worker}/smaps_rollup").read_text(encoding="utf-8") for worker in site.workers()]
    return [int(re.search(r"^Pss:\s+(\d+)", each, re.MULTILINE)[1]) / 1024 for each in said]  # type: ignore[index]


def table(asked: list[Asked]) -> Iterator[str]:
    titles = f"{'requests/s':>12}{'(min to max)':>18}{'p50 ms':>9}{'p99 ms':>9}{'ratio':>8}{'(quarters)':>16}"
    yield f"{'':18}{titles}  wanted"
    for each in asked:
        rates = [round_[0] for round_ in each.rounds]
        ratios = [rate / bare for rate, bare in zip(rates, each.bare, strict=True)] or [1.0, 1.0]
        low, middle, high = statistics.quantiles(ratios, n=4)
        p50, p99 = (statistics.median(round_[part] for round_ in each.rounds) for part in (1, 2))
        wanted = f"at least {ENOUGH[each.name]}" if each.name in ENOUGH else ""
        failed = sum(round_[3] for round_ in each.rounds)
        speed = f"{statistics.median(rates):12.0f}{f'({min(rates):.0f} to {max(rates):.0f})':>18}{p50:9.2f}{p99:9.2f}"
        ratio = f"{middle:8.2f}{f'({low:.2f} to {high:.2f})':>16}"
        yield f"{each.name:18}{speed}{ratio}  {wanted}" + (f"  {failed} failed" if failed else "")


def interleaved(bare: Asked, pages: list[Asked], rounds: int, folder: Path) -> None:
    bare.ask(folder)
    for number in range(rounds):
        for each in pages if number % 2 else reversed(pages):
            each.ask(folder)
            bare.ask(folder)
            each.bare.append(statistics.mean(round_[0] for round_ in bare.rounds[-2:]))
    bare.bare = [round_[0] for round_ in bare.rounds]


@contextmanager
def served(folder: Path) -> Iterator[tuple[Site, float]]:
    """The site as production runs it, with the shipped words, and the seconds until its first answer."""
    site = Site(folder, f"sqlite:///{folder / 'bench.sqlite3'}", PORT)
    site.manage("collectstatic", "--noinput", "--verbosity", "0")
    prepare(site)
    started = time.perf_counter()
    site.start()
    try:
        yield site, time.perf_counter() - started
    finally:
        site.stop()


def measure(rounds: int) -> None:
    with tempfile.TemporaryDirectory() as name, served(Path(name)) as (site, cold), bare(Path(name)) as yardstick:
        folder = Path(name)
        pages = subjects(site)
        interleaved(Asked("", yardstick), pages, 1, folder)  # to warm up
        for each in pages:
            each.rounds, each.bare = [], []
        base = Asked("bare Django view", yardstick)
        interleaved(base, pages, rounds, folder)
        print("\n".join(table([base, *pages])))
        each_worker = ", ".join(f"{each:.0f} MB" for each in memory(site))
        print(f"Memory: {each_worker} a worker. Cold start: {cold:.1f} s.")
