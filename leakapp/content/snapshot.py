"""The published words as one frozen value. A page takes it once, so no page mixes two publications.

A worker keeps the last snapshot in memory and asks the database for a newer publication number at most every
SNAPSHOT_CHECK_SECONDS, with one indexed query. When the database is away it keeps serving what it has, and on a cold
start the words that ship with the code.
"""

import json
import logging
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property, lru_cache, wraps
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from django.conf import settings
from django.db import Error, connection, transaction
from django.db.models import Exists, TextField
from django.db.models.functions import Cast
from django.utils import timezone

from leakapp.content import patience
from leakapp.content.cleaning import clean
from leakapp.content.defaults import LANGUAGE, Body, TextId, shipped
from leakapp.content.kinds import KINDS, blank, exists, fields
from leakapp.content.models import Publication, State, Version

log = logging.getLogger(__name__)

T = TypeVar("T")

AWAY_SECONDS = 5  # how long to leave a database alone that did not answer


@dataclass(frozen=True)
class Words:
    """The words of one text. Fields missing in the database come from the shipped words."""

    kind: str
    key: str
    body: Body
    number: int = 0
    signed: bool = False
    self_reviewed: bool = False
    reviewed_on: date | None = None
    review_by: date | None = None
    changed_on: date | None = None  # when these words were published; None without the database

    @property
    def overdue(self) -> bool:
        """Whether the date by which somebody was to read these words again has passed."""
        return self.review_by is not None and self.review_by < timezone.localdate()

    def __getitem__(self, name: str) -> Any:
        return self.body[name]

    def get(self, name: str, default: Any = "") -> Any:
        return self.body.get(name) or default


@dataclass(frozen=True)
class Snapshot:
    """`number`: the publication it was made from, 0 for the shipped words. `degraded`: the database was away."""

    number: int
    texts: Mapping[TextId, Words]
    degraded: bool = False
    made_from: date | None = None

    def words(self, kind: str, key: str) -> Words:
        return self.texts[kind, key]

    def of_kind(self, kind: str) -> tuple[Words, ...]:
        return self._by_kind.get(kind, ())

    @cached_property
    def _by_kind(self) -> Mapping[str, tuple[Words, ...]]:
        kinds: dict[str, list[Words]] = {}
        for (kind, _), words in self.texts.items():
            kinds.setdefault(kind, []).append(words)
        return {kind: tuple(of_it) for kind, of_it in kinds.items()}

    def with_words(self, kind: str, key: str, body: Body) -> "Snapshot":
        """The same words but for one text, as readers would see a draft of it."""
        whole = {**blank(kind, key), **shipped().get((kind, key), {}), **_fit_for_a_page(kind, key, body)}
        draft = Words(kind, key, MappingProxyType(whole))
        return replace(self, texts=MappingProxyType({**self.texts, (kind, key): draft}))


def once_a_publication(work: Callable[[Snapshot], T]) -> Callable[[Snapshot], T]:
    """Keep what `work` makes of a snapshot until another snapshot comes."""
    kept: tuple[Snapshot, T] | None = None

    @wraps(work)
    def worked_out(snapshot: Snapshot) -> T:
        nonlocal kept
        seen = kept
        if seen is None or seen[0] is not snapshot:
            kept = seen = (snapshot, work(snapshot))
        return seen[1]

    return worked_out


class _Kept:
    """What this process remembers between two requests: words, never a visitor's."""

    snapshot: Snapshot | None = None
    look_again_at = 0.0
    lock = threading.RLock()  # what reads the words may look at them


_given: ContextVar[Snapshot | None] = ContextVar("given", default=None)


@contextmanager
def serving(given: Snapshot) -> Iterator[Snapshot]:
    """Within this block, and in no other request, pages are drawn from these words and no others.

    For commands, tests and the preview of a draft; a worker serves `current()`.
    """
    token = _given.set(given)
    try:
        yield given
    finally:
        _given.reset(token)


def current() -> Snapshot:
    """The newest published words this process can get hold of. Never raises."""
    if (words := _given.get()) is not None:
        return words
    kept = _Kept.snapshot
    if kept is not None and time.monotonic() < _Kept.look_again_at:
        return kept
    # While one request asks a slow database nobody else waits for it, unless there is nothing to serve yet.
    if not _Kept.lock.acquire(blocking=kept is None) and kept is not None:
        return kept
    try:
        if _Kept.snapshot is None or time.monotonic() >= _Kept.look_again_at:
            _look_again()
        return _Kept.snapshot or shipped_alone()
    finally:
        _Kept.lock.release()


def _look_again() -> None:
    try:
        with patience.limited():
            _Kept.snapshot = _refreshed(_Kept.snapshot)
        _Kept.look_again_at = time.monotonic() + settings.SNAPSHOT_CHECK_SECONDS
    except Exception as error:  # whatever a row or a driver holds, patients keep the words in memory
        log.error("The database did not answer (%s). Serving the words already in memory.", type(error).__name__)
        _Kept.snapshot = _degraded(_Kept.snapshot)
        _Kept.look_again_at = time.monotonic() + AWAY_SECONDS


