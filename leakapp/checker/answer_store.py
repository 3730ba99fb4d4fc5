"""The answer cookie: the only place where a visit lives, and the only module that touches it.

Signed and compressed, readable by this site alone on /check/ alone, gone when the browser closes. The checksum of the
question table is part of the salt, so a cookie from before a changed question starts the visit again, kindly.
"""

from dataclasses import dataclass, field, replace
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase

from leakapp.content.safety import BY_ID as REGIONS
from leakapp.triage.answers import Answers
from leakapp.triage.journey import keeps_to_the_path
from leakapp.triage.table import checksum

NAME = "answers"
PATH = "/check/"
SALT = f"answers.{checksum()}"


@dataclass(frozen=True)
class Visit:
    """What the cookie says. `restarted`: it said something that can no longer be read, so the visit begins again."""

    answers: Answers = field(default_factory=Answers)
    region: str = ""
    restarted: bool = False

    def answered(self, answers: Answers) -> "Visit":
        """The visit with these answers, without those that no longer belong to its path."""
        return replace(self, answers=keeps_to_the_path(answers), restarted=False)


def read(request: HttpRequest) -> Visit:
    """The visit so far. A forged, cut, stale or foreign cookie is a new visit, never an error."""
    raw = request.COOKIES.get(NAME)
    if not raw:
        return Visit(region=settings.REGION)
    try:
        said = signing.loads(raw, salt=SALT, max_age=settings.ANSWERS_MAX_AGE)
        return _visit(said)
    except Exception:  # whatever a hostile cookie makes zlib, json or the lines below raise, it is a new visit
        return Visit(region=settings.REGION, restarted=True)


def _visit(said: dict[str, Any]) -> Visit:
    region = said["region"] if said["region"] in REGIONS else settings.REGION
    return Visit(Answers.lenient(said["answers"]), region, bool(said.get("restarted")))


def write(response: HttpResponseBase, visit: Visit) -> None:
    said: dict[str, Any] = {
        "answers": {key: sorted(options) for key, options in visit.answers.given.items()},
        "region": visit.region,
    }
    if visit.restarted:
        said["restarted"] = True
    response.set_cookie(
        NAME,
        signing.dumps(said, salt=SALT, compress=True),
        path=PATH,
        secure=settings.SECURE_COOKIES,
        httponly=True,
        samesite="Lax",
    )


def clear(response: HttpResponseBase) -> None:
    response.delete_cookie(NAME, path=PATH, samesite="Lax")
