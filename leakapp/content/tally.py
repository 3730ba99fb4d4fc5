"""Where the pages of a visit say that one has begun or ended, without knowing who listens, or whether anybody does.

A site may count visits (COUNTS=true; off by default). The pages that count stand beside the pages of the visit, and
neither imports the other; both import this. Nothing but the words below can be said: no answer, no address, no time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from leakapp.triage.urgency import Urgency

STARTED, FINISHED = "started", "finished"
WORDS = (STARTED, FINISHED, *(level.name for level in Urgency))

_heard: ContextVar[list[str] | None] = ContextVar("heard", default=None)


def is_heard() -> bool:
    """Whether anybody counts, so that nothing is worked out for nobody."""
    return _heard.get() is not None


def say(word: str) -> None:
    """One of WORDS, about the visit of this request."""
    heard = _heard.get()
    if heard is not None and word in WORDS:
        heard.append(word)


@contextmanager
def listening() -> Iterator[list[str]]:
    """What is said within this block, and in no other request."""
    heard: list[str] = []
    token = _heard.set(heard)
    try:
        yield heard
    finally:
        _heard.reset(token)
