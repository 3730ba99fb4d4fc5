"""Words that no edit can take away: emergency numbers, crisis help, the never-stop message, the disclaimer.

Source: clinical evidence, sections 5.1, 6, 8 and 10. Emergency numbers are universally published; crisis lines are
those confirmed on a page of the service, a government or a news page. A region without a confirmed crisis line shows
its emergency number and the directory.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One way to reach help. `call`: digits to dial. `text`: (number, words to send or "")."""

    name: str
    call: str = ""
    text: tuple[str, str] = ("", "")
    web: str = ""
    note: str = ""

    @property
    def dial(self) -> str:
        return "".join(each for each in self.call if each.isdigit() or each == "+")


@dataclass(frozen=True)
class Region:
    """A place with its own numbers. The first emergency number is the one on the big button."""

    id: str
    name: str
    emergency: tuple[str, ...]
    hospital: str
    crisis: tuple[Line, ...]


FIND_A_HELPLINE = Line("Find a helpline near you", web="https://findahelpline.com/", note="A list for every country.")

REGIONS: tuple[Region, ...] = (
    Region(
        "uk",
        "United Kingdom",
        ("999",),
        "A&E",
        (Line("NHS 111, mental health option", "111", note="Choose option 2. Day and night."),),
    ),
    Region(
        "us",
        "United States",
        ("911",),
        "the emergency room (ER)",
        (Line("988 Suicide & Crisis Lifeline", "988", ("988", ""), note="Call or text. Day and night."),),
    ),
    Region(
        "ie",
        "Ireland",
        ("112", "999"),
        "an emergency department",
        (
            Line("Samaritans", "116 123", note="Free. Day and night."),
            Line("Text About It", text=("50808", ""), note="Free. Day and night."),
            Line("Pieta", "1800 247 247", ("51444", "HELP"), note="Day and night."),
        ),
    ),
    Region(
        "ca",
        "Canada",
        ("911",),
        "the emergency department",
        (Line("9-8-8 Suicide Crisis Helpline", "988", ("988", ""), note="Call or text. Day and night."),),
    ),
    Region("au", "Australia", ("000", "112"), "the emergency department", ()),
    Region(
        "nz",
        "New Zealand",
        ("111",),
        "the emergency department",
        (
            Line("Need to talk?", "1737", ("1737", ""), note="Free. Call or text. Day and night."),
            Line("Suicide Crisis Helpline (Tautoko)", "0508 828 865"),
        ),
    ),
    Region("any", "Another country", (), "the nearest emergency department", ()),
)
BY_ID: dict[str, Region] = {region.id: region for region in REGIONS}
ANYWHERE = BY_ID["any"]

CRISIS_RULES = frozenset({"R1", "R2", "R22"})  # where crisis contacts come before any other word

NEVER_STOP = (
    "Never stop or change a prescribed medicine on your own. Some are dangerous to stop suddenly. "
    "Tell the person who prescribed it, or ask a pharmacist. They can check, and look at other choices with you."
)
DISCLAIMER = (
    "This guide gives information. It is not a diagnosis. It cannot see or examine you, and it can be wrong. "
    "Trust your feeling. If you are worried, get help."
)
EVALUATION = "A prototype for evaluation. It is not on the market as a medical device."
NOT_SIGNED = "For evaluation. Clinicians at this site have not signed its safety words yet."
NOT_REVIEWED = "These words are not yet reviewed by a clinician at this site."
OVERDUE = "These words are past their review date, so they may be out of date."
