"""What a text may not lose: its required fields, its placeholders, in urgent words the thing to do, and a "do not"."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from leakapp.content.defaults import shipped
from leakapp.content.kinds import fields
from leakapp.content.proofreading.finding import Finding, Severity
from leakapp.content.safety import BY_ID as REGIONS
from leakapp.triage.urgency import Urgency

BLOCK, WARN = Severity.BLOCK, Severity.WARN
URGENT = tuple(level.name for level in Urgency if level >= Urgency.WITHIN_2_WEEKS)
# Fields of an urgent level that must each say what to do, whatever else they say.
SAYS_WHAT_TO_DO = ("heading", "how_soon")
CALL_TO_ACTION = re.compile(
    r"\b(call|ring|phone|dial|go (to|and)|get|see (a|your)|(speak|talk) to|text|book|ask|(be|have it) seen|tell)\b",
    re.IGNORECASE,
)
DO_NOT = re.compile(r"\b(not|never|avoid|no|without|stop)\b|n['\u2019]t\b", re.IGNORECASE)
PLACEHOLDER = re.compile(r"\{[a-z_]+\}")


def structural(kind: str, key: str, body: Mapping[str, Any]) -> Iterator[Finding]:
    yield from _missing(kind, key, body)
    yield from _lost_placeholders(kind, key, body)
    if kind == "level":
        yield from _nothing_to_do(key, body)
        yield from _no_emergency_number(key, body)
    if kind == "service":
        yield from _no_way_to_reach_it(body)
    if kind == "explanation":
        yield from _lost_do_not(body)


def _missing(kind: str, key: str, body: Mapping[str, Any]) -> Iterator[Finding]:
    for field in fields(kind, key):
        if field.required and not body.get(field.name):
            yield Finding(BLOCK, field.name, "", f"Not complete yet: {field.label}.", "Write these words.")


def _lost_placeholders(kind: str, key: str, body: Mapping[str, Any]) -> Iterator[Finding]:
    """The site fills in what stands in braces, such as {number}. Without it, readers would miss that part."""
    for name, words in shipped().get((kind, key), {}).items():
        now = _text(body.get(name))
        for placeholder in sorted(set(PLACEHOLDER.findall(_text(words)))):
            if placeholder not in now:
                yield Finding(
                    BLOCK, name, now, f"{placeholder} is gone.", f"Put {placeholder} back. The site fills it in."
                )


def _nothing_to_do(key: str, body: Mapping[str, Any]) -> Iterator[Finding]:
    if key not in URGENT:
        return
    said = [_text(body.get(name)) for name in SAYS_WHAT_TO_DO]
    if any(said) and not any(CALL_TO_ACTION.search(words) for words in said):
        yield Finding(
            BLOCK, "heading", said[0], "An urgent text must say what to do.", "Begin with: Call, Go to, or Get help."
        )
    for region in REGIONS if Urgency[key] >= Urgency.SAME_DAY else ():  # later, the heading says it for all
        name = f"contact.{region}"
        if (words := _text(body.get(name))) and not CALL_TO_ACTION.search(words):
            yield Finding(BLOCK, name, words, "This does not say what to do.", "Begin with: Call, Go to, or See.")


def _no_emergency_number(key: str, body: Mapping[str, Any]) -> Iterator[Finding]:
    if key != Urgency.EMERGENCY.name:
        return
    for region in REGIONS.values():
        name = f"contact.{region.id}"
        words = _text(body.get(name))
        if words and region.emergency and not any(number in words for number in region.emergency):
            number = " or ".join(region.emergency)
            yield Finding(BLOCK, name, words, f"The emergency number {number} is missing.", f"Say: Call {number}.")


def _no_way_to_reach_it(body: Mapping[str, Any]) -> Iterator[Finding]:
    if not any(body.get(name) for name in ("call", "text_to", "web")):
        yield Finding(
            BLOCK, "call", "", "Nobody could reach this service.", "Give a number to call or text, or a web address."
        )


def _lost_do_not(body: Mapping[str, Any]) -> Iterator[Finding]:
    for line in body.get("dont") or []:
        if not DO_NOT.search(line):
            yield Finding(WARN, "dont", line, "This stands under “do not”, and does not say so.", "Begin with: Do not.")


def _text(words: Any) -> str:
    return "\n".join(map(str, words)) if isinstance(words, list) else str(words or "")
