"""The versions of the rule set, oldest first. A changed question, rule or explanation needs a row with a new number.

Never edit a row that has been released: results and printed sheets name their version, and this list says what it was.
The test of this list (tests/triage/test_versions.py) says which checksums a new row needs.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Version:
    """`number`: also that of the clinical table. `checksum` of questions and rules, `explanations` of the rest."""

    number: int
    made_on: date
    checksum: str
    explanations: str
    what_changed: str


VERSIONS: tuple[Version, ...] = (
    Version(
        number=3,
        made_on=date(2026, 11, 25),
        checksum="f539672ff907",
        explanations="ec2396b86ca4",
        what_changed="The first rule set of this site: 25 questions, 76 rules, 48 explanations.",
    ),
)
