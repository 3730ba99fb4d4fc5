"""Start-up checks of the clinical tables: each fault names what is wrong and how to mend it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from leakapp.triage.causes import CAUSES, PRIORITY
from leakapp.triage.conditions import ALWAYS, RULES_THAT_MATCHED, Any, Condition, Literal, Reading, Ticked, ways
from leakapp.triage.explanations import FALLBACK
from leakapp.triage.level_lines import LEVEL_LINES
from leakapp.triage.questions import BY_ID, QUESTIONS, SCREENS, Kind, Question
from leakapp.triage.rules import RULES
from leakapp.triage.sources import SOURCES


@dataclass(frozen=True)
class Fault:
    what: str
    hint: str


def faults() -> list[Fault]:
    """All faults of the tables that ship with the code. Empty when the tables are sound."""
    return [
        *questions_are_sound(QUESTIONS),
        *ids_are_unique(),
        *options_exist(),
        *rules_can_match(),
        *sources_exist(),
        *explanations_are_complete(),
    ]


def questions_are_sound(questions: Iterable[Question]) -> Iterator[Fault]:
    above: set[str] = set()
    screened = [question for screen in SCREENS for question in screen.questions]
    for question in questions:
        conditions = [question.asked_if, *question.shown_if.values()]
        for later in {name for each in conditions for name, _ in each.reads()} - above:
            yield Fault(f"Question {question.id} reads {later}, which is not asked above it", "Move one of them.")
        for option in {*question.shown_if, *question.exclusive} - set(question.options):
            yield Fault(f"Question {question.id} has a row for option {option!r}, which it does not have", "Mend the id.")
        if screened.count(question.id) != 1:
            yield Fault(f"Question {question.id} is on {screened.count(question.id)} screens", "Put it on one screen.")
        above.add(question.id)


def ids_are_unique() -> Iterator[Fault]:
    for kind, ids in (
        ("question", [each.id for each in QUESTIONS]),
        ("rule", [each.id for each in RULES]),
        ("explanation", [each.key for each in CAUSES]),
    ):
        for name, count in Counter(ids).items():
            if count > 1:
                yield Fault(f"There are {count} {kind}s with the id {name}", "Ids are a contract: give one a new id.")


def options_exist() -> Iterator[Fault]:
    """Nothing reads an answer that nobody can give."""
    known: set[Reading] = {(question.id, option) for question in QUESTIONS for option in question.options}
    with_rules = known | {(RULES_THAT_MATCHED, rule.id) for rule in RULES}
    for where, condition, may_read in _conditions(known, with_rules):
        for question, option in sorted(condition.reads() - may_read):
            yield Fault(
                f"{where} reads the answer {question}.{option}, which nobody can give",
                "Mend the id, or add the option to its question.",
            )
    for cause in CAUSES:
        for reading in (*cause.speaks_for, *cause.speaks_against):
            if tuple(reading.split(".")) not in known:
                yield Fault(f"Explanation {cause.key} speaks of {reading}, which nobody can answer", "Mend the id.")


def _conditions(
    known: set[Reading], with_rules: set[Reading]
) -> Iterator[tuple[str, Condition, set[Reading]]]:
    for question in QUESTIONS:
        for each in (question.asked_if, *question.shown_if.values(), *(row.when for row in question.other_words)):
            yield f"Question {question.id}", each, known
    for rule in RULES:
        yield f"Rule {rule.id}", rule.when, known
    for cause in CAUSES:
        for each in (cause.mention_when, cause.never_with, cause.part_unless, *(when for when, _ in cause.strength)):
            yield f"Explanation {cause.key}", each, with_rules
    for each, key in FALLBACK:
        yield f"Fallback {key}", each, with_rules
    for line in LEVEL_LINES:
        yield f"Level line {line.field}", line.when, with_rules


def rules_can_match() -> Iterator[Fault]:
    for rule in RULES:
        if not reachable(rule.when):
            yield Fault(f"Rule {rule.id} can never match", "Its parts contradict each other, or a question is not asked.")


def reachable(condition: Condition) -> bool:
    """Whether some visitor's answers make the condition hold, given who is asked what."""
    return any(_can_be_given(way, frozenset()) for way in ways(condition) if _agrees(way))


def _can_be_given(way: tuple[Literal, ...], settled: frozenset[Ticked]) -> bool:
    """Whether the answers that this way needs can be given together: their questions asked, their options shown."""
    needed = next((test for test, wanted in way if wanted and test not in settled), None)
    if needed is None:
        return True
    question = BY_ID.get(needed.question)
    if question is None:
        return False
    asked_and_shown = question.asked_if & Any(tuple(question.shown_if.get(each, ALWAYS) for each in needed.options))
    return any(
        _agrees((*way, *more)) and _can_be_given((*way, *more), settled | {needed}) for more in ways(asked_and_shown)
    )


def _agrees(way: tuple[Literal, ...]) -> bool:
    """Whether one set of options can satisfy all these tests at once."""
    for question in {test.question for test, _ in way}:
        tests = [(test, wanted) for test, wanted in way if test.question == question]
        refused = frozenset().union(*(test.options for test, wanted in tests if not wanted))
        wanted_tests: list[Ticked] = [test for test, wanted in tests if wanted]
        if any(test.options <= refused for test in wanted_tests):
            return False
        if wanted_tests and BY_ID[question].kind is Kind.ONE:
            if not frozenset.intersection(*(test.options for test in wanted_tests)) - refused:
                return False
    return True


def sources_exist() -> Iterator[Fault]:
    for rule in RULES:
        if not rule.sources:
            yield Fault(f"Rule {rule.id} has no source", "Name one or more keys of sources.py.")
        for source in set(rule.sources) - set(SOURCES):
            yield Fault(f"Rule {rule.id} names the source {source!r}, which is not known", "Add it to sources.py.")


def explanations_are_complete() -> Iterator[Fault]:
    keys = {cause.key for cause in CAUSES}
    for cause in CAUSES:
        for rule in set(cause.explains) - {rule.id for rule in RULES}:
            yield Fault(f"Explanation {cause.key} explains {rule}, which is no rule", "Mend the id.")
        if cause.part_of and cause.part_of not in keys:
            yield Fault(f"Explanation {cause.key} is part of {cause.part_of}, which is no explanation", "Mend the key.")
    for key in {page for _, page in FALLBACK} - keys:
        yield Fault(f"The fallback names {key}, which is no explanation", "Mend the key.")
    for key in keys.symmetric_difference(PRIORITY):
        yield Fault(f"Explanation {key} is not in both the table and the priority list", "Add it to the other.")
