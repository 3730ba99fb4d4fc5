"""The pictures of this site: what each shows, in words as well, and where it stands.

The drawings are `templates/pictures/<name>.html`; charts share two drawings and take their figures from `charts.py`.
"""

from dataclasses import dataclass

from leakapp.site.charts import CHART, Chart
from leakapp.triage.urgency import Urgency


@dataclass(frozen=True)
class Step:
    """One step of a picture of steps. `mark`: what stands in its circle."""

    level: Urgency
    when: str
    act: str
    sign: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Picture:
    """`shows` is read out in place of the drawing; `words` say the same as the picture, beside it.

    `quiet`: may stand where a reader has lost a baby. Such a picture has no baby and no feeding in line or word.
    `sources`: keys of the clinical table.
    """

    name: str
    title: str
    shows: str
    caption: str
    words: tuple[str, ...]
    quiet: bool
    sources: tuple[str, ...]
    steps: tuple[Step, ...] = ()
    chart: Chart | None = None

    @property
    def drawing(self) -> str:
        return f"pictures/{self.chart.shape if self.chart else self.name}.html"


def _of_figures(name: str, title: str, caption: str, then: str, quiet: bool) -> Picture:
    """A chart. Its words are made from its rows, so that they cannot differ from what is drawn."""
    chart = CHART[name]
    lines = tuple(row.in_words for row in chart.rows)
    shows = "Out of 100 people. " + " ".join(lines)
    sources = tuple(dict.fromkeys(row.source for row in chart.rows))
    return Picture(name, title, shows, caption, (*lines, then), quiet, sources, chart=chart)


LEVELS = (
    Step(Urgency.EMERGENCY, "Now", "Emergency number"),
    Step(Urgency.SAME_DAY, "Today", "Doctor or nurse"),
    Step(Urgency.WITHIN_2_WEEKS, "Within 2 weeks", "Ring in 1 to 3 days"),
    Step(Urgency.ROUTINE, "In 2 to 4 weeks", "Book a visit"),
    Step(Urgency.SELF_CARE, "At home", "Look again in a week"),
)
# For people who are feeding, without a fever. The levels are those of the rules; a test asks them.
HOURS = (
    Step(Urgency.SELF_CARE, "Under 12 hours", "Care at home", "Hot and sore, no fever", "0"),
    Step(Urgency.SAME_DAY, "12 hours", "Get help today", "No better", "12"),
    Step(Urgency.SAME_DAY, "24 hours", "Get help today", "Still no better", "24"),
    Step(Urgency.SAME_DAY, "48 hours", "Get help today", "of antibiotics, no better", "48"),
)

