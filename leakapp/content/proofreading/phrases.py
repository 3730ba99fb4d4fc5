"""Phrases that no reader should meet, and why. Source: clinical evidence, section 9 and properties P15 and P16."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from leakapp.content.proofreading.finding import Severity

_CONDITIONS = (
    "mastitis|(?:breast )?cancer|an abscess|D-MER|depression|psychosis|a prolactinoma|a papilloma|duct ectasia|"
    "a galactocele|Paget's disease|thrush|sepsis|galactorrhoea|an infection|an underactive thyroid|too much milk"
)
_MEDICINES = (
    "medicines?|tablets?|pills?|antibiotics?|antidepressants?|antipsychotics?|contraceptives?|HRT|ibuprofen|paracetamol|"
    "cabergoline|domperidone|metoclopramide|risperidone"
)


@dataclass(frozen=True)
class Phrase:
    """`unless`: words in the same sentence that make the phrase fine. What may do harm blocks; style warns."""

    pattern: re.Pattern[str]
    why: str
    mend: str
    unless: re.Pattern[str] | None = None
    severity: Severity = Severity.BLOCK


def _phrase(pattern: str, why: str, mend: str, unless: str = "") -> Phrase:
    return Phrase(re.compile(pattern, re.IGNORECASE), why, mend, re.compile(unless, re.IGNORECASE) if unless else None)


def _word(pattern: str, mend: str, unless: str = "", severity: Severity = Severity.WARN) -> Phrase:
    return replace(_phrase(rf"\b(?:{pattern})\b", "a word we do not use", mend, unless), severity=severity)


ANYWHERE: tuple[Phrase, ...] = (
    _phrase(
        r"\byou(?:r \w+)? (?:do not|don't|does not|cannot) have (?:breast )?cancer|\byour \w+ is not cancer",
        "says that somebody does not have cancer",
        "Say: “Most people seen for this do not have cancer.”",
    ),
    _phrase(
        r"nothing to worry about|no need to worry|(?:do not|don't) worry"
        r"|no (?:cause|reason) (?:for|to) (?:alarm|worry)",
        "waves worry away",
        "Say what to look for, and when to get help.",
    ),
    _phrase(r"\d\s?%|\bper ?cent(?:age)?\b", "a percentage", "Say “5 in every 100”."),
    _phrase(
        r"\byour (?:own )?(?:risk|chances?|odds) (?:(?:of [\w ]+ )?(?:is|are)\b|of [^.]*\d)|\byou have an? \d+",
        "a risk for one person",
        "Say it of a group: “Of 100 people seen in clinics, …”",
    ),
    _phrase(
        rf"\byou (?:probably |most likely |likely |clearly |must )?have (?:{_CONDITIONS})\b"
        rf"|\b(?:this|it|that) (?:is|must be) (?:probably |likely |clearly )?(?:{_CONDITIONS})\b",
        "a diagnosis",
        "Say: “This can be …” or “A doctor needs to check for …”",
        r"\b(?:if|when|whether|unless|once|do|did|sometimes|often|rarely) (?:you|this|it|that)\b",
    ),
    _phrase(
        rf"(?:^|[:;,] |\byou (?:should|can|could|must|need to|have to|ought to) |\btry to |\bplease |\bthen )"
        rf"(?:stop|quit|start|begin|skip|halve|double|increase|reduce|lower|cut down|come off) "
        rf"(?:taking |using )?(?:\w+ ){{0,3}}?(?:{_MEDICINES})\b",
        "tells somebody to stop, start or change a medicine",
        "Say: “Ask the person who prescribed it, or a pharmacist.”",
    ),
    _phrase(
        r"\b\d+(?:[.,]\d+)?\s?(?:mg|mcg|µg|micrograms?|milligrams?|ml|millilitres?|tablets?|capsules?|pills?|puffs?|drops?)\b",
        "a dose",
        "Leave the amount out. A pharmacist or the leaflet gives it.",
    ),
    _word("abnormal(?:ly|ity)?", "Say what is different."),
    _word(
        r"(?:not |you(?:'re| are) |your \w+ (?:is|are) )normal"
        r"|normal (?:people|person|women|woman|men|man|parents?|breasts?)",
        "Say “common”, “expected” or “healthy”.",
    ),
    _word("fail(?:s|ed|ing|ures?)?", "Say what happened, without blame."),
    _word("complain(?:s|ed|ts?|ing)?", "Say “tell”, “say” or “notice”."),
    _word("den(?:y|ies|ied)", "Say “has not noticed”."),
    _word("alarming|leaky|dirty|suspicious", "Say what is seen."),
    _word("just|only|simpl[ey]", "Leave it out: it makes small what may be hard."),
    _word(r"rul(?:e|es|ed|ing) (?:it |this |that |them )?out", "Say “check for”."),
    _word("benign", "Say “not cancer”."),
    _word(r"malignan\w+", "Say “cancer”."),
    _word("should(?:n't| not)? have", "Leave it out: it blames."),
    _word("just hormones|anxious (?:mum|mom|mother)", "Say “This is a body reflex. It is not your fault.”"),
    _word("idiopathic", "Say “no cause found”, or say so beside it.", "no cause"),
    _word("discharge", "Say “fluid from the nipple”, or say so beside it.", "fluid|the words|leaking or"),
)
AFTER_LOSS: tuple[Phrase, ...] = (
    _word(
        r"baby|babies|newborns?|breastfe\w+|chestfe\w+|feed(?:s|ing)?|nursing|napp(?:y|ies)|latch\w*|mums?|moms?|mothers?",
        "After a loss there are no baby or feeding words.",
        severity=Severity.BLOCK,
    ),
    _word("lost your|passed away|at least|other children|still young", "Say it plainly, or leave it out."),
)
_RED = r"\b(?:red|redness|reddened|pink)\b"
_SKIN = r"\b(?:skin|areas?|patch(?:es)?|rash|hot|warm|sore|swollen|streaks?)\b"
SKIN_COLOUR = re.compile(rf"{_RED}[^.]*{_SKIN}|{_SKIN}[^.]*{_RED}", re.IGNORECASE)
ON_EVERY_SKIN = re.compile(r"\bdark(?:er)?\b|brown or black skin|skin tones?", re.IGNORECASE)


def found_in(sentence: str, phrases: tuple[Phrase, ...]) -> Iterator[Phrase]:
    for phrase in phrases:
        if phrase.pattern.search(sentence) and not (phrase.unless and phrase.unless.search(sentence)):
            yield phrase
