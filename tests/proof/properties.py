"""Every property, in the order of the public table, and one proof run."""

import time
from dataclasses import dataclass

from tests.proof.after_loss import AFTER_LOSS
from tests.proof.coverage import COVERAGE
from tests.proof.property import Fault, Property
from tests.proof.safety import SAFETY
from tests.proof.texts import TEXTS


def _in_order(each: Property) -> tuple[bool, int]:
    numbered = each.id.startswith("P") and each.id[1:].isdigit()
    return not numbered, int(each.id[1:]) if numbered else 0


PROPERTIES: tuple[Property, ...] = tuple(sorted((*SAFETY, *AFTER_LOSS, *COVERAGE, *TEXTS), key=_in_order))


@dataclass(frozen=True)
class Proved:
    property: Property
    faults: tuple[Fault, ...]
    seconds: float

    @property
    def holds(self) -> bool:
        return not self.faults


def prove(each: Property) -> Proved:
    start = time.perf_counter()
    try:
        faults = tuple(each.proof())
    except KeyError as missing:  # a rule, option or page that is gone, or whose id is misspelt
        faults = (Fault(f"names {missing}, which does not exist"),)
    return Proved(each, faults, time.perf_counter() - start)
