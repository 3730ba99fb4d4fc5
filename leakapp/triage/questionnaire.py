"""The questions as a FHIR R4 Questionnaire. The levels are not in it: R4 has no place for them.

Skip logic. R4 gives an item one flat list of `enableWhen`, joined by "all" or by "any". Our conditions nest deeper. But
an item is enabled only when the groups around it are. So groups inside groups are an "and" of lists, and each list can
be an "or" of tests. Every condition can be written so (conjunctive normal form): no extension, no hidden item, no loss.
  "ticked one of a, b"   two tests with "=", any of them
  "not ticked a"         a test with "!=": R4 reads it as "no answer has this value", so it holds where the
                         question was not enabled, as it does here

Options that only some people see. R4 cannot hide an option. Such an option is an item of its own, beside its question
and inside the same groups: linkId "breast.wound" for the option "wound" of "breast". The answers to both are the
answers to the question, and a test on the option asks its own item.

What R4 cannot say, and this leaves out: other words for some people (above all after a loss: do not use this form there
without changing the words by hand), that one option excludes the others, and what a missing answer counts as.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any as Json

from leakapp.triage.conditions import ALWAYS, All, Any, Condition, Not, Ticked
from leakapp.triage.journey import DANGER, GATE
from leakapp.triage.questions import BY_ID, SCREENS, Kind, Question, Screen
from leakapp.triage.table import RULES_VERSION, checksum
from leakapp.triage.versions import VERSIONS

Words = Mapping[tuple[str, str], str]  # (question, "ask" or option) or ("screen", screen) -> what a reader sees
Item = dict[str, Json]


@dataclass(frozen=True)
class Comparison:
    """One `enableWhen`: some answer to this option's item is it, or none is."""

    question: str
    option: str
    wanted: bool


Clause = tuple[Comparison, ...]  # an "or"


def questionnaire(words: Words, base: str) -> dict[str, Json]:
    """The resource as plain dicts. `base`: the address of the site, without a slash at the end."""
    return {
        "resourceType": "Questionnaire",
        "url": f"{base}/fhir/Questionnaire/milk-leak-guide",
        "version": f"{RULES_VERSION}-{checksum()}",
        "name": "MilkLeakGuide",
        "title": words["questionnaire", "title"],
        "status": "draft",
        "experimental": True,
        "subjectType": ["Patient"],
        "date": VERSIONS[-1].made_on.isoformat(),
        "description": words["questionnaire", "description"],
        "item": [_screen(screen, words, base) for screen in SCREENS],
    }


def _screen(screen: Screen, words: Words, base: str) -> Item:
    """A group with the questions of one screen. A danger sign ends all but the first."""
    inside = [item for name in screen.questions for item in _question(BY_ID[name], words, base)]
    group = {"linkId": f"screen.{screen.id}", "type": "group", "text": words["screen", screen.id]}
    after_danger = {} if GATE in screen.questions else _enabled(*_conditions(clauses(~DANGER))[0], base)
    return {**group, **after_danger, "item": inside}


def _question(question: Question, words: Words, base: str) -> list[Item]:
    always_shown = [option for option in question.options if option not in question.shown_if]
    items = [_choice(question, question.id, always_shown, words, base)]
    for option, shown_if in question.shown_if.items():
        link = link_id(question.id, option)
        items += _grouped(link, clauses(shown_if), [_choice(question, link, [option], words, base)], base)
    return _grouped(question.id, clauses(question.asked_if), items, base)


def _grouped(link: str, of: tuple[Clause, ...], items: list[Item], base: str) -> list[Item]:
    """The items under all these clauses: the last on the item itself where it is alone, the others on groups around."""
    conditions = _conditions(of)
    if conditions and len(items) == 1:
        items = [{**items[0], **_enabled(*conditions.pop(), base)}]
    for number, (behaviour, tests) in reversed(list(enumerate(conditions, start=1))):
        group = {"linkId": f"{link}.if{number}", "type": "group"}
        items = [{**group, **_enabled(behaviour, tests, base), "item": items}]
    return items


def _conditions(of: tuple[Clause, ...]) -> list[tuple[str, Clause]]:
    """Clauses as lists that R4 can hold: those of one test together ("all"), each other by itself ("any")."""
    singles = tuple(test for clause in of if len(clause) == 1 for test in clause)
    return [*([("all", singles)] if singles else []), *(("any", clause) for clause in of if len(clause) > 1)]


def _enabled(behaviour: str, tests: Clause, base: str) -> Item:
    return {"enableWhen": [_enable_when(test, base) for test in tests], "enableBehavior": behaviour}


def _choice(question: Question, link: str, options: Iterable[str], words: Words, base: str) -> Item:
    """Not `required` where other options of the same question stand in items of their own."""
    return {
        "linkId": link,
        "type": "choice",
        "text": words[question.id, "ask"],
        "required": not question.shown_if,
        "repeats": question.kind is Kind.MANY,
        "answerOption": [
            {"valueCoding": {"system": _system(question.id, base), "code": each, "display": words[question.id, each]}}
            for each in options
        ],
    }


def _enable_when(test: Comparison, base: str) -> Item:
    return {
        "question": link_id(test.question, test.option),
        "operator": "=" if test.wanted else "!=",
        "answerCoding": {"system": _system(test.question, base), "code": test.option},
    }


def link_id(question: str, option: str) -> str:
    """The item that an option stands in."""
    return f"{question}.{option}" if option in BY_ID[question].shown_if else question


def _system(question: str, base: str) -> str:
    return f"{base}/fhir/answers/{question}"


def clauses(condition: Condition, wanted: bool = True) -> tuple[Clause, ...]:
    """The condition as an "and" of "or"s of single tests; () when it always holds."""
    return tuple(dict.fromkeys(_clauses(condition, wanted)))


def _clauses(condition: Condition, wanted: bool) -> Iterator[Clause]:
    if condition == ALWAYS and wanted:
        return
    if isinstance(condition, Ticked):
        tests = tuple(Comparison(condition.question, option, wanted) for option in sorted(condition.options))
        yield from [tests] if wanted else ((test,) for test in tests)
    elif isinstance(condition, Not):
        yield from _clauses(condition.part, not wanted)
    else:
        assert isinstance(condition, All | Any)
        parts = [clauses(part, wanted) for part in condition.parts]
        if isinstance(condition, All) == wanted:
            yield from (clause for part in parts for clause in part)
        else:
            yield from (
                tuple(dict.fromkeys(test for clause in chosen for test in clause)) for chosen in product(*parts)
            )
