"""What a visitor said: option ids by question id, checked against the question table and nothing else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from leakapp.triage.questions import BY_ID


class UnknownId(ValueError):
    """A question or option id that the table does not have."""


@dataclass(frozen=True)
class Answers:
    """Given answers. Whether each one still counts is decided by the journey, on every reading."""

    given: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def strict(cls, given: Mapping[str, Iterable[str]]) -> "Answers":
        """Raises UnknownId on an id the table does not have. For the command line."""
        for question_id, options in given.items():
            if question_id not in BY_ID:
                raise UnknownId(f"unknown question {question_id!r}")
            for option in options:
                if option not in BY_ID[question_id].options:
                    raise UnknownId(f"unknown option {option!r} of question {question_id!r}")
        return cls({question_id: frozenset(options) for question_id, options in given.items()})

    @classmethod
    def lenient(cls, given: Mapping[str, Iterable[str]]) -> "Answers":
        """Drops unknown ids, so that a release in the middle of a visit never breaks it. For cookies and forms."""
        known = {
            question_id: frozenset(options) & frozenset(BY_ID[question_id].options)
            for question_id, options in given.items()
            if question_id in BY_ID
        }
        return cls({question_id: options for question_id, options in known.items() if options})

    def to(self, question_id: str) -> frozenset[str]:
        return self.given.get(question_id, frozenset())

    def with_answer(self, question_id: str, options: Iterable[str]) -> "Answers":
        return Answers({**self.given, question_id: frozenset(options)})

    def without(self, question_ids: Iterable[str]) -> "Answers":
        dropped = set(question_ids)
        return Answers({key: options for key, options in self.given.items() if key not in dropped})