PICTURES: tuple[Picture, ...] = (
    Picture(
        "let-down",
        "How let-down works",
        "A person seen from the side. A dotted line runs from an ear to the brain, down the neck and into the breast. "
        "There it reaches tiny sacs, and milk drips out.",
        "It is a reflex. It runs by itself, in four steps.",
        (
            "1. Something sets it off: a cry, a touch, warm water, or a thought.",
            "2. The brain lets a hormone (oxytocin) into the blood.",
            "3. The hormone squeezes the tiny sacs that hold milk.",
            "4. Milk flows through the milk tubes and out, often on both sides.",
        ),
        False,
        ("mcneilly1983", "lll_leak", "babygooroo"),
    ),
    Picture(
        "two-hormones",
        "Two hormones: one makes milk, one lets it out",
        "The brain sends two hormones. On the left, prolactin fills the milk sacs. On the right, oxytocin squeezes the "
        "sacs and milk runs out.",
        "Both come from a small gland under the brain (the pituitary).",
        (
            "Prolactin makes milk. It works slowly, over hours.",
            "Oxytocin lets milk out. It works within minutes.",
            "A brain chemical (dopamine) holds prolactin down. Some medicines lift that brake.",
        ),
        True,
        ("mcneilly1983", "aafp2012gal"),
    ),
    Picture(
        "inside-the-breast",
        "Where milk is made, and how it runs",
        "A breast seen from the side and drawn open. Bunches of tiny sacs lie deep inside. A thin tube runs from each "
        "bunch to the nipple.",
        "A nipple has several openings. Each one ends a milk tube.",
        (
            "1. Tiny sacs make milk and hold it.",
            "2. Thin tubes (ducts) carry it to the nipple.",
            "3. The nipple has several tiny openings.",
        ),
        True,
        ("general_knowledge",),
    ),
    Picture(
        "one-spot-or-several",
        "One spot, or several?",
        "Two nipples seen from the front. On the first, one drop sits at one opening. On the second, drops sit at "
        "several openings.",
        "Look at where a drop shows. Please do not squeeze to find out.",
        (
            "One spot: fluid always shows at the same tiny place. It comes from one milk tube.",
            "Several spots: fluid shows at more than one place.",
        ),
        True,
        ("acr2022", "kernow"),
    ),
    Picture(
        "one-side-or-both",
        "One side, or both?",
        "Two chests seen from the front. On the first, a drop shows on one side. On the second, it shows on both.",
        "A stain inside a bra or shirt can tell you the side.",
        (
            "One side: fluid shows on the left or on the right, and not on the other.",
            "Both sides: fluid shows on the left and on the right. It need not be at the same time.",
        ),
        True,
        ("nidirect", "acr2022"),
    ),
    Picture(
        "fluid-colours",
        "What the fluid may look like",
        "Eight white tissues, each with a stain: milky, cream, clear, straw, green or grey, brown, red, and pus.",
        "Look at it on a white tissue. Colour alone cannot tell you that all is well.",
        (
            "Milky: white or bluish.",
            "Cream: thick and yellow.",
            "Clear: like water. It wets the tissue and leaves no colour.",
            "Straw: see-through yellow, or sticky.",
            "Green or grey: often thick.",
            "Brown: rusty or black. It can be old blood.",
            "Red: pink, red, or streaks of blood.",
            "Pus: thick, lumpy or smelly.",
        ),
        True,
        ("nidirect",),
    ),
    Picture(
        "dmer-or-depression",
        "D-MER lasts minutes. Depression lasts days.",
        "Two lines of mood. In the first, mood is steady, dips as milk starts to flow, and is most often back within "
        "5 minutes. In the second, mood drops and stays low for 2 weeks.",
        "You can have both. Any thought of harm, even for a minute, means help now.",
        (
            "D-MER: a wave of bad feeling starts seconds before milk flows. Most often it is gone within 5 minutes.",
            "Between feeds you feel fine.",
            "Depression: you feel low or anxious most of the day, for 2 weeks or more. It is not tied to milk.",
            "Low for 2 weeks or more? Ring a doctor or midwife in the next 1 to 3 days.",
            "Any thought of hurting yourself, a baby or anyone else? Get help now. You are not in trouble.",
        ),
        False,
        ("ureno2019", "cappenberg2025", "nice_cg192", "nice_qs37"),
    ),
    Picture(
        "oversupply-circle",
        "The circle of more pumping and more milk",
        "Three small pictures in a ring: a pump bottle, a bunch of milk sacs, and drops. Arrows lead from one "
        "to the next. One arrow is broken, where the ring can be left.",
        "It is a circle, so there is a way out of it.",
        (
            "1. Extra milk is pumped.",
            "2. The body takes that as a sign to make more.",
            "3. The breasts fill fast again, feel tight and leak.",
            "The way out: pump a little less each time, bit by bit. A trained feeding helper can make a plan with you.",
        ),
        False,
        ("abm32", "lllc"),
    ),
    Picture(
        "mastitis-hours",
        "A hot, sore area while you are feeding",
        "Four steps, one under the other. Under 12 hours: care at home. At 12 hours, at 24 hours, and after 48 hours "
        "of antibiotics: get help today if it is no better.",
        "For people who are feeding and have no fever. Do not wait if you have a fever or feel ill.",
        (
            "Under 12 hours, no fever: try cold packs, rest and feeding as usual. Note the time it began.",
            "12 hours and no better: get medical help today.",
            "24 hours and no better: get medical help today, if you have not yet.",
            "48 hours of antibiotics and no better: get medical help today.",
            "A fever or flu-like feelings, at any hour: get medical help today.",
            "Diabetes, weak immunity, implants, or breast surgery in the last 6 weeks: get medical help today.",
            "Not feeding? Get medical help today, at any hour.",
            "Confused, faint, shivering hard, or cold and clammy? Call the emergency number now.",
        ),
        False,
        ("cks_mastitis", "nhs_mastitis", "abm36"),
        HOURS,
    ),
    Picture(
        "who-to-see",
        "Who to see, and how soon",
        "Five steps that go up. From the lowest: care at home, a visit in 2 to 4 weeks, a visit within 2 weeks, help "
        "today, and an emergency.",
        "The higher the step, the sooner you should be seen.",
        (
            "Emergency: call the emergency number now.",
            "Today: speak to a doctor, nurse or midwife today.",
            "Within 2 weeks: ring your doctor in the next 1 to 3 days.",
            "In 2 to 4 weeks: book a visit with a doctor, nurse or midwife.",
            "At home: look after it yourself, and look again in a week.",
        ),
        True,
        ("clinical_judgement",),
        LEVELS,
    ),
    _of_figures(
        "dmer-share",
        "How many people who feed have D-MER?",
        "About 1 in 10. Studies differ.",
        "Studies asked in different ways, so their figures differ.",
        False,
    ),
    _of_figures(
        "dmer-over-time",
        "How D-MER changed over time",
        "What 179 people with D-MER said in one online survey.",
        "It was one survey, so another could differ.",
        False,
    ),
    _of_figures(
        "discharge-causes",
        "What doctors found",
        "Of 100 people whose fluid was looked into further. Studies differ: a bar runs from the lowest to the highest.",
        "These are groups seen in clinics. They do not tell your own risk.",
        True,
    ),
    _of_figures(
        "cancer-series",
        "Cancer or an early sign of it, in four clinics",
        "Each clinic saw a different group, so the figures differ. They do not tell your own risk.",
        "In the first group it was an early form or a sign of risk, and none had grown further.",
        True,
    ),
    _of_figures(
        "mastitis-timing",
        "When mastitis comes",
        "Studies differ. Filled dots are the lowest figure. Rings go up to the highest.",
        "It can come later too.",
        True,
    ),
)
PICTURE: dict[str, Picture] = {picture.name: picture for picture in PICTURES}

