"""Made-up visits in which a draft can be seen at work: the example cases, and one visit for each rule."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from leakapp.triage.answers import Answers
from leakapp.triage.assessment import Assessment, assess

FILE = Path(__file__).parent / "sample_visits.json"


@dataclass(frozen=True)
class SampleVisit:
    id: str
    story: str
    answers: Answers

    @cached_property
    def assessment(self) -> Assessment:
        return assess(self.answers)

    def shows(self, kind: str, key: str) -> bool:
        """Whether somebody on this visit comes to read these words, on a question's screen or on the result."""
        found = self.assessment
        if kind == "question":
            return any(question.id == key for question in found.journey.asked)
        if kind == "level":
            return found.urgency.name == key
        if kind == "rule":
            return any(rule.id == key for rule in found.deciding)
        if kind == "explanation":
            return any(each.key == key for each in found.explanations.shown)
        return kind in ("service", "site")


@cache
def all_visits() -> Mapping[str, SampleVisit]:
    rows = json.loads(FILE.read_text(encoding="utf-8"))
    return {row["id"]: SampleVisit(row["id"], row["story"], Answers.strict(row["answers"])) for row in rows}


@cache
def that_show(kind: str, key: str) -> tuple[SampleVisit, ...]:
    """The visits that come to these words: the example cases first, and at most ten, so that a phone can list them."""
    return tuple(visit for visit in all_visits().values() if visit.shows(kind, key))[:10]
