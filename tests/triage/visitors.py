"""Builders of answers: one visitor with a name for what matters, and many visitors by chance."""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from random import Random

from leakapp.triage.answers import Answers
from leakapp.triage.assessment import Assessment, assess
from leakapp.triage.journey import DANGER, replay
from leakapp.triage.questions import QUESTIONS, Kind, Question

Given = dict[str, list[str]]  # what the JSON cases and the command line hold: always lists

# The least worrying answer to each question.
CALM: dict[str, str] = {
    "gate": "none", "subject": "adult", "body": "female", "age": "30_49", "status": "none", "since_birth": "m3_12",
    "menopause": "no", "preg_possible": "no", "colours": "no_fluid", "sides": "both", "spont": "squeezed",
    "duct": "several", "freq": "once", "when": "none_of_these", "breast": "none", "lump_kind": "goes",
    "rash_time": "lt2w", "hot_time": "lt12h", "abx": "no", "fever": "no", "general": "none", "hormone": "none",
    "meds": "no", "mood": "none", "baby": "none",
}  # fmt: skip


def visitor(**named: str | Iterable[str] | None) -> Answers:
    """A well adult who answers every question that is asked, calmly but for what is named; None leaves it unanswered.

    Naming a question that this visitor is never asked is a mistake in the test, and says so.
    """
    wanted = {question: _options(value) for question, value in named.items()}
    answers = completed(Answers.strict(wanted), leaving_out=[key for key, value in named.items() if value is None])
    if never_asked := set(named) & set(replay(answers).not_asked):
        raise ValueError(f"this visitor is never asked {sorted(never_asked)}")
    return answers


def completed(answers: Answers, leaving_out: Iterable[str] = ()) -> Answers:
    """The answers, with a calm one for each question that is asked and not answered."""
    left_out = set(leaving_out)
    while missing := [question for question in replay(answers).unanswered if question not in left_out]:
        answers = answers.with_answer(missing[0], [CALM[missing[0]]])
    return answers


def given(answers: Answers) -> Given:
    """Plain lists in the order of the questions, as the cases are stored."""
    return {q.id: [o for o in q.options if o in answers.to(q.id)] for q in QUESTIONS if answers.to(q.id)}


def stored(answers: Mapping[str, Iterable[str]]) -> Answers:
    return Answers.strict(answers)


@lru_cache
def visits(seed: int, count: int) -> tuple[Answers, ...]:
    """Complete visits by chance, always the same for a seed: half with many signs, half calm but for a few answers."""
    chance = Random(seed)
    return tuple((busy_visit if number % 2 else calm_visit)(chance) for number in range(count))


@lru_cache
def assessed(seed: int, count: int) -> tuple[tuple[Answers, Assessment], ...]:
    """The same visits, each with its result."""
    return tuple((answers, assess(answers)) for answers in visits(seed, count))


def busy_visit(chance: Random) -> Answers:
    """Every question that is asked is answered by chance."""
    return _walk(lambda question, shown: any_answer(chance, question, shown))


def calm_visit(chance: Random) -> Answers:
    """A person and a fluid by chance, and one to four other answers by chance; the rest is calm."""
    by_chance = {"subject", "body", "age", "status", "since_birth", "colours"}
    by_chance |= set(chance.sample([question.id for question in QUESTIONS[9:]], chance.randint(1, 4)))
    return _walk(
        lambda question, shown: any_answer(chance, question, shown) if question.id in by_chance else [CALM[question.id]]
    )


def _walk(answer: Callable[[Question, tuple[str, ...]], list[str]]) -> Answers:
    """The answers of one who is asked every question that applies, in order."""
    facts: dict[str, frozenset[str]] = {}
    for question in QUESTIONS:
        if not DANGER.holds(facts) and question.asked_if.holds(facts):
            facts[question.id] = frozenset(answer(question, question.options_shown(facts)))
    return Answers(facts)


def any_answer(chance: Random, question: Question, shown: tuple[str, ...]) -> list[str]:
    """One valid answer by chance. A danger sign is rare, so that most visits go on."""
    if question.id == "gate":
        return [chance.choice(shown)] if chance.random() < 0.02 else ["none"]
    if question.id == "subject" and chance.random() < 0.5:
        return ["adult"]
    if question.kind is Kind.ONE:
        return [chance.choice(shown)]
    return _some(chance, question, shown)


def _some(chance: Random, question: Question, shown: tuple[str, ...]) -> list[str]:
    exclusive = [option for option in shown if option in question.exclusive]
    if exclusive and chance.random() < 0.3:
        return [chance.choice(exclusive)]
    others = [option for option in shown if option not in question.exclusive]
    return chance.sample(others, min(len(others), chance.choice((1, 1, 1, 2, 2, 3))))


def with_gaps(chance: Random, answers: Answers) -> Answers:
    """Some answers lost, but never the one to the danger question."""
    lost = [key for key in answers.given if key != "gate" and chance.random() < 0.15]
    return answers.without(lost)


def with_noise(chance: Random, answers: Answers) -> Answers:
    """Answers that nobody asked for: other questions, hidden options, exclusive options beside others, two for one."""
    for question in chance.sample(QUESTIONS[1:], 6):
        extra = chance.sample(question.options, chance.choice((1, 1, 2)))
        kept = answers.to(question.id) if chance.random() < 0.5 else ()
        answers = answers.with_answer(question.id, {*extra, *kept})
    return answers


def _options(value: str | Iterable[str] | None) -> list[str]:
    return [] if value is None else [value] if isinstance(value, str) else list(value)
