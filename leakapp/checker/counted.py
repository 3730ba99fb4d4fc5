"""Tells a site that counts visits when one begins and when it comes to its result. Says nothing else about it."""

from leakapp.content import tally
from leakapp.triage.answers import Answers
from leakapp.triage.assessment import assess
from leakapp.triage.journey import Journey, replay


def tell(before: Answers, after: Answers) -> None:
    """`before`, `after`: the visit's answers on both sides of one post. A visit that is changed later is told once."""
    if not tally.is_heard():
        return
    if not before.given:
        tally.say(tally.STARTED)
    if not _is_over(replay(before)) and _is_over(replay(after)):
        tally.say(tally.FINISHED)
        tally.say(assess(after).urgency.name)


def _is_over(journey: Journey) -> bool:
    return journey.stopped_by_danger or journey.next_screen is None
