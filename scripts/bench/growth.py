"""How cost grows with the words, the medicines, the questions and the rules. Processor time of one process."""

import os
import re
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any
from unittest.mock import patch

from leakapp.triage import assessment, cases, journey
from leakapp.triage.answers import Answers
from leakapp.triage.questions import QUESTIONS
from leakapp.triage.rules import RULES

TRIES = 7
TEXTS, MEDICINES, QUESTION_COUNTS, RULE_COUNTS = (50, 500, 5000), (170, 1700, 17000), (25, 50, 100), (70, 700)
SLIPS = ("respiridone", "sertralin", "domperidon", "metoclopramid", "clozapin", "haloperidl", "omeprazol", "fluoxetin")
ENOUGH = 5.0  # milliseconds, at the largest size
SYLLABLES = re.findall(
    r"\w+",
    "pro lac ti mo ris per don clo za pine flu ox e tine ser tra line dom me to cip ram ami sul pri de ver ap mil "
    "lo pu na xi co bal dor fen gan hex jo kel lum nor pax quil rem sil tol vax wen yar zol",
)


def milliseconds(work: Callable[[], object]) -> float:
    """Of the quickest of some tries: the rest is what else the machine was doing."""
    work()
    best = float("inf")
    for _ in range(TRIES):
        started = time.process_time()
        work()
        best = min(best, time.process_time() - started)
    return best * 1000


def measure() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(
            SECRET_KEY="measured, not kept", ENV_FILE="none", DEBUG="true", DJANGO_SETTINGS_MODULE="leakapp.settings",
            DATABASE_URL=f"sqlite:///{Path(folder) / 'growth.sqlite3'}",
        )  # fmt: skip
        import django  # noqa: PLC0415  after the settings above

        django.setup()
        for title, unit, rows in (
            ("Texts", "ms to read all published words anew; to ask whether they are the newest", texts()),
            ("Medicines", "ms a look-up with a slip, on average; at worst; to prepare them once", medicines()),
            ("Questions", "ms to assess a visitor, on average", questions()),
            ("Rules", "ms to assess a visitor, on average", rules()),
        ):
            print(f"{title} ({unit})")
            for size, *costs in rows:
                print(f"{size:>8}  " + "".join(f"{each:10.3f}" for each in costs))


def texts() -> Iterator[tuple[int, float, float]]:
    from django.core.management import call_command  # noqa: PLC0415

    from leakapp.content import loading, snapshot  # noqa: PLC0415
    from leakapp.content.defaults import shipped  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    everything = {**shipped(), **dict(_made_up_medicines(max(TEXTS)))}
    for size in TEXTS:
        loading.load(dict(list(everything.items())[:size]))

        def anew() -> None:
            snapshot.forget()
            snapshot.current()

        def again() -> None:
            snapshot.look_again()
            snapshot.current()

        yield size, milliseconds(anew), milliseconds(again)


def medicines() -> Iterator[tuple[int, float, float, float]]:
    from leakapp.content import snapshot  # noqa: PLC0415
    from leakapp.content.medicine_lookup import Index  # noqa: PLC0415

    shipped = snapshot.shipped_alone()
    for size in MEDICINES:
        made_up = {
            key: snapshot.Words(*key, MappingProxyType(body))
            for key, body in _made_up_medicines(max(0, size - len(shipped.of_kind("medicine"))))
        }
        words = replace(shipped, texts=MappingProxyType({**shipped.texts, **made_up}))
        index = Index(words)
        costs = [milliseconds(lambda index=index, typed=typed: index.offers(typed)) for typed in SLIPS]
        yield size, sum(costs) / len(costs), max(costs), milliseconds(lambda words=words: Index(words))


def _made_up_medicines(count: int) -> Iterator[tuple[tuple[str, str], Mapping[str, Any]]]:
    """Names as long and as alike as medicines' names are, each with two brands."""
    from leakapp.content.defaults import shipped  # noqa: PLC0415

    body = next(body for (kind, _), body in shipped().items() if kind == "medicine")
    for number in range(count):
        name, one, other = (_name(number * 3 + place) for place in range(3))
        yield ("medicine", f"made-up-{number}"), {**body, "name": name, "brands": [one, other], "also": []}


def _name(number: int) -> str:
    """Another name for every number: three syllables or four, as most names of medicines have."""
    base = len(SYLLABLES)
    digits, parts = number * 7919 % base**3, []
    for _ in range(3):
        digits, digit = divmod(digits, base)
        parts.append(SYLLABLES[digit])
    return "".join([*parts, *(SYLLABLES[number % base] for _ in range(number % 2))]).capitalize()


def questions() -> Iterator[tuple[int, float]]:
    """More questions of the same kind, each answered as the one it repeats."""
    for size in QUESTION_COUNTS:
        table = tuple(
            replace(each, id=each.id if not turn else f"{each.id}-{turn}")
            for turn in range(1 + size // len(QUESTIONS))
            for each in QUESTIONS
        )[:size]
        with patch.object(journey, "QUESTIONS", table):
            yield size, _assess_all({each.id: each.id.partition("-")[0] for each in table})


def rules() -> Iterator[tuple[int, float]]:
    """More rules that read as much."""
    for size in RULE_COUNTS:
        table = (RULES * (1 + size // len(RULES)))[:size]
        with patch.object(assessment, "RULES", table):
            yield size, _assess_all({each.id: each.id for each in QUESTIONS})


def _assess_all(repeats: Mapping[str, str]) -> float:
    visitors = [
        Answers({id: frozenset(each["answers"].get(of, ())) for id, of in repeats.items()}) for each in cases.examples()
    ]
    with _floor_known():
        return milliseconds(lambda: [assessment.assess(each) for each in visitors]) / len(visitors)


@contextmanager
def _floor_known() -> Iterator[None]:
    """A repeated question has no row in the real table, where the floor of missing answers looks it up."""
    with patch.object(assessment, "holds_up", lambda question, journey: False):
        yield
