"""When to get help: the rules and the levels in words, so that no page can disagree with a result."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from leakapp.content.quiet import parted, speaks_of_baby_or_feeding
from leakapp.content.site_pages import THEMES
from leakapp.content.snapshot import Snapshot, Words
from leakapp.triage.causes import BY_KEY as CAUSE
from leakapp.triage.rules import BY_ID as RULE
from leakapp.triage.rules import RULES
from leakapp.triage.urgency import Urgency

# Learn page -> rules to show beside those it explains: named by its part of the clinical evidence (section 3, "Get
# help"), or signs that override the page's own level wherever they appear.
ALSO: dict[str, tuple[str, ...]] = {
    "let-down": ("R11", "R12", "R32"),
    "oxytocin": ("R61",),
    "prolactin": ("R18", "R61", "R62"),
    "other-side": ("R32", "R70"),
    "sex": ("R32",),
    "hormone-shifts": ("R1", "R2", "R22", "R51", "R20"),
    "fullness": ("R11", "R12", "R13"),
    "missed-feed": ("R11", "R12", "R23"),
    "early-weeks": ("R11", "R23", "R32", "R39"),
    "oversupply": ("R11", "R12", "R23", "R39"),
    "forceful-let-down": ("R7", "R23"),
    "baby-enough-milk": ("R7",),
    "pressure": ("R30", "R34", "R35", "R36", "R37", "R60"),
    "stress": ("R1", "R2", "R22", "R51"),
    "d-mer": ("R1", "R2", "R22", "R51"),
    "mood": ("R1", "R2"),
    "pregnancy": ("R9", "R19", "R33"),
    "after-stopping": ("R11", "R31"),
    "loss": ("R1", "R2", "R22", "R51", "R9", "R11", "R13", "R20", "R31", "R65", "R70"),
    "galactorrhoea": ("R5", "R18", "R30", "R48", "R52"),
    "medicine": ("R18", "R48"),
    "prolactinoma": ("R5",),
    "blocked-duct": ("R11", "R12"),
    "mastitis": ("R4", "R6"),
    "abscess": ("R4", "R11"),
    "after-birth-danger-signs": ("R1", "R2", "R3", "R4", "R5", "R8"),
    "rusty-pipe": ("R70",),
    "lump": ("R11",),
    "newborn": ("R7",),
    "squeezed": ("R30", "R34", "R36", "R37", "R55", "R61"),
    "colours": ("R15", "R30", "R34", "R35", "R36", "R37", "R55", "R60", "R61", "R65", "R70"),
    "papilloma": ("R11",),
    "cancer": ("R11",),
    "thyroid": ("R18", "R48"),
}


LAST_THEME = "anything-else"
SEEN_BY_ALL = frozenset({"R1"})
# Whom a sign of danger is about, said so that nobody is left out and no baby is named.
ANYONE = re.compile(r"\ba baby or (?=anyone else\b)")
# On a page for readers who make milk and readers who do not, words made for those after a loss need their condition.
COUNTS_WHEN = {"R13": "This counts at any hour if you give no milk, or if you had a loss."}

Say = Callable[[Snapshot, str], tuple[str, str]]  # a rule -> what is shown, and what is folded away


@dataclass(frozen=True)
class Theme:
    id: str
    title: str
    signs: tuple[str, ...]


@dataclass(frozen=True)
class CareCard:
    """One level: what to do and how soon, and the signs for it. `themes`: the same signs, sorted for the long page."""

    urgency: Urgency
    level: Words
    signs: tuple[str, ...]
    folded: tuple[str, ...] = ()
    themes: tuple[Theme, ...] = ()

    @property
    def is_emergency(self) -> bool:
        return self.urgency is Urgency.EMERGENCY


def rules_for(key: str) -> frozenset[str]:
    return frozenset((*CAUSE[key].explains, *ALSO.get(key, ())))


def cards(snapshot: Snapshot, rules: Iterable[str], say: Say) -> list[CareCard]:
    """One card a level, most urgent first, levels without a rule left out."""
    chosen, found = frozenset(rules), []
    for urgency in sorted(Urgency, reverse=True):
        said = [say(snapshot, rule.id) for rule in RULES if rule.id in chosen and rule.urgency is urgency]
        if said:
            shown = tuple(each for each, _ in said if each)
            folded = tuple(each for _, each in said if each)
            found.append(CareCard(urgency, snapshot.words("level", urgency.name), shown, folded))
    return found


def for_everyone(snapshot: Snapshot, rule: str) -> tuple[str, str]:
    return sign(snapshot, rule), ""


def for_a_quiet_page(snapshot: Snapshot, rule: str) -> tuple[str, str]:
    """(shown, folded): what anyone may read, and the same sign where it speaks of a baby or of feeding."""
    words = sign(snapshot, rule)
    if not speaks_of_baby_or_feeding(words):
        return words, ""
    other = snapshot.words("rule", rule).get("text_after_loss") or _rest(rule, words)
    return " ".join(filter(None, (other, COUNTS_WHEN.get(rule)))), words


def after_a_loss(snapshot: Snapshot, rule: str) -> tuple[str, str]:
    """(shown, ""): the words that take the place of the others after a loss."""
    words = snapshot.words("rule", rule).get("text_after_loss") or sign(snapshot, rule)
    return (_rest(rule, words) if speaks_of_baby_or_feeding(words) else words), ""


def _rest(rule: str, words: str) -> str:
    """The sentences of a crisis sign that everyone must see. Of another sign none: a lost sentence may change it."""
    if rule not in SEEN_BY_ALL:
        return ""
    return " ".join(parted(re.split(r"(?<=[.?!])\s+", ANYONE.sub("", words)))[0])


def can_be_said_to_all(sign: str) -> bool:
    """Whether a sign loses nothing when it is said without a word about a baby or feeding."""
    return not speaks_of_baby_or_feeding(ANYONE.sub("", sign))


def whole_table(snapshot: Snapshot) -> list[CareCard]:
    """Every rule there is, by level and theme. A rule that no theme names stands under the last one."""
    page = snapshot.words("page", "when-to-get-help")
    theme_of = {rule: theme for theme, rules in THEMES.items() for rule in rules}
    found = []
    for urgency in sorted(Urgency, reverse=True):
        signs: dict[str, list[str]] = {theme: [] for theme in THEMES}
        for rule in RULES:
            if rule.urgency is urgency:
                signs[theme_of.get(rule.id, LAST_THEME)].append(sign(snapshot, rule.id))
        themes = tuple(Theme(id, page[f"theme.{id}"], tuple(lines)) for id, lines in signs.items() if lines)
        if themes:
            found.append(CareCard(urgency, snapshot.words("level", urgency.name), (), themes=themes))
    return found


def rule_in_words(snapshot: Snapshot, rule: str) -> tuple[str, str]:
    """What one rule is about, and the instruction of its level."""
    return sign(snapshot, rule), snapshot.words("level", RULE[rule].urgency.name)["heading"]


def sign(snapshot: Snapshot, rule: str) -> str:
    return str(snapshot.words("rule", rule)["text"])
