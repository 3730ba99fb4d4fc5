"""Start-up checks of the clinical tables: each fault names what is wrong and how to mend it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from leakapp.triage.causes import CAUSES, PRIORITY, Cause
from leakapp.triage.conditions import ALWAYS, RULES_THAT_MATCHED, Any, Condition, Literal, Reading, Ticked, ways
from leakapp.triage.explanations import FALLBACK
from leakapp.triage.level_lines import LEVEL_LINES, LevelLine
from leakapp.triage.questions import QUESTIONS, SCREENS, Kind, Question, Screen
from leakapp.triage.rules import RULES, Rule
from leakapp.triage.sources import SOURCES, Grade

Questions = Mapping[str, Question]


@dataclass(frozen=True)
class Fault:
    what: str
    hint: str


@dataclass(frozen=True)
class Tables:
    """What is checked together. By default the tables that ship with the code."""

    questions: tuple[Question, ...] = QUESTIONS
    screens: tuple[Screen, ...] = SCREENS
    rules: tuple[Rule, ...] = RULES
    causes: tuple[Cause, ...] = CAUSES
    priority: tuple[str, ...] = PRIORITY
    fallback: tuple[tuple[Condition, str], ...] = FALLBACK
    lines: tuple[LevelLine, ...] = LEVEL_LINES
    sources: Mapping[str, Grade] = field(default_factory=lambda: SOURCES)

    @property
    def answers(self) -> frozenset[Reading]:
        """Every answer that somebody can give."""
        return frozenset((question.id, option) for question in self.questions for option in question.options)


SHIPPED = Tables()


def faults(tables: Tables = SHIPPED) -> list[Fault]:
    """All faults of the tables. Empty when they are sound."""
    return [
        *ids_are_unique(tables),
        *questions_are_sound(tables),
        *screens_are_sound(tables),
        *options_exist(tables),
        *rules_can_match(tables),
        *sources_exist(tables),
        *explanations_are_complete(tables),
    ]


def ids_are_unique(tables: Tables) -> Iterator[Fault]:
    for kind, ids in (
        ("question", [each.id for each in tables.questions]),
        ("screen", [each.id for each in tables.screens]),
        ("rule", [each.id for each in tables.rules]),
        ("explanation", [each.key for each in tables.causes]),
        ("answer", [f"{each.id}.{option}" for each in tables.questions for option in each.options]),
    ):
        for name, count in Counter(ids).items():
            if count > 1:
                yield Fault(f"There are {count} {kind}s with the id {name}", "Ids are a contract: give one a new id.")


def questions_are_sound(tables: Tables) -> Iterator[Fault]:
    above: set[str] = set()
    for question in tables.questions:
        conditions = [question.asked_if, *question.shown_if.values()]
        for later in sorted({name for each in conditions for name, _ in each.reads()} - above):
            yield Fault(f"Question {question.id} reads {later}, which is not asked above it", "Move one of them.")
        worded = {row.of for row in question.other_words if row.of != "ask"}
        for option in sorted({*question.shown_if, *question.exclusive, *worded} - set(question.options)):
            yield Fault(
                f"Question {question.id} has a row for the option {option!r}, which it does not have", "Mend the id."
            )
        above.add(question.id)


def screens_are_sound(tables: Tables) -> Iterator[Fault]:
    asked = [question.id for question in tables.questions]
    screened = [question for screen in tables.screens for question in screen.questions]
    for question in sorted(set(screened) - set(asked)):
        yield Fault(f"A screen names {question!r}, which is no question", "Mend the id.")
    for question in asked:
        if screened.count(question) != 1:
            yield Fault(f"Question {question} is on {screened.count(question)} screens", "Put it on one screen.")
    if sorted(screened) == sorted(asked) and screened != asked:
        moved = next(question for question, wanted in zip(screened, asked, strict=True) if question != wanted)
        yield Fault(
            f"The screens ask {moved} in another order than the questions", "Order the screens as the questions."
        )


def options_exist(tables: Tables) -> Iterator[Fault]:
    """Nothing reads an answer that nobody can give."""
    answers = tables.answers
    for where, condition, may_read in _conditions(tables, answers):
        for question, option in sorted(condition.reads() - may_read):
            yield Fault(
                f"{where} reads the answer {question}.{option}, which nobody can give",
                "Mend the id, or add the option to its question.",
            )
    for cause in tables.causes:
        for reading in (*cause.speaks_for, *cause.speaks_against):
            if tuple(reading.split(".")) not in answers:
                yield Fault(f"Explanation {cause.key} speaks of {reading}, which nobody can answer", "Mend the id.")


def _conditions(tables: Tables, answers: frozenset[Reading]) -> Iterator[tuple[str, Condition, frozenset[Reading]]]:
    """(where, condition, what it may read). Explanations may read the rules that matched; nothing else may."""
    with_rules = answers | {(RULES_THAT_MATCHED, rule.id) for rule in tables.rules}
    for question in tables.questions:
        for each in (question.asked_if, *question.shown_if.values(), *(row.when for row in question.other_words)):
            yield f"Question {question.id}", each, answers
    for rule in tables.rules:
        yield f"Rule {rule.id}", rule.when, answers
    for cause in tables.causes:
        for each in (cause.mention_when, cause.never_with, cause.part_unless, *(when for when, _ in cause.strength)):
            yield f"Explanation {cause.key}", each, with_rules
    for each, key in tables.fallback:
        yield f"Fallback {key}", each, with_rules
    for line in tables.lines:
        yield f"Level line {line.field}", line.when, with_rules


def rules_can_match(tables: Tables) -> Iterator[Fault]:
    questions = {question.id: question for question in tables.questions}
    for rule in tables.rules:
        if not reachable(rule.when, questions):
            yield Fault(
                f"Rule {rule.id} can never match", "Its parts contradict each other, or a question is not asked."
            )


def reachable(condition: Condition, questions: Questions) -> bool:
    """Whether some visitor's answers make the condition hold, given who is asked what."""
    return any(_can_be_given(way, frozenset(), questions) for way in ways(condition) if _agrees(way, questions))


