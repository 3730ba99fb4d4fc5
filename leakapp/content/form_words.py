"""The published words that the questions need as a form outside this site (triage/questionnaire.py)."""

from leakapp.content.safety import DISCLAIMER
from leakapp.content.snapshot import Snapshot
from leakapp.triage.questionnaire import Words
from leakapp.triage.questions import QUESTIONS, SCREENS

TITLE = "Milk or other fluid from the breast: questions"
DESCRIPTION = (
    f"{DISCLAIMER} This form holds the questions alone, not the advice. Some words change after a loss. This form "
    "cannot change them, so do not use it then."
)


def form_words(snapshot: Snapshot) -> Words:
    """The usual words of every question and option, and the titles of the screens."""
    words = {("questionnaire", "title"): TITLE, ("questionnaire", "description"): DESCRIPTION}
    for question in QUESTIONS:
        body = snapshot.words("question", question.id)
        words[question.id, "ask"] = body["ask"]
        words |= {(question.id, option): body[f"option.{option}"] for option in question.options}
    titles = snapshot.words("site", "screens")
    return words | {("screen", screen.id): titles[f"title.{screen.id}"] for screen in SCREENS}
