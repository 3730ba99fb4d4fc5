"""Words that no reader should meet, as a pattern with the reason and the remedy."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from leakapp.content.proofreading.finding import Severity


@dataclass(frozen=True)
class Phrase:
    """`unless`: words in the same sentence that make the phrase fine. What may do harm blocks; style warns."""

    pattern: re.Pattern[str]
    why: str
    mend: str
    unless: re.Pattern[str] | None = None
    severity: Severity = Severity.BLOCK


def phrase(pattern: str, why: str, mend: str, unless: str = "") -> Phrase:
    return Phrase(re.compile(pattern, re.IGNORECASE), why, mend, re.compile(unless, re.IGNORECASE) if unless else None)


# How a sentence begins to tell somebody to do something: the verb follows.
START = r"(?:^|[.,;:!–—-] ?|\b(?:and|or|but|so|then|now|please|instead|also|just|simply|always) )"  # noqa: RUF001
FREE = (
    r"\b(?:you|they|people|parents|it|this|that|everyone)(?: \w+ly)? "
    r"(?:should|can|could|may|might|must|will|had better|need to|have to|ought to|want to|are free to|are able to)"
    r"(?: \w+ly)? (?:also |just |always )?"
)
FINE = (
    r"(?<!not )(?<!never )\b(?:safe|fine|ok|okay|all right|alright|best|better|wise|good|harmless|sensible|time|enough|"
    r"advised?|try|right|possible|remember) (?:for you )?to "
)
OPENS = rf"(?:{START}|{FREE}|{FINE})"

# A short form hides no word from a pattern: "you don't", "it's".
_SHORT_FORMS = (
    ("\u2019", "'"),
    ("can't", "cannot"),
    ("won't", "will not"),
    ("n't", " not"),
    ("it's ", "it is "),
    ("that's ", "that is "),
    ("there's ", "there is "),
    ("you're ", "you are "),
)


def found_in(sentence: str, phrases: Iterable[Phrase]) -> Iterator[Phrase]:
    """The phrases that stand in this sentence. Letter case and short forms make no difference."""
    plain = sentence.lower()
    for short, long in _SHORT_FORMS:
        plain = plain.replace(short, long)
    for each in phrases:
        if each.pattern.search(plain) and not (each.unless and each.unless.search(plain)):
            yield each
