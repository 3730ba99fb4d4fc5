"""Where guidelines differ, and the rules that say what this guide goes by. Its words are fields of the page of rules.

Source: clinical evidence, section 5.3. A row without rules is about words or limits of time, not about a level.
"""

GUIDELINES: dict[str, tuple[str, ...]] = {
    "one-side": ("R34", "R35", "R60"),
    "from-50": ("R36",),
    "blood": ("R30",),
    "clear": ("R34",),
    "one-spot": ("R55", "R34"),
    "men": ("R37",),
    "lump-under-30": ("R38", "R68"),
    "nipple-in": ("R42",),
    "armpit": ("R40",),
    "bigger": ("R44", "R68", "R39"),
    "comes-back": ("R39",),
    "rash": ("R43",),
    "skin": ("R54", "R27", "R14"),
    "stopping": (),
    "mastitis-wait": ("R12", "R13"),
    "mastitis-fever": ("R11",),
    "mastitis-care": (),
    "early-blood": ("R65", "R32"),
    "late-blood": ("R31", "R65"),
    "birth-fever": ("R20", "R11"),
    "birth-headache": ("R19", "R9", "R5"),
    "headache": ("R77", "R48", "R18"),
    "low-mood": ("R51", "R22"),
    "let-down-dread": ("R81",),
    "baby-fever": ("R79", "R10"),
    "refuses": ("R82", "R39", "R23"),
}


def rows_about(rule: str) -> tuple[str, ...]:
    return tuple(row for row, rules in GUIDELINES.items() if rule in rules)
