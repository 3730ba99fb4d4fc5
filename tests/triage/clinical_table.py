"""The clinical table worked by itself, from its YAML alone. The independent reference that the code is held to.

Nothing of leakapp is imported here. Where the YAML says something in a sentence (missing answers, nesting, pinning),
this module restates the sentence; everything else is read from the file.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.triage.expressions import Expression, Names, expression

CLINICAL = Path(__file__).resolve().parents[1] / "clinical"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Row = Mapping[str, Any]  # one row of the YAML
Given = Mapping[str, Iterable[str]]  # option ids by question id
STRENGTH = {"strong": 3, "fits": 2, "possible": 1}


def read(name: str) -> Any:
    return yaml.load((CLINICAL / name).read_text(encoding="utf-8"), Loader=LOADER)  # the loader is a safe one


TRIAGE = read("triage_rules.yaml")
CAUSES = read("causes.yaml")
QUESTIONS: dict[str, Row] = {row["id"]: row for row in TRIAGE["questions"]}
RULES: dict[str, Row] = {row["id"]: row for row in TRIAGE["rules"]}
CAUSE: dict[str, Row] = {row["key"]: row for row in CAUSES["causes"]}
RANK: dict[str, int] = {name: level["rank"] for name, level in TRIAGE["levels"].items()}
DERIVED: dict[str, Expression] = {
    name: expression(text) for table in (TRIAGE, CAUSES) for name, text in table["derived"].items()
}
NOTHING = {"one": None, "many": frozenset()}
FEVER_COUNTS_AS_YES = TRIAGE["missing_answers"]["fever"].partition(" when ")[2]


class NoResult(Exception):
    """The danger question has no answer: "no result: ask it"."""


@dataclass(frozen=True)
class Mentioned:
    """One explanation for one visitor."""

    key: str
    strength: int  # 0: background
    speaks_for: tuple[str, ...] = ()
    speaks_against: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


@dataclass
class Visit:
    """What the table makes of one visitor's answers."""

    asked: list[str] = field(default_factory=list)
    options: dict[str, list[str]] = field(default_factory=dict)  # shown, by question asked
    words: dict[tuple[str, str], int | None] = field(default_factory=dict)  # (question, part): which row of other words
    values: dict[str, Any] = field(default_factory=dict)
    unanswered: list[str] = field(default_factory=list)
    floor: bool = False
    fired: list[str] = field(default_factory=list)
    level: str = "SELF_CARE"
    shown: list[Mentioned] = field(default_factory=list)
    others: list[Mentioned] = field(default_factory=list)
    learn_more: list[str] = field(default_factory=list)

    def holds(self, text: str) -> bool:
        return bool(expression(text)(Names(self.values, DERIVED)))

    @property
    def facts(self) -> dict[str, frozenset[str]]:
        """The options that count, as sets."""
        return {question: _as_set(value) for question, value in self.values.items() if question in QUESTIONS}


def visit(given: Given) -> Visit:
    """Ask, match, decide, explain. A danger sign stops the questions, and no explanation is given."""
    this = Visit(values={question: NOTHING[row["kind"]] for question, row in QUESTIONS.items()})
    for question in QUESTIONS.values():
        if this.holds(question["when"]):
            _ask(this, question, frozenset(given.get(question["id"], ())))
        if this.values["gate"] - {"none"}:
            break
    names = Names(this.values, DERIVED)
    this.fired = [rule["id"] for rule in RULES.values() if expression(rule["when"])(names)]
    levels = [RULES[rule]["level"] for rule in this.fired] + (["ROUTINE"] if this.floor else ["SELF_CARE"])
    this.level = max(levels, key=RANK.__getitem__)
    if not this.values["gate"] - {"none"}:
        _explain(this, Names({**this.values, "fired": frozenset(this.fired)}, DERIVED))
    return this


# ------------------------------------------------------------------------------------------------------- questions


def _ask(this: Visit, question: Row, given: frozenset[str]) -> None:
    key, shown_if = question["id"], question.get("shown_if", {})
    this.asked.append(key)
    this.options[key] = [option for option in question["options"] if this.holds(shown_if.get(option, "always"))]
    _choose_words(this, question)
    answer = given & set(this.options[key])
    if question["kind"] == "many":
        answer = answer - set(question.get("exclusive", ())) or answer
        valid = bool(answer)
        value: Any = answer
    else:
        valid = len(answer) == 1
        value = next(iter(answer), None)
    if not valid:
        this.unanswered.append(key)
        value = _missing(this, question)
    this.values[key] = value


