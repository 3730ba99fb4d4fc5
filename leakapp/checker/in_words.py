"""Why one case comes out as it does, in plain lines and the shipped words. For the command line, without a database."""

from collections.abc import Iterator

from leakapp.checker.answer_store import Visit
from leakapp.checker.result import Result
from leakapp.checker.result_parts import Explained
from leakapp.content.snapshot import shipped_alone
from leakapp.triage.answers import Answers


def in_words(answers: Answers) -> Iterator[str]:
    """Raises AskFirst without an answer to the danger question."""
    result = Result(Visit(answers), shipped_alone())
    yield f"{result.level['heading']} ({result.urgency.name}). Rules {result.rules_version}."
    yield from _part("Because", _rules(result))
    yield from _part("Fewest answers that force it", (f"{ask} {answer}" for ask, answer in result.forced_by))
    yield from _part("No answer, so never lower", result.held_up)
    yield from _part("Not known", _not_known(result))
    yield from _part("What would change it", _changes(result))
    yield from _part("May explain it", (line for each in result.explanations for line in _explanation(each)))
    yield from _part("Less likely", (f"{each.name}: {each.label}" for each in result.others))
    yield from _part("Not asked", [", ".join(result.assessment.journey.not_asked)])


def _part(title: str, lines: Iterator[str] | list[str] | tuple[str, ...]) -> Iterator[str]:
    said = [line for line in lines if line]
    if said:
        yield ""
        yield f"{title}:"
        yield from (f"  {line}" for line in said)


def _rules(result: Result) -> Iterator[str]:
    for because in result.because:
        yield f"{because.rule.id}: {because.text} {because.why}"
        yield from (f"  {ask}: {answer}" for ask, answer in because.told)


def _not_known(result: Result) -> Iterator[str]:
    for each in result.assumed:
        said = "not sure" if each.said_unsure else "not answered"
        yield f"{each.ask} {said}{f'; counted like: {each.like}' if each.like else ''}"


def _changes(result: Result) -> Iterator[str]:
    for group in result.would_change:
        yield f"{group.heading} ({'sooner' if group.sooner else 'later'}):"
        yield from (f"  {answer}" for answer in group.answers)


def _explanation(each: Explained) -> Iterator[str]:
    yield f"{each.name}: {each.label}"
    yield from (f"  for: {line}" for line in each.speaks_for)
    yield from (f"  against: {line}" for line in each.speaks_against)
    yield from (f"  with: {part.name}" for part in each.parts)
