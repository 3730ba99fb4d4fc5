"""A condition in the published words of the questions and options, for people who read and sign the rules."""

from dataclasses import dataclass

from leakapp.content.short_names import NAMED
from leakapp.content.snapshot import Snapshot
from leakapp.triage.conditions import ALWAYS, NEVER, All, Any, Condition, Not, Ticked
from leakapp.triage.questions import BY_ID

_NAME_OF = {condition: name for name, condition in NAMED.items()}

LINE_HOLDS = 2  # options; more stand one under the other
ALL, ONE, NOT_ALL, NONE = "all of these:", "one of these:", "not all of these:", "none of these:"


@dataclass(frozen=True)
class Said:
    """One line; or a heading such as "one of these:" over `parts`."""

    line: str
    parts: tuple["Said", ...] = ()

    def __str__(self) -> str:
        return f"{self.line} ({'; '.join(str(part) for part in self.parts)})" if self.parts else self.line


class ConditionsInWords:
    """Says conditions in the words of one snapshot, with the short names of `NAMED` (name -> words)."""

    def __init__(self, snapshot: Snapshot, names: dict[str, str]) -> None:
        self.snapshot, self.names = snapshot, names

    def say(self, condition: Condition) -> Said:
        if condition == ALWAYS:
            return Said("always")
        if condition == NEVER:
            return Said("never")
        if condition in _NAME_OF:
            return Said(self.names[_NAME_OF[condition]])
        return self.in_full(condition)

    def in_full(self, condition: Condition) -> Said:
        """The same, but what has a short name is said in full. Its parts are not."""
        if isinstance(condition, Ticked):
            return self._ticked(condition, ONE, " or ")
        if isinstance(condition, Not):
            return self._denied(condition.part)
        assert isinstance(condition, All | Any)
        return Said(ALL if isinstance(condition, All) else ONE, tuple(self.say(part) for part in condition.parts))

    def _denied(self, part: Condition) -> Said:
        if part in _NAME_OF:
            return Said(f"not: {self.names[_NAME_OF[part]]}")
        if isinstance(part, Ticked):
            return self._ticked(part, NONE, " and not ", "not ")
        assert isinstance(part, All | Any)
        return Said(NOT_ALL if isinstance(part, All) else NONE, tuple(self.say(each) for each in part.parts))

    def _ticked(self, condition: Ticked, over_many: str, joint: str, before: str = "") -> Said:
        label = self.snapshot.words("question", condition.question)["label"]
        in_order = [option for option in BY_ID[condition.question].options if option in condition.options]
        options = [f"“{self.option(condition.question, option)}”" for option in in_order]
        if len(options) > LINE_HOLDS:
            return Said(f"{label}, {over_many}", tuple(Said(option) for option in options))
        return Said(f"{label}: {before}{joint.join(options)}")

    def option(self, question: str, option: str) -> str:
        words = self.snapshot.words("question", question)
        return str(words.get(f"short.{option}") or words[f"option.{option}"])
