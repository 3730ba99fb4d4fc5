"""Finding a medicine by what somebody typed."""

import random

import pytest

from leakapp.content import snapshot
from leakapp.content.medicine_lookup import LONGEST, MOST, Index, folded
from tests.content.misspelling import one_slip, two_slips

SHIPPED = snapshot.shipped_alone()
INDEX = Index(SHIPPED)
MEDICINES = SHIPPED.of_kind("medicine")
NAMES = [(name, words.key) for words in MEDICINES for name in (words["name"], *words["brands"])]


def keys(typed: str) -> list[str]:
    return [offer.medicine.key for offer in INDEX.offers(typed)]


def share_found(typed: list[tuple[str, str]]) -> float:
    return sum(key in keys(each) for each, key in typed) / len(typed)


def test_every_name_and_every_brand_is_offered_as_sure_however_it_is_written():
    for written, key in NAMES:
        offers = INDEX.offers(f"  {written.upper()} ")
        assert offers[0].sure, written
        assert key in [offer.medicine.key for offer in offers if offer.sure], written


def test_other_names_lead_to_the_medicine():
    for words in MEDICINES:
        for name in words["also"]:
            assert words.key in keys(name), name


def test_one_slip_in_any_name_or_brand_is_among_the_first_three_in_98_of_100():
    chance = random.Random(98)
    slipped = [(typed, key) for name, key in NAMES for typed in one_slip(name.lower(), chance)]
    assert len(slipped) > 6_000
    assert share_found(slipped) >= 0.98


def test_two_slips_in_any_name_or_brand_are_among_the_first_three_in_98_of_100():
    chance = random.Random(98)
    slipped = [(typed, key) for name, key in NAMES for typed in two_slips(name.lower(), chance, 6)]
    assert share_found(slipped) >= 0.98


def test_never_more_than_three_are_offered_and_a_slip_is_never_sure():
    chance = random.Random(3)
    for name, _ in NAMES:
        for typed in two_slips(name.lower(), chance, 2):
            offers = INDEX.offers(typed)
            assert len(offers) <= MOST
            for offer in offers:
                same = {
                    folded(each)
                    for each in (offer.medicine["name"], *offer.medicine["also"], *offer.medicine["brands"])
                }
                assert offer.sure == (folded(typed) in same), typed


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("risperidone 2mg tablets", "risperidone"),
        ("Risperdal 0.5 mg", "risperidone"),
        ("PARACETAMOL 500mg", "paracetamol"),
        ("acétaminophen", "paracetamol"),
        ("provera", "medroxyprogesterone-injection"),
        ("respiridone", "risperidone"),
        ("estrogen", "oestrogen-hrt-estradiol-conjugated-oestrogens"),
        ("met", "metformin"),
    ],
)
def test_what_people_type_is_found(typed, key):
    assert key in keys(typed)


@pytest.mark.parametrize("typed", ["", "  ", "a", "...", "melatonin", "xyzzyxyzzy", "💊", "z" * 5000])
def test_what_is_on_no_list_gets_no_offer(typed):
    assert keys(typed) == []


def test_two_letters_are_not_the_start_of_a_name():
    assert not any(offer.by.lower().startswith("ri") for offer in INDEX.offers("ri") if len(folded(offer.by)) > 4)


def test_a_name_beyond_the_longest_is_not_read_to_its_end():
    assert keys("x" * LONGEST + " risperidone") == []