def _choose_words(this: Visit, question: Row) -> None:
    parts = {"ask": question.get("ask_wording", []), **question.get("wording", {})}
    for part, rows in parts.items():
        true = [number for number, row in enumerate(rows) if this.holds(row["when"])]
        this.words[question["id"], part] = true[0] if true else None


def _missing(this: Visit, question: Row) -> Any:
    """missing_answers. The floor is for what is left without a value, and for subject."""
    key = question["id"]
    if key == "gate":
        raise NoResult
    if "unsure" in question["options"]:
        return frozenset({"unsure"}) if question["kind"] == "many" else "unsure"
    if key == "fever" and this.holds(FEVER_COUNTS_AS_YES):
        return "yes"
    this.floor = True
    return "adult" if key == "subject" else NOTHING[question["kind"]]


def _as_set(value: Any) -> frozenset[str]:
    return value if isinstance(value, frozenset) else frozenset() if value is None else frozenset({value})


# ---------------------------------------------------------------------------------------------------- explanations


def _explain(this: Visit, names: Names) -> None:
    mentioned = [_mentioned(this, cause, names) for cause in CAUSE.values() if _is_mentioned(this, cause, names)]
    this.learn_more = [each.key for each in mentioned if CAUSE[each.key].get("teaches_only")]
    ordered = sorted((e for e in mentioned if e.key not in this.learn_more), key=lambda each: _place(this, each))
    if ordered:
        this.shown, this.others = _pinned(_nested(this, ordered, names))
        return
    page = next(row["page"] for row in CAUSES["ranking"]["fallback"]["rows"] if expression(row["when"])(names))
    this.shown = [Mentioned(page, 0)]
    this.learn_more = [key for key in this.learn_more if key != page]


def _is_mentioned(this: Visit, cause: Row, names: Names) -> bool:
    return bool(
        not expression(cause["never_with"])(names)
        and RANK[this.level] >= RANK[cause.get("min_level", "SELF_CARE")]
        and expression(cause["mention_when"])(names)
    )


def _mentioned(this: Visit, cause: Row, names: Names) -> Mentioned:
    strength = next(row["strength"] for row in cause["strength"] if expression(row["when"])(names))
    return Mentioned(cause["key"], STRENGTH[strength], _given(this, cause["for"]), _given(this, cause["against"]))


def _given(this: Visit, rows: list[Row]) -> tuple[str, ...]:
    readings = [row["answer"].split(".") for row in rows]
    return tuple(f"{question}.{option}" for question, option in readings if option in _as_set(this.values[question]))


def _place(this: Visit, each: Mentioned) -> tuple[int, ...]:
    """ranking.order, highest first."""
    explained = [RANK[RULES[rule]["level"]] for rule in CAUSE[each.key]["explains"] if rule in this.fired]
    measures = {
        "explains": -max(explained, default=0),
        "strength": -each.strength,
        "specificity": -len(each.speaks_for),
        "priority": CAUSES["ranking"]["priority"].index(each.key),
    }
    return tuple(measures[row["by"]] for row in CAUSES["ranking"]["order"])


def _nested(this: Visit, ordered: list[Mentioned], names: Names) -> list[Mentioned]:
    """ranking.let_down_leads."""
    leads = CAUSES["ranking"]["let_down_leads"]
    lead = next((each for each in ordered if each.key == leads["lead"]), None)
    ticked = this.values["when"] & set(leads["triggers"])
    if lead is None or lead.strength < STRENGTH[leads["needs_strength"]] or len(ticked) < leads["min_ticked"]:
        return ordered
    parts = [each.key for each in ordered if _is_part(CAUSE[each.key], leads["lead"], names)]
    best = min(ordered.index(each) for each in ordered if each is lead or each.key in parts)
    led = Mentioned(lead.key, lead.strength, lead.speaks_for, lead.speaks_against, tuple(parts))
    with_lead = [led if place == best else each for place, each in enumerate(ordered)]
    return [each for each in with_lead if each is led or (each is not lead and each.key not in parts)]


def _is_part(cause: Row, lead: str, names: Names) -> bool:
    return cause.get("part_of") == lead and not expression(cause.get("part_unless", "False"))(names)


def _pinned(ordered: list[Mentioned]) -> tuple[list[Mentioned], list[Mentioned]]:
    """ranking.show and ranking.pinned: the first danger takes the last place when none is among those shown."""
    number = CAUSES["ranking"]["show"]
    shown, others = ordered[:number], ordered[number:]
    danger = next((each for each in ordered if CAUSE[each.key].get("danger")), None)
    if danger is None or danger in shown:
        return shown, others
    return [*shown[:-1], danger], [shown[-1], *(each for each in others if each is not danger)]