def in_memory() -> Snapshot:
    """The words that this request reads, without asking the database again. For what every page says."""
    return _given.get() or _Kept.snapshot or current()


def look_again() -> None:
    """Ask for a newer publication at the next request. For the process that has published."""
    _Kept.look_again_at = 0.0


def forget() -> None:
    """Begin as a process that has just started. For tests."""
    _Kept.snapshot, _Kept.look_again_at = None, 0.0


def _refreshed(kept: Snapshot | None) -> Snapshot:
    number, due = _newest()
    if due:
        _publish_what_is_due()
        number, _ = _newest()
    if kept is not None and kept.number == number and not kept.degraded:
        return kept
    with transaction.atomic():
        return _read()


def _newest() -> tuple[int, bool]:
    """The number of the newest publication, and whether an approved text waits whose time has come. One query."""
    due = Version.objects.filter(state=State.REVIEW, reviewer__isnull=False, publish_at__lte=timezone.now())
    return Publication.objects.values_list("pk", Exists(due)).first() or (0, False)


def _publish_what_is_due() -> None:
    """So that a set time is kept without a clock job. Readers have their page whether it succeeds or not."""
    from leakapp.content import workflow  # noqa: PLC0415  it needs this module

    try:
        workflow.publish_due()
    except Error as error:
        log.error("Could not publish what is due (%s). It is tried again.", type(error).__name__)


def _read() -> Snapshot:
    """All published words, under one number: the number is read before and after, and a change in between is reread."""
    while True:
        before = Publication.objects.first()
        texts = {(row.kind, row.key): _words(row) for row in _published()}
        after = Publication.objects.values_list("pk", flat=True).first()
        if after == (before.pk if before else None):
            made = before.made_at.date() if before else None
            return Snapshot(before.pk if before else 0, _over_the_shipped(texts), made_from=made)


class _Row(NamedTuple):
    """A published version as it stands in the database. `body`: its words, as JSON that nobody has read yet."""

    kind: str
    key: str
    body: str
    number: int
    reviewer: int | None
    self_reviewed: bool
    reviewed_at: datetime | None
    review_by: date | None
    published_at: datetime | None


def _published() -> Iterator[_Row]:
    rows = Version.objects.filter(state=State.PUBLISHED, language=LANGUAGE).values_list(
        "text__kind",
        "text__key",
        Cast("body", TextField()),
        "number",
        "reviewer",
        "self_reviewed",
        "reviewed_at",
        "review_by",
        "published_at",
    )
    return map(_Row._make, rows)


def _words(row: _Row) -> Words:
    return Words(
        row.kind,
        row.key,
        _read_for_a_page(row.kind, row.key, row.body),
        row.number,
        row.reviewer is not None,
        row.self_reviewed,
        row.reviewed_at.date() if row.reviewed_at else None,
        row.review_by,
        row.published_at.date() if row.published_at else None,
    )


# A publication changes a few texts. The others are the same to the letter, and are not sanitised again.
@lru_cache(maxsize=1024)
def _read_for_a_page(kind: str, key: str, body: str) -> Body:
    return MappingProxyType(_fit_for_a_page(kind, key, json.loads(body)))


def _fit_for_a_page(kind: str, key: str, body: Any) -> dict[str, Any]:
    """The fields that this release knows, sanitised once more: whatever reached the row, it does not reach a page."""
    body = body if isinstance(body, Mapping) else {}
    return {field.name: clean(field, body[field.name]) for field in fields(kind, key) if field.name in body}


def _over_the_shipped(texts: Mapping[TextId, Words]) -> Mapping[TextId, Words]:
    """Published words over the shipped ones.

    A text that the clinical table needs always has words. Any other text that this site has retired stays away, and so
    does a text that an older release wrote and nothing reads any more.
    """
    whole = {
        text_id: Words(*text_id, body) for text_id, body in shipped().items() if not texts or KINDS[text_id[0]].table
    }
    for text_id, words in texts.items():
        if not exists(*text_id):
            continue
        if len(words.body) == len(fields(*text_id)):
            whole[text_id] = words
        else:
            merged = {**blank(*text_id), **shipped().get(text_id, {}), **words.body}
            whole[text_id] = replace(words, body=MappingProxyType(merged))
    return MappingProxyType(whole)


def shipped_alone() -> Snapshot:
    """The words that ship with the code. Needs no database."""
    return Snapshot(0, _over_the_shipped({}))


def _degraded(kept: Snapshot | None) -> Snapshot:
    connection.close()  # a broken connection is not used again
    if kept is None:
        return replace(shipped_alone(), degraded=True)
    return Snapshot(kept.number, kept.texts, degraded=True, made_from=kept.made_from)
