"""Every statement of the article this guide set out from has a home, and the figures that failed appear nowhere."""

import re

import pytest

from leakapp.content.claims import CLAIMS
from tests.triage.clinical_table import CAUSES as TABLE

SEED = {row["n"]: row for row in TABLE["seed_rows"]}
PAGE = "/learn/not-confirmed/"
every_claim = pytest.mark.parametrize("claim", CLAIMS, ids=lambda each: each.id)

# What the home of each claim must say there.
SAID_AT_HOME = {
    "how-many-leak": "no sound figure for how many people leak",
    "still-leak-later": "no sound study of leaks over time",
    "gone-by-a-date": "no one can give you a date",
    "harmless-colours": "not a good guide to how serious",
    "other-side-disease": "a healthy reflex, not an illness",
    "ectasia-between-feeds": "no study that shows it",
    "stress-leaks": "whether stress by itself makes people leak",
    "d-mer-share": "Between 6 and 14 in every 100",
    "confidence": "hard not to know when it will come",
    "around-the-ducts": "it squeezes mostly the milk sacs",
    "prolactin-volume": "the milk taken out sets how much you make",
    "first-weeks": "Some people leak for as long as they feed",
    "oversupply-disease": "It is a pattern, not a disease",
    "unexpected-milk": "within a year of a pregnancy",
    "cabergoline": "cabergoline, is prescribed to lower prolactin",
    "pressure": "listed in an article, but with no study",
    "lasting-milk": "check for pregnancy, and test prolactin, thyroid and kidneys",
    "cancer-share": "about 5 to 20 have cancer or an early form",
    "left-out": "pregnancy",
    "body-reflex": "Let-down is the reflex that pushes milk out",
    "feeding-and-pump": "or using a pump",
    "thinking": "thinking of your baby",
    "cry": "a baby's cry, yours or not",
    "warm-shower": "a warm shower",
    "arousal": "Orgasm and nipple touch let out a hormone",
    "hormone-shifts": "Early leaks are hard to predict",
    "fullness": "Milk may leak",
    "missed-feed": "When a feed is late",
    "medicines": "Some medicines raise the milk hormone",
    "pituitary": "can make too much of the milk hormone",
    "thyroid": "When the thyroid is slow, the signal gets stronger",
    "papilloma": "Clear fluid or blood",
    "pads": "Use pads",
    "press": "Press flat and firm on your nipples",
    "scan": "a look, a feel and a scan",
}

# "Do not chart" (clinical evidence, section 11) and the figures without a source (section 2).
REFUSED_FIGURES = re.compile(
    r"\b50\s*(?:%|in 100)?\s*(?:to|and|-|–)\s*80\b|\b66\s*(?:%|in|of|out|per)|\b75\s*(?:to|-|–)\s*90\b|\b14\.2\b"
    r"|\b(?:3|three)\s*(?:to|or|-|–)\s*(?:4|four) months|\b\d+\s*%",
    re.IGNORECASE,
)


def test_every_row_of_the_article_has_one_home_with_the_verdict_of_the_clinical_table():
    homes = {row: claim for claim in CLAIMS for row in claim.rows}
    assert sorted(row for claim in CLAIMS for row in claim.rows) == sorted(SEED)
    for n, claim in homes.items():
        assert claim.verdict == SEED[n]["verdict"], n
        assert claim.page in SEED[n]["causes"], n


@every_claim
def test_every_claim_stands_on_the_page_of_claims_and_leads_to_its_home(walk, claim):
    page = walk[PAGE][1]
    assert page.words_of(f"claim-{claim.id}")
    assert f"/learn/{claim.page}/#{claim.part}" in page.links
    if not claim.is_confirmed:
        assert "What we found:" in page.words_of(f"claim-{claim.id}")
    assert ("Why we do not repeat it:" in page.words_of(f"claim-{claim.id}")) is claim.is_refused


@every_claim
def test_the_home_of_a_claim_says_what_can_be_said(walk, claim):
    assert SAID_AT_HOME[claim.id] in walk[f"/learn/{claim.page}/"][1].words_of(claim.part)


def test_no_refused_figure_is_on_any_page(walk):
    found = {(path, hit) for path, (_, page) in walk.items() for hit in REFUSED_FIGURES.findall(page.text)}
    assert found == set()


@pytest.mark.parametrize(
    "said",
    [
        "50 to 80 in 100 leak",
        "50–80 leak",
        "66 in 100",
        "66% leak",
        "gone by 3 to 4 months",
        "three to four months",
        "12%",
    ],
)
def test_a_refused_figure_would_be_seen(said):
    assert REFUSED_FIGURES.search(said)
