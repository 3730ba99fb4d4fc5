"""What a triage rule is."""

from dataclasses import dataclass

from leakapp.triage.conditions import Condition
from leakapp.triage.urgency import Urgency


@dataclass(frozen=True)
class Rule:
    """One row of the decision table.

    `says` and `why` are the clinical statement and its reason, for the table that clinicians sign. A visitor reads the
    content text of the same id. `other_words_after_loss` names the words ("text", "why") that change after a loss.
    """

    id: str
    urgency: Urgency
    when: Condition
    says: str
    why: str
    sources: tuple[str, ...]
    other_words_after_loss: tuple[str, ...] = ()