def _can_be_given(way: tuple[Literal, ...], settled: frozenset[Ticked], questions: Questions) -> bool:
    """Whether the answers that this way needs can be given together: their questions asked, their options shown."""
    needed = next((test for test, wanted in way if wanted and test not in settled), None)
    if needed is None:
        return True
    question = questions.get(needed.question)
    if question is None:
        return False
    asked_and_shown = question.asked_if & Any(tuple(question.shown_if.get(each, ALWAYS) for each in needed.options))
    return any(
        _agrees((*way, *more), questions) and _can_be_given((*way, *more), settled | {needed}, questions)
        for more in ways(asked_and_shown)
    )


def _agrees(way: tuple[Literal, ...], questions: Questions) -> bool:
    """Whether one set of options can satisfy all these tests at once."""
    for question in {test.question for test, _ in way}:
        tests = [(test, wanted) for test, wanted in way if test.question == question]
        refused = frozenset().union(*(test.options for test, wanted in tests if not wanted))
        wanted_tests: list[Ticked] = [test for test, wanted in tests if wanted]
        if any(test.options <= refused for test in wanted_tests):
            return False
        one_answer = question in questions and questions[question].kind is Kind.ONE
        if wanted_tests and one_answer:
            fits_all = frozenset.intersection(*(test.options for test in wanted_tests))
            if not fits_all - refused:
                return False
    return True


def sources_exist(tables: Tables) -> Iterator[Fault]:
    for rule in tables.rules:
        if not rule.sources:
            yield Fault(f"Rule {rule.id} has no source", "Name one or more keys of sources.py.")
        for source in sorted(set(rule.sources) - set(tables.sources)):
            yield Fault(f"Rule {rule.id} names the source {source!r}, which is not known", "Add it to sources.py.")


def explanations_are_complete(tables: Tables) -> Iterator[Fault]:
    keys = {cause.key for cause in tables.causes}
    rules = {rule.id for rule in tables.rules}
    for cause in tables.causes:
        for rule in sorted(set(cause.explains) - rules):
            yield Fault(f"Explanation {cause.key} explains {rule}, which is no rule", "Mend the id.")
        if cause.part_of and cause.part_of not in keys:
            yield Fault(f"Explanation {cause.key} is part of {cause.part_of}, which is no explanation", "Mend the key.")
    for key in sorted({page for _, page in tables.fallback} - keys):
        yield Fault(f"The fallback names {key}, which is no explanation", "Mend the key.")
    if not tables.fallback or tables.fallback[-1][0] != ALWAYS:
        yield Fault("The fallback can leave a result without an explanation", "Let its last row hold always.")
    for key in sorted(keys.symmetric_difference(tables.priority)):
        yield Fault(f"Explanation {key} is not in both the table and the priority list", "Add it to the other.")
    for key, count in Counter(tables.priority).items():
        if count > 1:
            yield Fault(f"Explanation {key} is {count} times in the priority list", "Keep one.")
