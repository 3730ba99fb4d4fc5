"""Proves every property and prints the table: `make prove`. With --write, the public table and
what each answer gives by itself are written too."""

import json
import sys
import time
from datetime import date
from pathlib import Path

import leakapp.site
from leakapp.triage.alone import FILE as ALONE
from leakapp.triage.table import RULES_VERSION, checksum, explanations_checksum
from tests.proof.alone import alone
from tests.proof.counting import Count, count
from tests.proof.properties import PROPERTIES, Proved, prove

PUBLIC_TABLE = Path(leakapp.site.__file__).parent / "proofs.json"


def main() -> int:
    start = time.perf_counter()
    proved = []
    for each in PROPERTIES:
        proved.append(prove(each))
        print(line(proved[-1]), flush=True)
    visits = count()
    print(f"\nRule set {RULES_VERSION}, checksum {checksum()}, explanations {explanations_checksum()}.")
    print(f"Different complete visits covered: {visits.complete:,}. With missing answers: {visits.with_gaps:,}.")
    print(f"{sum(each.holds for each in proved)} of {len(proved)} hold, in {time.perf_counter() - start:.1f} s.")
    if "--write" in sys.argv:
        PUBLIC_TABLE.write_text(
            json.dumps(public(proved, visits), indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
        )
        ALONE.write_text(json.dumps(alone(), indent=1) + "\n", encoding="utf-8")
        print(f"Wrote {PUBLIC_TABLE.name} and {ALONE.name}.")
    return 0 if all(each.holds for each in proved) else 1


def line(proved: Proved) -> str:
    """A row of the table, and under a failed one the visits that show it, ready to be kept in tests/cases."""
    verdict = "holds" if proved.holds else "FAILS"
    row = f"{proved.property.id:<16}{verdict:<7}{proved.seconds:6.2f} s  {proved.property.meaning}"
    return "\n".join([row, *(f"    {fault}" for fault in proved.faults)])


def public(proved: list[Proved], visits: Count) -> dict[str, object]:
    """The table for the page that shows it. Counts are text, since they are larger than a script can hold exactly."""
    return {
        "proved_on": date.today().isoformat(),
        "rules_version": RULES_VERSION,
        "checksum": checksum(),
        "explanations_checksum": explanations_checksum(),
        "complete_visits": str(visits.complete),
        "visits_with_gaps": str(visits.with_gaps),
        "rows": [
            {
                "id": each.property.id,
                "meaning": each.property.meaning,
                "holds": each.holds,
                "seconds": round(each.seconds, 2),
            }
            for each in proved
        ],
    }


if __name__ == "__main__":
    sys.exit(main())
