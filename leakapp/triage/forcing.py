"""The fewest answers that by themselves force a level: whoever gives them gets it, whatever they say to the rest.

One rule is often not the reason. Blood means being seen whoever it is about, and no single rule says so. So this looks
for a visitor who gives the same few answers and gets away with less (completions.py). What such visitors answer
otherwise tells which answers matter, and the search ends when nobody gets away.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from leakapp.triage.alone import ALONE
from leakapp.triage.assessment import Assessment
from leakapp.triage.completions import NOTHING_ELSE, Kept, SameAnswers, differs, everything_said
from leakapp.triage.conditions import Facts
from leakapp.triage.questions import BY_ID
from leakapp.triage.urgency import Urgency


@dataclass(frozen=True)
class Forcing:
    """One question and what of its answer is needed. `options`: the ticks, in the order of the table.

    `nothing_else`: that nothing was ticked but what was. `assumed`: not said, but counted so (Journey.assumed).
    """

    question: str
    options: tuple[str, ...]
    nothing_else: bool = False
    assumed: bool = False


def forced_by(found: Assessment) -> tuple[Forcing, ...]:
    """The fewest answers that force this level. Each tick counts as one answer, and so does "and nothing else".

    Of several sets as small, one that names the fewest answers like "not sure" or "none of these".

    Empty for self-care, which is what remains when nothing asks for more, and where only questions without an answer
    hold the level up (Assessment.held_up).
    """
    if not found.deciding or found.urgency is Urgency.SELF_CARE:
        return ()
    facts = found.journey.facts
    sayings = everything_said(facts)
    read = {question for rule in found.deciding for question, _ in rule.when.reads()}
    order = sorted(sayings, key=lambda said: (_says_little(said), said[0] not in read))
    for said in order:
        if ALONE.get(said, Urgency.SELF_CARE) >= found.urgency and not _says_little(said):
            return _by_question(frozenset({said}), found)  # known without a search
    return _by_question(_searched(facts, found.urgency, order), found)


def _searched(facts: Facts, level: Urgency, order: Sequence[Kept]) -> frozenset[Kept]:
    others = SameAnswers(facts, level)
    answers_that_matter: list[frozenset[Kept]] = []
    while True:
        few = _fewest_in_all(answers_that_matter, order)
        other = others.escape(few)
        if other is None:
            return few
        answers_that_matter.append(frozenset(said for said in order if differs(said, facts, other)))


def _says_little(said: Kept) -> bool:
    """Whether a reader would rather hear another answer named: "not sure", "none of these", "and nothing else"."""
    question, option = said
    return option in ("unsure", NOTHING_ELSE) or option in BY_ID[question].exclusive


def _fewest_in_all(sets: Sequence[frozenset[Kept]], order: Sequence[Kept]) -> frozenset[Kept]:
    """The fewest members that leave no set without one; of several such, one with the fewest that say little."""
    size = 0
    while (few := _members(sets, frozenset(), size, size, order)) is None:
        size += 1
    for little in range(sum(map(_says_little, few))):
        if (plainer := _members(sets, frozenset(), size, little, order)) is not None:
            return plainer
    return few


def _members(
    sets: Sequence[frozenset[Kept]], chosen: frozenset[Kept], more: int, little: int, order: Sequence[Kept]
) -> frozenset[Kept] | None:
    """`chosen` and at most `more` others, of which at most `little` say little, the first in `order` tried first."""
    left = [each for each in sets if each.isdisjoint(chosen)]
    if not left:
        return chosen
    if more:
        smallest = min(left, key=len)
        for member in (each for each in order if each in smallest):
            still = little - _says_little(member)
            few = _members(left, chosen | {member}, more - 1, still, order) if still >= 0 else None
            if few is not None:
                return few
    return None


def _by_question(few: frozenset[Kept], found: Assessment) -> tuple[Forcing, ...]:
    journey = found.journey
    return tuple(
        Forcing(
            question.id,
            tuple(option for option in question.options if (question.id, option) in few),
            (question.id, NOTHING_ELSE) in few,
            question.id in journey.unanswered,
        )
        for question in journey.asked
        if any(name == question.id for name, _ in few)
    )
