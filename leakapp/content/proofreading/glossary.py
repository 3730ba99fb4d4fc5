"""Medical words that need a plain one in the same text: the plain word first, the medical word after."""

import re
from collections.abc import Iterator

# (medical word, how a plain one in the same text may read, what to write)
_TERMS = (
    (r"galactorrh\w+", r"milk", "milk when you do not expect it (galactorrhoea)"),
    (r"prolactin\b", r"hormone", "the milk hormone (prolactin)"),
    (r"oxytocin", r"hormone", "the let-down hormone (oxytocin)"),
    (r"areola\w*", r"ring|skin|around the nipple", "the dark ring around the nipple (areola)"),
    (r"engorge\w+", r"full", "over-full breasts (engorgement)"),
    (r"pituitary", r"gland|brain", "a small gland under the brain (pituitary)"),
    (r"colostrum", r"first milk", "the first milk (colostrum)"),
    (r"mammogra\w+", r"x-ray|scan", "a breast x-ray (mammogram)"),
    (r"ultrasound", r"scan", "a scan (ultrasound)"),
    (r"abscess\w*", r"pus", "a pocket of pus (abscess)"),
    (r"mastitis", r"inflam|infect|sore|hot|swell", "a hot, sore, inflamed breast (mastitis)"),
    (r"papilloma\w*", r"growth", "a small growth in a milk duct (papilloma)"),
    (r"ectasia", r"duct|wide", "widened milk ducts (duct ectasia)"),
    (r"pre-?eclampsia", r"blood pressure", "dangerous blood pressure (pre-eclampsia)"),
    (r"thrombosis", r"clot", "a blood clot (thrombosis)"),
    (r"phlegmon", r"lump", "a firm, inflamed lump (phlegmon)"),
    (r"vasospasm", r"blood vessel|white|cold", "blood vessels that clamp shut (vasospasm)"),
)
TERMS = tuple(
    (re.compile(rf"\b{medical}", re.IGNORECASE), re.compile(plain, re.IGNORECASE), mend)
    for medical, plain, mend in _TERMS
)


def without_a_plain_word(sentences: list[str]) -> Iterator[tuple[str, str, str]]:
    """(medical word, the sentence it stands in, what to write), where the whole text has no plain word for it."""
    whole = " ".join(sentences)
    for medical, plain, mend in TERMS:
        if not plain.search(whole):
            yield from ((found[0], each, mend) for each in sentences if (found := medical.search(each)))
