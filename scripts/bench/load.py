"""Visitors of every kind at once, at the largest rate that two workers hold: errors, waiting, and memory over time."""

import re
import subprocess
import tempfile
import time
from pathlib import Path

from scripts.bench.pages import CONNECTIONS, Asked, memory, served, subjects

EVERY = 20  # seconds between two looks at the memory
FLAT = 1.1  # the last third may hold this much more than the middle one
# Of ten requests: what a visitor of a busy day asks for, most of it pages that are the same for everybody.
MIX = {"learn page": 4, "learn page, 304": 1, "question": 2, "posted answer": 1, "result": 1, "medicine look-up": 1}


def _script(asked: list[Asked]) -> str:
    """For wrk: one prepared request after another, in a fixed order that mixes them, and a count of what came back."""
    rows = []
    for each in asked:
        headers = ", ".join(f"[{name!r}] = {value!r}" for name, value in each.headers.items())
        path = "/" + each.url.split("/", 3)[3]
        method, body = ("POST", f"{each.body!r}") if each.body else ("GET", "nil")
        rows += [f'  wrk.format("{method}", {path!r}, {{{headers}}}, {body}),'] * MIX.get(each.name, 0)
    lines = "\n".join(rows)
    return f"""
local requests
local turn = 0
init = function(args) requests = {{
{lines}
}} end
request = function() turn = turn + 7; return requests[turn % #requests + 1] end
"""


def measure(seconds: int) -> int:
    with tempfile.TemporaryDirectory() as name, served(Path(name)) as (site, _):
        script = Path(name) / "mix.lua"
        script.write_text(_script(subjects(site)), encoding="utf-8")
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "-s", str(script)]
        asking = subprocess.Popen([*command, f"http://127.0.0.1:{site.port}"], stdout=subprocess.PIPE, text=True)
        seen, workers = [], site.workers()
        while asking.poll() is None:
            seen.append(sum(memory(site)))
            time.sleep(min(EVERY, seconds / 6))
        said = asking.stdout.read() if asking.stdout else ""
        restarted = set(site.workers()) != set(workers)
        return _tell(said, seen, restarted, seconds)


def _tell(said: str, seen: list[float], restarted: bool, seconds: int) -> int:
    def found(pattern: str) -> str:
        match = re.search(pattern, said)
        return match[1] if match else "0"

    failed = int(found(r"Non-2xx or 3xx responses: (\d+)"))
    lost = sum(int(each) for each in re.findall(r"(?:connect|read|write|timeout) (\d+)", said))
    total, rate = found(r"(\d+) requests in"), found(r"Requests/sec:\s+(\S+)")
    p50, p99 = found(r"\n\s+50%\s+(\S+)"), found(r"\n\s+99%\s+(\S+)")
    third = len(seen) // 3 or 1
    middle, last = (sum(part) / len(part) for part in (seen[third : 2 * third] or seen, seen[-third:]))
    print(f"{seconds} s of mixed load: {total} requests, {rate} a second, p50 {p50}, p99 {p99}.")
    print(f"Answers that were no page: {failed}. Lost: {lost}. Workers restarted: {'yes' if restarted else 'no'}.")
    at_each = (
        f"{seen[0]:.0f} MB at first, {middle:.0f} in the middle third, {last:.0f} in the last, {max(seen):.0f} at most"
    )
    print(f"Memory of both workers: {at_each}.")
    return 1 if failed or lost or last > middle * FLAT else 0
