"""The questions as a map: what is asked, and which earlier answers that depends on. Drawn from the question table.

The drawing is a column of questions, grouped by screen. To its left each question that decides others has a lane of
its own: a ring where it is asked, and a dot before each question that waits for it. The list beside it says the same in
words and carries every edge.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from leakapp.content.conditions_in_words import ConditionsInWords, Said
from leakapp.content.kinds import QUESTION_WORDS
from leakapp.content.snapshot import Snapshot
from leakapp.site import rule_table
from leakapp.triage.alone import ALONE
from leakapp.triage.conditions import ALWAYS, Condition
from leakapp.triage.journey import DANGER
from leakapp.triage.questions import QUESTIONS, SCREENS, Question

# Units of the drawing: as wide as the text of a small phone, so that its letters come out at reading size there.
WIDTH, LANE, MARGIN = 360, 15, 10
HEADING, ROW, BOX, GAP = 34, 40, 32, 8


@dataclass(frozen=True)
class Edge:
    """`source`'s answers decide whether `target` is asked, or (`options_alone`) which answers it offers."""

    source: str
    target: str
    options_alone: bool = False


@dataclass(frozen=True)
class Box:
    id: str
    label: str
    y: int
    screen: bool = False

    @property
    def middle(self) -> int:
        return self.y + BOX // 2

    @property
    def baseline(self) -> int:
        return self.middle + 5


@dataclass(frozen=True)
class Dot:
    edge: Edge
    x: int
    y: int


@dataclass(frozen=True)
class Lane:
    """One question's line, down from its ring to the last question that waits for it."""

    source: str
    number: int
    x: int
    top: int
    bottom: int
    dots: tuple[Dot, ...]

    @property
    def style(self) -> int:
        return self.number % 3


@dataclass(frozen=True)
class Drawing:
    width: int
    height: int
    left: int  # where the boxes begin
    headings: tuple[Box, ...]
    boxes: tuple[Box, ...]
    lanes: tuple[Lane, ...]
    feeds: tuple[tuple[int, int], ...]  # (x, y): a line from the leftmost lane to the box
    danger: Box

    @property
    def box_width(self) -> int:
        return self.width - self.left - 1

    @property
    def text_left(self) -> int:
        return self.left + 10


@dataclass(frozen=True)
class Twin:
    """One question in words. `asked_when`: None for everybody. `options_when`: answers that some people alone see.

    `alone`: (level, the answers that give it by themselves, or a higher one), the most urgent first.
    """

    id: str
    label: str
    ask: str
    why: str
    asked_when: Said | None
    options_when: tuple[tuple[str, Said], ...]
    alone: tuple[tuple[str, tuple[str, ...]], ...]
    decides: tuple[tuple[str, str], ...]  # (id, label) of the questions that read this one


def edges() -> tuple[Edge, ...]:
    """Every edge of the question table, in the order of asking. One that decides both is listed as the stronger."""
    found: list[Edge] = []
    for question in QUESTIONS:
        asked = _read_by(question.asked_if)
        offered = {source for when in question.shown_if.values() for source in _read_by(when)} - asked
        found += [Edge(each.id, question.id) for each in QUESTIONS if each.id in asked]
        found += [Edge(each.id, question.id, True) for each in QUESTIONS if each.id in offered]
    return tuple(found)


def _read_by(condition: Condition) -> set[str]:
    return {question for question, _ in condition.reads()}


def drawing(here: Snapshot) -> Drawing:
    headings, boxes, height = _column(here)
    place = {box.id: box for box in boxes}
    sources = [question.id for question in QUESTIONS if any(edge.source == question.id for edge in edges())]
    lanes = tuple(_lane(source, number, place) for number, source in enumerate(sources))
    left = MARGIN + LANE * len(lanes)
    dots = [dot for lane in lanes for dot in lane.dots]
    feeds = tuple((min(dot.x for dot in dots if dot.y == y), y) for y in sorted({dot.y for dot in dots}))
    gate = place[next(iter(DANGER.reads()))[0]]
    danger = Box("danger", "", gate.y + ROW)
    return Drawing(WIDTH, height, left, headings, boxes, lanes, feeds, danger)


def _column(here: Snapshot) -> tuple[tuple[Box, ...], tuple[Box, ...], int]:
    titles = here.words("site", "screens")
    headings, boxes, y = [], [], 0
    for screen in SCREENS:
        headings.append(Box(screen.id, titles[f"title.{screen.id}"], y, screen=True))
        y += HEADING
        for name in screen.questions:
            boxes.append(Box(name, here.words("question", name)["label"], y))
            y += ROW
        y += ROW if screen is SCREENS[0] else 0  # room for where a danger sign leads
        y += GAP
    return tuple(headings), tuple(boxes), y


def _lane(source: str, number: int, place: dict[str, Box]) -> Lane:
    x = MARGIN + LANE * number
    dots = tuple(Dot(edge, x, place[edge.target].middle) for edge in edges() if edge.source == source)
    return Lane(source, number, x, place[source].middle, dots[-1].y, dots)


def twin(here: Snapshot) -> Iterator[tuple[str, tuple[Twin, ...]]]:
    """(title of the screen, its questions)."""
    titles = here.words("site", "screens")
    saying = ConditionsInWords(here, rule_table.short_names(here))
    for screen in SCREENS:
        questions = [question for question in QUESTIONS if question.id in screen.questions]
        yield titles[f"title.{screen.id}"], tuple(_twin(here, saying, question) for question in questions)


def _twin(here: Snapshot, saying: ConditionsInWords, question: Question) -> Twin:
    words = here.words(QUESTION_WORDS.name, question.id)
    decides = [edge.target for edge in edges() if edge.source == question.id]
    return Twin(
        question.id,
        words["label"],
        words["ask"],
        words["why"],
        None if question.asked_if == ALWAYS else saying.say(question.asked_if),
        tuple((saying.option(question.id, option), saying.say(when)) for option, when in question.shown_if.items()),
        tuple(_alone(here, saying, question)),
        tuple((target, here.words("question", target)["label"]) for target in decides),
    )


def _alone(here: Snapshot, saying: ConditionsInWords, question: Question) -> Iterator[tuple[str, tuple[str, ...]]]:
    levels = {option: ALONE[question.id, option] for option in question.options if (question.id, option) in ALONE}
    for level in sorted(set(levels.values()), reverse=True):
        enough = (saying.option(question.id, option) for option in levels if levels[option] is level)
        yield here.words("level", level.name)["heading"], tuple(enough)
