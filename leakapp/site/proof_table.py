"""The verdicts of the proofs, as `make prove` wrote them down beside this file."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from leakapp.triage.table import checksum, explanations_checksum

FILE = Path(__file__).parent / "proofs.json"


@dataclass(frozen=True)
class Proof:
    id: str
    meaning: str
    holds: bool
    seconds: float


@dataclass(frozen=True)
class ProofTable:
    """`visits`, `visits_with_gaps`: how many sets of answers are covered, without and with missing answers."""

    proved_on: date
    rules_version: int
    checksum: str
    explanations_checksum: str
    visits: int
    visits_with_gaps: int
    proofs: tuple[Proof, ...]

    @property
    def version(self) -> str:
        return f"{self.rules_version}-{self.checksum}"

    @property
    def is_of_these_rules(self) -> bool:
        """Whether the rules that were proved are the rules that run."""
        return (self.checksum, self.explanations_checksum) == (checksum(), explanations_checksum())

    @property
    def all_hold(self) -> bool:
        return all(proof.holds for proof in self.proofs)

    @property
    def visits_in_words(self) -> str:
        return in_words(self.visits)

    @property
    def visits_with_gaps_in_words(self) -> str:
        return in_words(self.visits_with_gaps)


@cache
def proof_table() -> ProofTable:
    said = json.loads(FILE.read_text(encoding="utf-8"))
    return ProofTable(
        date.fromisoformat(said["proved_on"]),
        said["rules_version"],
        said["checksum"],
        said["explanations_checksum"],
        int(said["complete_visits"]),
        int(said["visits_with_gaps"]),
        tuple(Proof(**row) for row in said["rows"]),
    )


def in_words(number: int) -> str:
    """A number too large for a name: "a number with 22 digits". One that people say is written with its commas."""
    digits = len(str(number))
    return f"{number:,}" if digits <= 9 else f"a number with {digits} digits"
