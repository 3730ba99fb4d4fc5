"""Short names for what many rules read. Their words are fields of the page of rules."""

from leakapp.triage.conditions import Condition
from leakapp.triage.facts import ANY_FLUID, EXPECTED, GROWN_UP, OLDER, UNEXPECTED

# The page that uses a name says what it stands for, from the same row.
NAMED: dict[str, Condition] = {
    "grown-up": GROWN_UP,
    "any-fluid": ANY_FLUID,
    "expected": EXPECTED,
    "unexpected": UNEXPECTED,
    "older": OLDER,
}
