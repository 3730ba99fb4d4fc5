"""Python loads this first when this folder is on its path: a clock that jumps by the seconds written in a file."""

import contextlib
import os
import time
from pathlib import Path

_true_time = time.time
_FILE = Path(os.environ["CLOCK_FILE"])


def _jumping() -> float:
    with contextlib.suppress(OSError, ValueError):
        return _true_time() + float(_FILE.read_text())
    return _true_time()


time.time = _jumping
