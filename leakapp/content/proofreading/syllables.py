"""Syllables of an English word, by rule.

The reading grade is shown to editors, so it must work without a dictionary. Over the shipped words these rules and the
CMU pronouncing dictionary differ by under 1 syllable in 100 words (a test holds it).
"""

import re
from functools import lru_cache

_VOWELS = re.compile(r"[aeiouy]+")
_CONTRACTED = re.compile(r"'(?:s|ll|re|ve|d|m)$")
# An e that is written and not said: late, hopes (not washes), filled (not dented, dimpled), lately, hopeful.
_SILENT_E = re.compile(
    r"(?:[^aeiouyl]|[aeiouy]l|ll)e$"
    r"|(?:[^aeiouysxzgchl]|[aeiouy]l|ll|[^cs]h)es$"
    r"|(?:[^aeiouytdl]|[aeiouy]l|ll)ed$"
    r"|(?:[^aeiouyl]|[aeiouy]l)e(?:ly|ful|less|ments?|ness)$"
)
_SILENT_E_INSIDE = re.compile(
    r"(?:home|life|side|time|ache|guide|safe|face)(?=[^aeiouyrdfln])|some(?=one|how|what|where)"
)
# Vowels side by side that are said apart, and endings that are said without a written vowel.
_APART = re.compile(
    r"(?<![cstg])i[ao](?!u)|(?<=[ct])ie(?=nce|t)|[^cgst]ious|ie(?=t|st$|r$)|iu|eo(?=[nl])|cre(?=a[ct])"
    r"|(?<!q)u(?=al|ous|ity|ate|ation)|[aeiouy](?=ing)|(?<![aeiouy])ya"
    r"|(?<=[ds])n't|sm$|[bdfgkpt](?=ling)"
)
_AS_SAID = {
    "ageing": 3, "anxious": 2, "anyone": 3, "area": 3, "areas": 3, "australia": 3, "bluish": 2, "centre": 2,
    "cruel": 2, "diabetes": 4, "everyday": 3, "experience": 4, "fluid": 2, "fluids": 2, "homesick": 2, "hour": 2,
    "hours": 2, "idea": 3, "ideas": 3, "lifeline": 2, "loneliness": 3, "maybe": 2, "miscarriage": 3, "oestrogen": 3,
    "our": 2, "pituitary": 5, "reach": 1, "reached": 1, "reaches": 2, "react": 2, "reacts": 2, "recovery": 4,
    "rhythm": 2, "safety": 2, "several": 2, "someone": 2, "sometimes": 2, "suckling": 2, "suicide": 3, "surgeon": 2,
    "teaches": 2, "temperature": 4, "tired": 2, "tongue": 1,
}  # fmt: skip


@lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    """How many syllables the word has, at least 1. Capitals are spelled out: "MRI" has 3."""
    if word.isupper() and 1 < len(word) <= 4:
        return sum(3 if letter == "W" else 1 for letter in word)
    plain = _CONTRACTED.sub("", word.lower().replace("\u2019", "'"))
    if plain in _AS_SAID:
        return _AS_SAID[plain]
    silent = len(_SILENT_E.findall(plain)) + len(_SILENT_E_INSIDE.findall(plain))
    return max(1, len(_VOWELS.findall(plain)) - silent + len(_APART.findall(plain)))
