"""What kinds of words there are and which fields each has: the one list that forms, files, checks and pages read."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from leakapp.content.field import Field, Form
from leakapp.content.page_fields import page_fields
from leakapp.content.safety import REGIONS
from leakapp.content.site_pages import NOTICED, PAGES
from leakapp.triage.causes import BY_KEY as CAUSE
from leakapp.triage.questions import BY_ID as QUESTION
from leakapp.triage.questions import SCREENS
from leakapp.triage.rules import BY_ID as RULE
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
PAGE = Kind("page", "Site page", "on the page of that name", 24, PAGES)
NOTICED_WORDS = Kind("noticed", "What a reader notices", "in the list of all pages, under Learn", 24, tuple(NOTICED))
SITE = Kind("site", "Site words", "in headings and short lines around the pages", 24, ("screens",))

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (QUESTION_WORDS, RULE_WORDS, LEVEL_WORDS, EXPLANATION, SERVICE, PAGE, NOTICED_WORDS, SITE)
}


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
    yield Field("sooner", "Get help sooner if", Form.LIST, required=key != "EMERGENCY")
    yield Field(
        "ask_them", "Questions to ask the clinician", Form.LIST, required=False, help="On the sheet to take along."
    )
    for region in REGIONS:
        yield Field(f"contact.{region.id}", f"Who to contact: {region.name}", limit=400)


def _explanation(key: str) -> Iterable[Field]:
    cause = CAUSE[key]
    yield Field("name", "Name", Form.LINE, limit=70)
    yield Field("medical_name", "Medical name", Form.LINE, limit=100)
    yield Field("summary", "In short", limit=280, help="Shown on result cards and in lists.")
    for name, label in (
        ("what", "What it is"),
        ("feels", "How it feels"),
        ("who_when", "Who and when"),
        ("why", "Why it happens"),
    ):
        yield Field(name, label, Form.RICH, limit=6000)
    yield Field("now", "What helps now", Form.LIST, help="Two to four short lines for the result page.")
    yield Field("do", "What helps: do", Form.LIST)
    yield Field("dont", "What helps: do not", Form.LIST, required=False)
    yield Field("strength", "How sure we are", limit=600)
    yield Field("get_help", "When to get help: in words", limit=600, help="The levels themselves come from the rules.")
    yield Field("figures", "Numbers", Form.LIST, required=False)
    yield Field("known", "What is known and what is not", Form.RICH, limit=6000)
    yield Field(
        "feeding", "If you are feeding", Form.LIST, required=False, help="Folded on the page; never after a loss."
    )
    for side, readings, label in (("for", cause.speaks_for, "for"), ("against", cause.speaks_against, "against")):
        for reading in readings:
            yield Field(f"{side}.{reading}", f"Speaks {label} it: {reading}", Form.LINE, limit=200)


def _service(key: str) -> Iterable[Field]:
    yield Field("region", "Region", Form.LINE, help="uk, us, ie, ca, au, nz or any", limit=3)
    yield Field(
        "sort", "Kind of service", Form.LINE, help="crisis, urgent, maternal, feeding, bereavement, …", limit=40
    )
    yield Field("name", "Name", Form.LINE, limit=100)
    yield Field("call", "Number to call", Form.LINE, required=False, limit=40)
    yield Field("text_to", "Number to text", Form.LINE, required=False, limit=20)
    yield Field("text_words", "Words to text", Form.LINE, required=False, limit=20)
    yield Field("web", "Web address", Form.LINK, required=False, limit=200)
    yield Field("hours", "Hours", Form.LINE, required=False, limit=120)
    yield Field("note", "Note for readers", Form.LINE, required=False, limit=200)
    yield Field("checked", "How it was checked", Form.LINE, limit=200)
    yield Field("confirmed_on", "Confirmed on (year-month-day)", Form.LINE, required=False, limit=10)


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
    "page": page_fields,
    "noticed": _noticed,
    "site": _site,
}
