"""Sentences that tell somebody to stop, start or change a medicine, or name an amount. Each blocks.

Source: clinical evidence, sections 5.6 (P15, P16) and 9.
"""

import re
from functools import cache

from leakapp.content.defaults import shipped
from leakapp.content.proofreading.phrase import OPENS, Phrase, phrase

NUMBER = r"(?:\d+(?:[.,]\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
_SOME = rf"(?:{NUMBER}|half(?: an?| the)?|a couple of|a few|several|an extra|another)"
# Food and everyday words that are also names in the table. "Cut down on coffee" is not about a medicine.
_EVERYDAY = frozenset({"alcohol", "beer", "caffeine", "coffee", "iron", "speed", "spirits", "tea", "wine"})
_SORTS = (
    r"medicines?|medications?|meds|drugs?|tablets?|pills?|capsules?|doses?|prescriptions?|antibiotics?|antidepressants?|"
    r"antipsychotics?|contraceptives?|contraception|painkillers?|steroids?|inhalers?|injections?|insulin|hrt|"
    r"ssris?|statins?|sedatives?|antihistamines?|thyroxine"
)
_UNITS = (
    r"mg|mcg|µg|g|micrograms?|milligrams?|grams?|ml|millilitres?|milliliters?|tablets?|capsules?|pills?|puffs?|drops?|"
    r"doses?|sachets?|spoonfuls?|teaspoons?|caplets?"
)
_STOP = (
    r"(?:stop|quit|start|begin|restart|resume|skip|miss|halve|double|increase|reduce|lower|raise|drop|change|switch|"
    r"swap|pause|taper|withdraw|cut (?:down|out|back|off)|cut|come off|go off|stay off|get off|keep off|"
    r"wean (?:yourself )?off|give up|leave out|leave off|throw away|go without|do without|refuse)"
)
_ASK = "Say: “Ask the person who prescribed it, or a pharmacist.”"
_AMOUNT = "Leave the amount out. A pharmacist or the leaflet gives it."


@cache
def names() -> str:
    """Every name and brand of the table of medicines, longest first, as one pattern."""
    bodies = (body for (kind, _), body in shipped().items() if kind == "medicine")
    written = {name for body in bodies for name in (body["name"], *body["also"], *body["brands"])}
    plain = {each.partition(" (")[0].strip().casefold() for each in written}
    return "|".join(re.escape(each) for each in sorted(plain - _EVERYDAY, key=lambda each: (-len(each), each)))


@cache
def advice() -> tuple[Phrase, ...]:
    """What no text may say of a medicine. The names are read from the table once, when they are first needed."""
    medicine = rf"(?:{_SORTS}|{names()})"
    return (*_changes(medicine), *_amounts(medicine))


def _changes(medicine: str) -> tuple[Phrase, ...]:
    why = "tells somebody to stop, start or change a medicine"
    taking = r"(?:taking |using |having |on |with |to take |up |down )?"
    return (
        phrase(
            rf"{OPENS}{_STOP} {taking}(?:[\w'-]+ ){{0,4}}?{medicine}\b"
            rf"|{OPENS}{_STOP} (?:taking|using) (?!care|part|out|photos?|off)\w+"
            rf"|{OPENS}(?:take|use|have|try) (?:[\w'-]+ ){{0,2}}?(?:less|more|fewer|half|extra|double|twice|no|none)"
            rf" (?:[\w'-]+ ){{0,3}}?{medicine}\b"
            rf"|\b(?:try|consider|by|suggest|recommend|advise|keep|without) "
            rf"(?:stopping|starting|halving|doubling|skipping|lowering|reducing|increasing|changing|pausing|dropping) "
            rf"{taking}(?:[\w'-]+ ){{0,3}}?{medicine}\b",
            why,
            _ASK,
            r"\b(?:not|never|no \w+|tell anyone to)\b[^,;:]*"
            r"\bor (?:stop|start|change|skip|lower|double|halve|miss)\b"
            r"|\bbefore you (?:\w+ ){0,2}or\b",
        ),
        phrase(
            rf"{OPENS}(?:take|use|try|swallow) (?:some |the |an? |both )?(?:{names()})\b"
            rf"|\b(?:do not|never|avoid|no longer) (?:take |taking |use |using )(?:your |the |any |more )*{medicine}\b",
            why,
            _ASK,
            r"\bif (?:it is|they are) safe for you\b|\b(?:ask|asked|asking|prescri\w+|pharmacist|doctor|midwife)\b"
            r"|\btest\b|\bsomeone else\b|\btrans woman,? or take\b",
        ),
    )


def _amounts(medicine: str) -> tuple[Phrase, ...]:
    often = (
        rf"(?:every {NUMBER}(?:(?: to | or |-|–){NUMBER})? (?:hours?|hrs?|days?)|"  # noqa: RUF001
        r"every (?:hour|day|night|morning)|hourly|"
        rf"(?:once|twice|{NUMBER} times) (?:a|each|per|every) day|(?:once|twice) daily|{NUMBER}[- ]hourly)"
    )
    return (
        phrase(
            rf"\b\d+(?:[.,]\d+)?\s?(?:{_UNITS})\b"
            rf"|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve) (?:\w+ )?(?:{_UNITS})\b"
            rf"|\b(?:take|taking|use|swallow|have|give|try|half) (?:up to |about |or )?{_SOME} "
            rf"(?:[\w'-]+ ){{0,2}}?(?:{_UNITS}|{medicine})\b"
            rf"|\b{NUMBER} (?:{names()})\b",
            "a dose",
            _AMOUNT,
            r"\bmilk\b",
        ),
        phrase(rf"\b{medicine}\b[^.;]*\b{often}", "how often to take a medicine", _AMOUNT),
        phrase(
            rf"\b(?:take|taking|swallow|repeat) (?:it|one|them|this|that|these|two|another)\b[^.;]*\b{often}",
            "how often to take a medicine",
            _AMOUNT,
            r"\b(?:photo|picture|temperature|test)",
        ),
    )
