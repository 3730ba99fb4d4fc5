import json
import sys
from typing import Any

from django.core.management.base import BaseCommand

from leakapp.triage.answers import Answers, UnknownId
from leakapp.triage.assessment import AskFirst, assess


class Command(BaseCommand):
    help = "Assess cases: JSON lines in on standard input, JSON lines out in the same order. Needs no database."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        faulty = False
        for line in sys.stdin.buffer:  # bytes, so that one line in another encoding is a fault of that line alone
            if line.strip():
                said = answer_line(line)
                faulty |= "error" in said
                self.stdout.write(json.dumps(said))
        if faulty:
            sys.exit(1)


def answer_line(line: bytes) -> dict[str, Any]:
    """One line of the contract: {"id", "answers"} in; urgency, rules and causes out, or "ask", or "error"."""
    case: dict[str, Any] = {}
    try:
        case = json.loads(line)
        answers = Answers.strict(_lists(case["answers"]))
        found = assess(answers)
    except AskFirst as ask:
        return {"id": case.get("id"), "ask": list(ask.questions)}
    except UnknownId as fault:
        return {"id": case.get("id"), "error": str(fault)}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        name = case.get("id") if isinstance(case, dict) else None
        return {"id": name, "error": 'write {"id": "...", "answers": {"question": ["option", ...]}}'}
    return {
        "id": case.get("id"),
        "urgency": found.urgency.name,
        "rules": [rule.id for rule in found.rules],
        "deciding": [rule.id for rule in found.deciding],
        "causes": [each.key for each in found.explanations.shown],
        "not_asked": list(found.journey.not_asked),
        "unknown": list(found.unknown),
    }


def _lists(answers: Any) -> dict[str, list[str]]:
    for options in answers.values():
        if not isinstance(options, list) or not all(isinstance(option, str) for option in options):
            raise TypeError("always lists of option ids")
    return dict(answers)
