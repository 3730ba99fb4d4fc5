"""One form for every screen, made from the question table and its words."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, cast

from django import forms
from django.forms import BoundField

from leakapp.checker.option_pictures import shape_of
from leakapp.checker.wording import Wording, option_id, wordings
from leakapp.content.snapshot import Snapshot
from leakapp.triage.answers import Answers
from leakapp.triage.conditions import ALWAYS, NEVER, Condition, Facts, settle
from leakapp.triage.journey import Journey, replay
from leakapp.triage.questions import BY_ID, Kind, Question, Screen

UNSURE = "unsure"
PICK_ONE = "Pick one answer."
TICK_OR_UNSURE = "Tick all that fit. If you cannot tell, tick “{}”."
TICK_OR_NONE = "Tick all that fit, or “{}” if nothing fits."
NOT_THERE = "That answer is not on the list. Please pick again."


@dataclass(frozen=True)
class Option:
    """One answer card. `checked` is taken from the form when it is drawn. `shape`: the template of a small picture."""

    id: str
    element: str
    wordings: tuple[Wording, ...]
    hint: str
    exclusive: bool
    shown_when: Condition
    shape: str = ""


@dataclass(frozen=True)
class Asked:
    """One question as it stands on a screen. `shown_when` is ALWAYS, or what opens it on this same screen."""

    question: Question
    first: bool
    wordings: tuple[Wording, ...]
    help: str
    why: str
    options: tuple[Option, ...]
    shown_when: Condition

    @property
    def element(self) -> str:
        return f"q-{self.question.id}"

    @property
    def clarity_element(self) -> str:
        return f"clear-{self.question.id}"

    @property
    def offers_medicines(self) -> bool:
        return self.question.id == "meds"

    @property
    def shown_when_opened(self) -> bool:
        return self.shown_when != ALWAYS

    @property
    def way_out(self) -> Option | None:
        """The tick for whoever finds no other: “not sure” where there is one, as that never calms a result."""
        if self.question.kind is Kind.ONE:
            return None
        by_id = {option.id: option for option in self.options}
        return by_id.get(UNSURE) or next((option for option in self.options if option.exclusive), None)

    @property
    def unanswered(self) -> str:
        """What to do about it, in words."""
        if self.way_out is None:
            return PICK_ONE
        return (TICK_OR_UNSURE if self.way_out.id == UNSURE else TICK_OR_NONE).format(self.way_out.wordings[-1].text)

    def label(self, facts: Facts) -> str:
        """The question as these answers word it."""
        return next(wording.text for wording in self.wordings if wording.when.holds(facts))


def asked_on(screen: Screen, journey: Journey, snapshot: Snapshot) -> Iterator[Asked]:
    """The questions of the screen that this visitor may be asked, with what opens under which answer."""
    first = True
    above: frozenset[str] = frozenset()
    for question in (BY_ID[each] for each in screen.questions):
        shown_when = settle(question.asked_if, journey.facts, above)
        if shown_when != NEVER:
            words = snapshot.words("question", question.id)
            yield Asked(
                question,
                first,
                wordings(question, "ask", words, journey.facts, above),
                words["help"],
                words["why"],
                tuple(_options(question, words, journey, above)),
                shown_when,
            )
            first = False
        above |= {question.id}


def _options(question: Question, words: Any, journey: Journey, above: frozenset[str]) -> Iterator[Option]:
    for option in question.options:
        shown_when = settle(question.shown_if.get(option, ALWAYS), journey.facts, above)
        if shown_when != NEVER:
            yield Option(
                option,
                option_id(question.id, option),
                wordings(question, option, words, journey.facts, above),
                words[f"hint.{option}"],
                option in question.exclusive,
                shown_when,
                shape_of(question.id, option),
            )


class ScreenForm(forms.Form):
    """The questions of one screen. Valid when every question that applies, by these very answers, has an answer."""

    use_required_attribute = False

    def __init__(self, asked: tuple[Asked, ...], answers: Answers, data: Any = None) -> None:
        initial = {each.question.id: _initial(each.question, answers) for each in asked}
        super().__init__(data, initial=initial, prefix=None)
        self.asked = asked
        self.before = answers
        for each in asked:
            self.fields[each.question.id] = _field(each)

    def clean(self) -> dict[str, Any]:
        """Ask for what is missing. Answers to questions that do not apply after all are dropped without a word.

        A question that hangs on one without an answer is not on the screen yet. It is asked for once that is answered.
        """
        journey = replay(self.answers())
        missing = frozenset(journey.unanswered)
        for each in self.asked:
            name = each.question.id
            self[name].label = each.label(journey.facts)
            if settle(each.question.asked_if, journey.facts, missing) != ALWAYS:
                self.errors.pop(name, None)
            elif name in missing and name not in self.errors:
                self.add_error(name, each.unanswered)
        return self.cleaned_data

    @property
    def wanting(self) -> list[BoundField]:
        """The questions that came back with an error, in the order of the screen."""
        return [field for field in self if field.errors]

    def answers(self) -> Answers:
        """The visit's answers with those of this screen in place of its old ones."""
        given = {each.question.id: self._ticked(each.question.id) for each in self.asked}
        kept = self.before.without(given)
        return Answers.lenient({**kept.given, **{name: ticked for name, ticked in given.items() if ticked}})

    def _ticked(self, name: str) -> list[str]:
        value = self.cleaned_data.get(name) or []
        return [value] if isinstance(value, str) else list(value)


def _field(asked: Asked) -> forms.ChoiceField:
    kind = forms.ChoiceField if asked.question.kind is Kind.ONE else forms.MultipleChoiceField
    errors = {"invalid_choice": NOT_THERE, "invalid_list": NOT_THERE}
    # A function, so that Django prepares the choices for a posted answer alone: the template pack draws the options.
    field: Any = kind(choices=partial(_choices, asked), required=False, error_messages=errors)
    field.asked = asked  # read by the template pack
    field.label = asked.wordings[-1].text
    return cast(forms.ChoiceField, field)


def _choices(asked: Asked) -> list[tuple[str, str]]:
    return [(option.id, option.wordings[-1].text) for option in asked.options]


def _initial(question: Question, answers: Answers) -> Any:
    given = sorted(answers.to(question.id))
    return (given[0] if given else None) if question.kind is Kind.ONE else given
