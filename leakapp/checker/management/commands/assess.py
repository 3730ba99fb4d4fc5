import json
import sys
from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from leakapp.checker.in_words import in_words
from leakapp.triage.answers import Answers, UnknownId
from leakapp.triage.assessment import AskFirst, assess


class Command(BaseCommand):
    help = "Assess cases: JSON lines in on standard input, JSON lines out in the same order. Needs no database."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--explain", action="store_true", help="one case, and its reasons in words")

    def handle(self, *args: Any, **options: Any) -> None:
        # Bytes, so that one line in another encoding is a fault of that line alone.
        lines = (line for line in sys.stdin.buffer if line.strip())
        faulty = False
        for line in one_line(lines) if options["explain"] else lines:
            said = answer_line(line)
            faulty |= "error" in said
            self.stdout.write(explanation(line) if options["explain"] and "urgency" in said else json.dumps(said))
        if faulty:
            sys.exit(1)


def one_line(lines: Iterable[bytes]) -> list[bytes]:
    case = list(lines)
    if len(case) != 1:
        raise CommandError(f"--explain reads one line on standard input, not {len(case)}.")
    return case


def explanation(line: bytes) -> str:
    """The reasons of a case that has a level, in words."""
    return "\n".join(in_words(Answers.strict(json.loads(line)["answers"])))


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
