"""The words of a question for this visitor, and what opens under an answer on the same screen.

Some words depend on earlier answers ("chest" for "breast", after a loss). Where the answer they depend on is on the
same screen, both wordings are on the page and a line of CSS shows the one that fits, without script.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from leakapp.content.snapshot import Words
from leakapp.triage.conditions import ALWAYS, NEVER, Condition, Facts, Ticked, settle, ways
from leakapp.triage.questions import Question

NOTHING_OPEN: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Wording:
    """One wording and when it is shown. `id`: of its element, when it depends on an answer of this screen."""

    text: str
    when: Condition = ALWAYS
    id: str = ""


def wordings(
    question: Question, of: str, words: Words, facts: Facts, still_open: frozenset[str] = NOTHING_OPEN
) -> tuple[Wording, ...]:
    """The wordings of the question itself (`of="ask"`) or of one option. More than one only within one screen."""
    found: list[Wording] = []
    otherwise = ALWAYS
    for row in question.other_words:
        when = settle(row.when, facts, still_open) if row.of == of else NEVER
        if when is NEVER:
            continue
        text = words[f"other.{of}.{row.name}"]
        if when is ALWAYS:
            return (*found, _wording(question, of, text, otherwise, len(found)))
        found.append(_wording(question, of, text, when & otherwise, len(found)))
        otherwise = otherwise & ~when
    default = words["ask"] if of == "ask" else words[f"option.{of}"]
    return (*found, _wording(question, of, default, otherwise, len(found)))


def _wording(question: Question, of: str, text: str, when: Condition, place: int) -> Wording:
    return Wording(text, when, "" if when is ALWAYS else f"w-{question.id}-{of}-{place}")


def say(question: Question, of: str, words: Words, facts: Facts) -> str:
    """The one wording that fits when all answers are known."""
    for row in question.other_words:
        if row.of == of and row.when.holds(facts):
            return str(words[f"other.{of}.{row.name}"])
    return str(words["ask"] if of == "ask" else words[f"option.{of}"])


def option_id(question: str, option: str) -> str:
    return f"o-{question}-{option}"


def reveal_css(shown_when: Iterable[tuple[str, Condition]]) -> str:
    """CSS that shows each element, by id, when the answers on this screen make its condition hold.

    A browser without :has() shows everything; the site then asks for what applies and drops the rest.
    """
    rules = [
        rule for element, condition in shown_when if condition is not ALWAYS for rule in _rules(element, condition)
    ]
    return f"@supports selector(:has(*)){{{''.join(rules)}}}" if rules else ""


def _rules(element: str, condition: Condition) -> Iterator[str]:
    yield f"#{element}{{display:none}}"
    for way in ways(condition):
        tests = "".join(_test(test, wanted) for test, wanted in way)
        yield f".screen{tests} #{element}{{display:revert}}"


def _test(test: Ticked, wanted: bool) -> str:
    inputs = ",".join(f"#{option_id(test.question, option)}:checked" for option in sorted(test.options))
    return f":has({inputs})" if wanted else f":not(:has({inputs}))"
