"""The level that one answer gives by itself: whoever gives it gets this level or a higher one, whatever else they say.

`make prove ARGS=--write` writes the table, over every visit there can be, and a test proves it again. Should the rules
have changed since, it is not used.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from leakapp.triage.conditions import Reading
from leakapp.triage.table import checksum
from leakapp.triage.urgency import Urgency

FILE = Path(__file__).parent / "alone.json"


def _read() -> Mapping[Reading, Urgency]:
    said = json.loads(FILE.read_text(encoding="utf-8"))
    if said["checksum"] != checksum():
        return {}
    return {
        (question, option): Urgency[level]
        for question, options in said["levels"].items()
        for option, level in options.items()
    }


# Answers above self-care alone.
ALONE = _read()
