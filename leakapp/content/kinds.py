"""What kinds of words there are and which fields each has: the one list that forms, files, checks and pages read."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from leakapp.content.field import Field, Form, Holds
from leakapp.content.page_fields import page_fields
from leakapp.content.safety import REGIONS
from leakapp.content.site_pages import MEDICINE_GROUPS, NOTICED, PAGES, TOPICS
from leakapp.triage.causes import BY_KEY as CAUSE
from leakapp.triage.questions import BY_ID as QUESTION
from leakapp.triage.questions import SCREENS
from leakapp.triage.rules import BY_ID as RULE
from leakapp.triage.sources import SOURCES
from leakapp.triage.urgency import Urgency


@dataclass(frozen=True)
class Kind:
    """`table`: the keys come from the clinical table, and each must have words. `months`: until the next review."""

    name: str
    label: str
    where: str
    months: int
    table: tuple[str, ...] = ()


QUESTION_WORDS = Kind("question", "Question", "on the question's screen", 12, tuple(QUESTION))
RULE_WORDS = Kind("rule", "Rule", "on results, under “Because you told us”, and in the table of rules", 12, tuple(RULE))
LEVEL_WORDS = Kind("level", "Level", "at the top of every result of this level", 12, tuple(u.name for u in Urgency))
EXPLANATION = Kind("explanation", "Explanation", "on results and on its own page under Learn", 24, tuple(CAUSE))
SERVICE = Kind("service", "Service", "where numbers to call are shown, once confirmed", 3)
MEDICINE = Kind("medicine", "Medicine", "in the list of medicines and its look-up", 6)
SOURCE = Kind("source", "Source", "in the list of sources and at the end of pages that cite it", 12, tuple(SOURCES))
PAGE = Kind("page", "Site page", "on the page of that name", 24, PAGES)
NOTICED_WORDS = Kind("noticed", "What a reader notices", "in the list of all pages, under Learn", 24, tuple(NOTICED))
SITE = Kind("site", "Site words", "in headings and short lines around the pages", 24, ("screens",))

_ALL = (
    QUESTION_WORDS, RULE_WORDS, LEVEL_WORDS, EXPLANATION, SERVICE, MEDICINE, SOURCE, PAGE, NOTICED_WORDS, SITE,
)  # fmt: skip
KINDS: dict[str, Kind] = {kind.name: kind for kind in _ALL}

SORTS_OF_SERVICE = (
    "crisis", "urgent", "nurse", "maternal", "mental-health", "feeding", "bereavement", "breast", "young",
    "information", "signposting", "directory",
)  # fmt: skip

NAMES_TIMES = (Urgency.ROUTINE.name, Urgency.WITHIN_2_WEEKS.name)  # levels with days or weeks, which a reason may cut


def exists(kind: str, key: str) -> bool:
    """Whether anything reads such a text. A release may have dropped what an older one wrote into the database."""
    return kind in KINDS and (not KINDS[kind].table or key in KINDS[kind].table)


@cache
def fields(kind: str, key: str) -> tuple[Field, ...]:
    """The fields of one text, in the order of its form. None for a text that nothing reads."""
    return tuple(_FIELDS[kind](key)) if exists(kind, key) else ()


def blank(kind: str, key: str) -> dict[str, str | list[str]]:
    return {field.name: [] if field.form is Form.LIST else "" for field in fields(kind, key)}


def _question(key: str) -> Iterable[Field]:
    question = QUESTION[key]
    yield Field("ask", "The question", Form.LINE, limit=120)
    yield Field("help", "Help under the question", Form.LINE, required=False, limit=200)
    yield Field("why", "Why we ask this", limit=300)
    yield Field("label", "Its name on the sheet for a clinician", Form.LINE, limit=40)
    for option in question.options:
        yield Field(f"option.{option}", f"Option “{option}”", Form.LINE, limit=200)
        yield Field(f"hint.{option}", f"More about “{option}”", required=False, limit=400)
        yield Field(f"short.{option}", f"“{option}” on the sheet for a clinician", Form.LINE, required=False, limit=70)
    for row in question.other_words:
        of = "the question" if row.of == "ask" else f"option “{row.of}”"
        yield Field(f"other.{row.of}.{row.name}", f"Other words for {of}: {row.name.replace('_', ' ')}", limit=300)


def _rule(key: str) -> Iterable[Field]:
    yield Field("text", "What it is about", limit=300)
    yield Field("why", "Why", limit=400)
    for name in RULE[key].other_words_after_loss:
        yield Field(f"{name}_after_loss", f"After a loss: {name}", limit=300, help="No baby or feeding words here.")


def _level(key: str) -> Iterable[Field]:
    yield Field("heading", "The instruction", Form.LINE, limit=60)
    yield Field("how_soon", "How soon", limit=300)
    yield Field("comfort", "One kind, honest sentence", limit=250)
    for name, label in (
        ("what_to_say", "What to say on the phone"),
        ("check_again", "Check again"),
        ("check_again_hot", "Check again, with a hot area"),
        ("if_no_answer", "If nobody can see you in time"),
        ("feeding", "For people who are feeding"),
        ("blisters", "With blisters on the breast"),
        ("young_baby", "For a baby with a fever"),
    ):
        yield Field(name, label, required=False, limit=500)
    if key in NAMES_TIMES:
        yield Field("shorter_time", "When a reason names a shorter time", limit=150)
    yield Field("sooner", "Get help sooner if", Form.LIST, required=key != "EMERGENCY")
    yield Field(
        "ask_them", "Questions to ask the clinician", Form.LIST, required=False, help="On the sheet to take along."
    )
    for region in REGIONS:
        yield Field(f"contact.{region.id}", f"Who to contact: {region.name}", limit=400)
    for region in REGIONS if key == Urgency.SAME_DAY.name else ():
        label = f"In or soon after a pregnancy: {region.name}"
        yield Field(f"maternity.{region.id}", label, required=False, limit=200)


def _explanation(key: str) -> Iterable[Field]:
    cause = CAUSE[key]
    yield Field("name", "Name", Form.LINE, limit=70)
    yield Field("medical_name", "Medical name", Form.LINE, limit=100, holds=Holds.NAMES)
    yield Field("summary", "In short", limit=280, help="Shown on result cards and in lists.")
    for name, label in (
        ("what", "What it is"),
        ("feels", "How it feels"),
        ("who_when", "Who and when"),
        ("why", "Why it happens"),
    ):
        yield Field(name, label, Form.RICH, limit=6000, holds=Holds.CLAIMS)
    yield Field("now", "What helps now", Form.LIST, help="Two to four short lines for the result page.")
    yield Field("do", "What helps: do", Form.LIST, holds=Holds.CLAIMS)
    yield Field("dont", "What helps: do not", Form.LIST, required=False, holds=Holds.CLAIMS)
    yield Field("strength", "How sure we are", limit=600)
    yield Field("get_help", "When to get help: in words", limit=600, help="The levels themselves come from the rules.")
    yield Field("figures", "Numbers", Form.LIST, required=False, holds=Holds.CLAIMS)
    yield Field("known", "What is known and what is not", Form.RICH, limit=6000, holds=Holds.CLAIMS)
    folded = "Folded on the page; never after a loss."
    yield Field("feeding", "If you are feeding", Form.LIST, required=False, help=folded, holds=Holds.CLAIMS)
    for side, readings, label in (("for", cause.speaks_for, "for"), ("against", cause.speaks_against, "against")):
        for reading in readings:
            yield Field(f"{side}.{reading}", f"Speaks {label} it: {reading}", Form.LINE, limit=200)


def _service(key: str) -> Iterable[Field]:
    names = Holds.NAMES
    regions = tuple(region.id for region in REGIONS)
    yield Field("region", "Region", Form.LINE, help=", ".join(regions), limit=3, holds=names, choices=regions)
    sorts = ", ".join(SORTS_OF_SERVICE)
    yield Field("sort", "Kind of service", Form.LINE, help=sorts, limit=40, holds=names, choices=SORTS_OF_SERVICE)
    yield Field("name", "Name", Form.LINE, limit=100, holds=names)
    yield Field("call", "Number to call", Form.LINE, required=False, limit=40, holds=names)
    yield Field("text_to", "Number to text", Form.LINE, required=False, limit=20, holds=names)
    yield Field("text_words", "Words to text", Form.LINE, required=False, limit=20, holds=names)
    yield Field("web", "Web address", Form.LINK, required=False, limit=200, holds=names)
    yield Field("hours", "Hours", Form.LINE, required=False, limit=120)
    yield Field("note", "Note for readers", Form.LINE, required=False, limit=200)
    yield Field("checked", "How it was checked", Form.LINE, limit=200, holds=names)
    yield Field("confirmed_on", "Confirmed on (year-month-day)", Form.LINE, required=False, limit=10, holds=names)
    yield Field("sources", "Where the number was seen", Form.LIST, required=False, help=_KEYS, holds=Holds.SOURCES)


_KEYS = "Keys of sources, one a line."


def _medicine(key: str) -> Iterable[Field]:
    yield Field("name", "Name", Form.LINE, limit=80, holds=Holds.NAMES)
    also = "Other names and spellings that people look for, one a line."
    yield Field("also", "Also called", Form.LIST, required=False, help=also, holds=Holds.NAMES)
    yield Field("brands", "Brand names, US and UK", Form.LIST, required=False, help="One a line.", holds=Holds.NAMES)
    yield Field("what", "What it is", Form.LINE, limit=100, help="In plain words. It heads the list by kind.")
    yield Field("class", "Medical name of its kind", Form.LINE, limit=80, holds=Holds.NAMES)
    groups = ", ".join(MEDICINE_GROUPS)
    yield Field("group", "Group", Form.LINE, help=groups, limit=20, holds=Holds.NAMES, choices=MEDICINE_GROUPS)
    yield Field("how", "How it may act on milk", limit=400)
    yield Field("linked", "How often it is linked", limit=300)
    yield Field("note", "Good to know", required=False, limit=400, help="Never a dose.")
    yield Field("sources", "Sources", Form.LIST, help=_KEYS, holds=Holds.SOURCES)


def _source(key: str) -> Iterable[Field]:
    yield Field("name", "Plain name", Form.LINE, limit=100, help="What it is, in plain words.")
    yield Field("sort", "Kind of source", Form.LINE, limit=60)
    topics = ", ".join(TOPICS)
    yield Field("topic", "Topic", Form.LINE, help=topics, limit=20, holds=Holds.NAMES, choices=TOPICS)
    for name, label in (
        ("authors", "Authors"),
        ("title", "Title"),
        ("year", "Year"),
        ("site", "Journal or publisher"),
        ("url", "Web address"),
        ("doi", "DOI"),
        ("pmid", "PubMed number"),
    ):
        required = name in ("authors", "title")
        form = Form.LINK if name == "url" else Form.LINE
        yield Field(name, label, form, required=required, limit=300, holds=Holds.NAMES)
    yield Field("seen", "How we know it", Form.LINE, limit=200)
    yield Field("note", "Note for readers", required=False, limit=300)


def _noticed(key: str) -> Iterable[Field]:
    yield Field("title", "What the reader notices", Form.LINE, limit=60)
    yield Field("lead", "Under it", Form.LINE, required=False, limit=200)
    for page in NOTICED[key]:
        yield Field(f"line.{page}", f"In one line: {page}", Form.LINE, limit=100)


def _site(key: str) -> Iterable[Field]:
    for screen in SCREENS:
        yield Field(f"title.{screen.id}", f"Title of screen “{screen.id}”", Form.LINE, limit=60)


_FIELDS = {
    "question": _question,
    "rule": _rule,
    "level": _level,
    "explanation": _explanation,
    "service": _service,
    "medicine": _medicine,
    "source": _source,
    "page": page_fields,
    "noticed": _noticed,
    "site": _site,
}
