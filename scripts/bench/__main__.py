"""Measures the site on this machine.

    python -m scripts.bench              each kind of page against a bare Django view, then how cost grows
    python -m scripts.bench pages [N]    the first alone, N rounds
    python -m scripts.bench growth       the second alone
    python -m scripts.bench load [S]     S seconds of mixed visitors at the largest rate two workers hold

Quote the ratios, not the rates: machines differ, and this one may be shared.
"""

import shutil
import sys

from scripts.bench import growth, load, pages

ROUNDS, LOAD_SECONDS = 10, 600


def main(what: str = "", much: str = "") -> int:
    if what not in ("", "pages", "growth", "load"):
        print(__doc__, file=sys.stderr)
        return 2
    if what != "growth" and shutil.which("wrk") is None:
        print("wrk is missing. On Debian or Ubuntu: sudo apt-get install wrk", file=sys.stderr)
        return 1
    if what in ("", "pages"):
        pages.measure(int(much or ROUNDS))
    if what in ("", "growth"):
        growth.measure()
    if what == "load":
        return load.measure(int(much or LOAD_SECONDS))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
