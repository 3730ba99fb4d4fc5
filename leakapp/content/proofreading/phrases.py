"""Phrases that no reader should meet, and why. Source: clinical evidence, section 9 and properties P15 and P16."""

import re
from dataclasses import replace

from leakapp.content.proofreading.finding import Severity
from leakapp.content.proofreading.phrase import Phrase, phrase

_CONDITIONS = (
    "mastitis|(?:breast )?cancer|an abscess|D-MER|depression|psychosis|a prolactinoma|a papilloma|duct ectasia|"
    "a galactocele|Paget's disease|thrush|sepsis|galactorrhoea|an infection|an underactive thyroid|too much milk"
)


def _word(pattern: str, mend: str, unless: str = "", severity: Severity = Severity.WARN) -> Phrase:
    return replace(phrase(rf"\b(?:{pattern})\b", "a word we do not use", mend, unless), severity=severity)


ANYWHERE: tuple[Phrase, ...] = (
    phrase(
        r"\byou(?:r \w+)? (?:do not|does not|cannot) have (?:breast )?cancer|\byour \w+ is not cancer",
        "says that somebody does not have cancer",
        "Say: “Most people seen for this do not have cancer.”",
    ),
    phrase(
        r"nothing to worry about|no need to worry|do not worry"
        r"|no (?:cause|reason) (?:for|to) (?:alarm|worry)",
        "waves worry away",
        "Say what to look for, and when to get help.",
    ),
    phrase(r"\d\s?%|\bper ?cent(?:age)?\b", "a percentage", "Say “5 in every 100”."),
    phrase(
        r"\byour (?:own )?(?:risk|chances?|odds) (?:(?:of [\w ]+ )?(?:is|are)\b|of [^.]*\d)|\byou have an? \d+",
        "a risk for one person",
        "Say it of a group: “Of 100 people seen in clinics, …”",
    ),
    phrase(
        rf"\byou (?:probably |most likely |likely |clearly |must )?have (?:{_CONDITIONS})\b"
        rf"|\b(?:this|it|that) (?:is|must be) (?:probably |likely |clearly )?(?:{_CONDITIONS})\b",
        "a diagnosis",
        "Say: “This can be …” or “A doctor needs to check for …”",
        r"\b(?:if|when|whether|unless|once|do|did|sometimes|often|rarely) (?:you|this|it|that)\b",
    ),
    _word("abnormal(?:ly|ity)?", "Say what is different."),
    _word(
        r"(?:not |you are |your \w+ (?:is|are) )normal"
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
    _word("should(?: not)? have", "Leave it out: it blames."),
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