# Learn page -> (field of the explanation that it follows, picture). What follows "feeding" is folded with it.
PICTURES_OF: dict[str, tuple[tuple[str, str], ...]] = {
    "let-down": (("why", "let-down"),),
    "oxytocin": (("why", "two-hormones"),),
    "prolactin": (("why", "two-hormones"),),
    "hormone-shifts": (("why", "two-hormones"),),
    "fullness": (("why", "inside-the-breast"),),
    "oversupply": (("why", "oversupply-circle"),),
    "forceful-let-down": (("why", "let-down"),),
    "other-side": (("why", "let-down"),),
    "induced": (("why", "two-hormones"),),
    "d-mer": (("feels", "dmer-or-depression"), ("figures", "dmer-share"), ("figures", "dmer-over-time")),
    "mood": (("feeding", "dmer-or-depression"),),
    "galactorrhoea": (("feels", "one-side-or-both"), ("why", "two-hormones")),
    "medicine": (("why", "two-hormones"),),
    "duct-ectasia": (("why", "inside-the-breast"), ("figures", "discharge-causes")),
    "papilloma": (("feels", "one-spot-or-several"), ("why", "inside-the-breast"), ("figures", "discharge-causes")),
    "cancer": (("figures", "cancer-series"),),
    "blocked-duct": (("why", "inside-the-breast"), ("get_help", "mastitis-hours")),
    "mastitis": (("feeding", "mastitis-hours"), ("figures", "mastitis-timing")),
    "abscess": (("feeding", "mastitis-hours"),),
    "colours": (("what", "fluid-colours"), ("get_help", "who-to-see")),
    "squeezed": (("feels", "one-spot-or-several"),),
    "lump": (("get_help", "who-to-see"),),
    "after-birth-danger-signs": (("get_help", "who-to-see"),),
}


def names_at(key: str, place: str) -> list[str]:
    """The pictures that stand after one field of a learn page, in order."""
    return [name for field, name in PICTURES_OF.get(key, ()) if field == place]
