"""The pages around the explanations: which there are, and the parts each has beside its title and its text."""

DOORS: tuple[str, ...] = ("help-now", "when-to-get-help", "loss", "d-mer", "learn", "search")

# A page that sets two things side by side -> its rows, in order.
SIDE_BY_SIDE: dict[str, tuple[str, ...]] = {
    "d-mer-or-depression": ("when", "how-long", "between", "feels-like", "body", "helps"),
    "leaking-or-discharge": ("expected", "looks", "sides", "sets-off", "helps"),
}
# The same pages -> the rules that say when to get help.
RULES_BESIDE: dict[str, tuple[str, ...]] = {
    "d-mer-or-depression": ("R1", "R2", "R22", "R51", "R73", "R81"),
    "leaking-or-discharge": ("R15", "R30", "R31", "R32", "R34", "R35", "R36", "R37", "R55", "R60", "R61", "R70", "R76"),
}
# What guides differ on, on the page about leaking and discharge -> the rules that this guide goes by.
GUIDES_DIFFER: dict[str, tuple[str, ...]] = {
    "one-side": ("R35",),
    "colour": ("R61", "R60"),
    "after-stopping": (),
    "lump": ("R38", "R68"),
    "nipple": ("R42",),
    "mastitis": ("R12", "R11"),
}

# What a reader notices -> the rules about it, for the page that shows the whole decision table.
THEMES: dict[str, tuple[str, ...]] = {
    "feelings": ("R1", "R2", "R22", "R51", "R73", "R81"),
    "very-ill": ("R3", "R4", "R8", "R21", "R20"),
    "head-and-sight": ("R5", "R9", "R18", "R19", "R48", "R77"),
    "hot-and-sore": ("R6", "R11", "R12", "R13", "R14", "R16", "R17", "R26", "R46"),
    "blood": ("R30", "R31", "R32", "R33", "R65", "R66"),
    "fluid": ("R15", "R34", "R35", "R36", "R37", "R47", "R55", "R60", "R69", "R70", "R71", "R80"),
    "milk": ("R61", "R62", "R63", "R64", "R75", "R76", "R52"),
    "lump-and-shape": ("R38", "R39", "R40", "R44", "R45", "R68", "R25"),
    "skin-and-nipple": ("R41", "R42", "R43", "R67", "R27", "R54"),
    "baby-and-child": ("R7", "R10", "R23", "R24", "R79", "R49", "R50", "R53", "R74", "R78", "R82"),
    "anything-else": ("R72",),
}

# How this guide decides, in the open: the page that leads to the others, and those.
HOW_IT_WORKS: tuple[str, ...] = ("how-it-works", "the-rules", "the-questions", "the-proofs", "the-cases")

# What a medicine does to milk, and what sources are about, in the order of their pages.
MEDICINE_GROUPS = ("raises", "lowers", "not_known")
TOPICS = ("leaking", "discharge", "unexpected", "feelings", "infection", "help_lines", "making", "not_looked_up")

PAGES: tuple[str, ...] = (
    "home", "learn", "search", "when-to-get-help", "not-confirmed", *SIDE_BY_SIDE, "medicines", "sources",
    *HOW_IT_WORKS,
    "about", "clinicians", "hosts", "privacy", "accessibility",
)  # fmt: skip

# What the reader notices -> the pages that speak of it, most likely first: keys of explanations, or of PAGES.
NOTICED: dict[str, tuple[str, ...]] = {
    "when-i-feed": (
        "let-down", "other-side", "forceful-let-down", "oversupply", "early-weeks", "baby-enough-milk", "blocked-duct",
        "mastitis", "nipple-skin", "galactocele", "d-mer", "oxytocin", "induced", "after-stopping",
    ),
    "at-night": ("fullness", "missed-feed", "early-weeks", "hormone-shifts", "pressure"),
    "one-side": (
        "leaking-or-discharge", "other-side", "mastitis", "papilloma", "duct-ectasia", "cancer", "pagets", "squeezed",
    ),
    "not-feeding": (
        "galactorrhoea", "medicine", "after-stopping", "prolactinoma", "thyroid", "other-causes", "sex", "prolactin",
        "idiopathic", "squeezed", "postmenopause", "induced",
    ),
    "in-pregnancy": ("pregnancy", "blood-pregnancy", "after-birth-danger-signs", "lump"),
    "after-a-loss": ("loss", "mood", "mastitis", "abscess", "rusty-pipe", "after-birth-danger-signs"),
    "bad-feelings": ("d-mer-or-depression", "d-mer", "mood", "stress", "hormone-shifts"),
    "a-colour": (
        "colours", "rusty-pipe", "blood-pregnancy", "papilloma", "duct-ectasia", "cancer", "leaking-or-discharge",
    ),
    "a-lump-or-skin": (
        "lump", "blocked-duct", "galactocele", "mastitis", "abscess", "inflammatory-cancer", "pagets", "nipple-skin",
        "implants", "surgery-injury", "cancer",
    ),
    "a-man": ("men", "medicine", "prolactinoma", "lump", "cancer"),
    "a-teenager": ("child-teen", "medicine", "pregnancy", "prolactinoma", "lump"),
    "a-baby": ("newborn", "child-teen", "baby-enough-milk"),
}  # fmt: skip
