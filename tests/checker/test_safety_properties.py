"""Safety properties that pages must keep, on every kept case and in every region. Names and numbers: evidence, 5.6.

P1 to P3, P5 to P12 and P14 are about the rules alone and are proved for every set of answers (tests/proof).
"""

import re
from dataclasses import replace
from datetime import date
from functools import cache
from html import unescape
from itertools import cycle
from types import MappingProxyType

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from leakapp.checker import answer_store, views
from leakapp.checker.answer_store import Visit
from leakapp.content import snapshot
from leakapp.content.defaults import shipped
from leakapp.content.quiet import BABY_OR_FEEDING
from leakapp.content.safety import BY_ID as REGION
from leakapp.content.safety import DISCLAIMER, FIND_A_HELPLINE, NOT_REVIEWED
from leakapp.triage import cases
from leakapp.triage.answers import Answers
from leakapp.triage.assessment import assess
from leakapp.triage.facts import LOST
from leakapp.triage.journey import DANGER, replay
from leakapp.triage.questions import BY_ID as QUESTION
from leakapp.triage.rules import RULES
from leakapp.triage.table import RULES_VERSION, checksum
from leakapp.triage.urgency import Urgency
from tests.triage.kept import kept_cases

pytestmark = pytest.mark.django_db

CRISIS_SIGNS = ("harm", "psychosis")
LOCAL = "Call your local emergency number"
every_region = pytest.mark.parametrize("region", REGION)


@pytest.fixture(autouse=True)
def shipped_words(monkeypatch):
    """Every page is read in the words that ship, so that a page that was read once need not be read again."""
    monkeypatch.setattr(snapshot, "current", _shipped)


_shipped = cache(snapshot.shipped_alone)


def answer(view, answers, region):
    """The response to somebody whose browser holds these answers."""
    held, request = HttpResponse(), RequestFactory().get("/check/result/")
    answer_store.write(held, Visit(answers, region))
    request.COOKIES = {name: morsel.value for name, morsel in held.cookies.items()}
    return view(request)


def result(answers, region):
    return answer(views.result, answers, region).content.decode()


def whole_visits():
    """Every kept case that comes to a result page."""
    for answers in kept_cases():
        journey = replay(answers)
        if journey.stopped_by_danger or journey.next_screen is None:
            yield answers


def examples():
    return [Answers.strict(case["answers"]) for case in cases.examples()]


@cache
def pages():
    """(answers, region, page): each example in every region, each other kept case in one region after another."""
    shown = [(answers, region) for answers in examples() for region in REGION]
    shown += [(Answers.strict({"gate": [sign]}), region) for sign in _danger_signs() for region in REGION]
    shown += zip(whole_visits(), cycle(REGION))
    once = {(frozenset(answers.given.items()), region): answers for answers, region in shown}
    return [(answers, region, result(answers, region)) for (_, region), answers in once.items()]


def _danger_signs():
    return [option for _, option in sorted(DANGER.reads())]


@cache
def words_of(page):
    """The words of the main part, as one line."""
    main = page.partition('<main id="main">')[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", re.sub(r"<svg.*?</svg>", " ", main, flags=re.DOTALL))).split())


def level_words(answers):
    return shipped()["level", assess(answers).urgency.name]


def test_the_pages_that_are_read_show_every_level_and_every_rule():
    shown = [assess(answers) for answers, _, _ in pages()]
    assert {each.urgency for each in shown} == set(Urgency)
    assert {rule.id for each in shown for rule in each.rules} == {rule.id for rule in RULES}
    assert {region for _, region, _ in pages()} == set(REGION)


# ------------------------------------------------- P4: after a thought of harm or signs of psychosis, help comes first


@every_region
@pytest.mark.parametrize("sign", CRISIS_SIGNS)
def test_p4_crisis_contacts_stand_above_any_other_word_whatever_else_is_ticked(sign, region):
    first = f"Call {REGION[region].emergency[0]}" if REGION[region].emergency else LOCAL
    lines = [line.name for line in (*REGION[region].crisis, FIND_A_HELPLINE)]
    for other in QUESTION["gate"].options:
        words = words_of(result(Answers.strict({"gate": sorted({sign, other})}), region))
        heading = words.index(shipped()["level", "EMERGENCY"]["heading"])
        assert words.startswith(first)
        assert all(words.index(line) < heading for line in lines)


# ---------------------------------------------------- P13: what may explain the fluid never changes how soon to be seen


def test_p13_the_instruction_is_that_of_the_most_urgent_rule_and_of_nothing_else():
    for answers, _, page in pages():
        found = assess(answers)
        held_up = Urgency.ROUTINE if found.journey.unanswered else Urgency.SELF_CARE
        level = max([held_up, *(rule.urgency for rule in found.rules)])
        heading = re.search(r'<h1 id="instruction">(.*?)</h1>', page, re.DOTALL)
        assert words_of(f'<main id="main">{heading[1]}</main>') == shipped()["level", level.name]["heading"]


def test_p13_no_words_about_a_cause_can_change_the_instruction(monkeypatch):
    kept = _shipped()
    louder = {
        text_id: replace(words, body=MappingProxyType({**words.body, "summary": "Get help now!", "now": ["Wait."]}))
        if text_id[0] == "explanation"
        else words
        for text_id, words in kept.texts.items()
    }
    before = [result(answers, "uk") for answers in examples()]
    monkeypatch.setattr(snapshot, "current", lambda: replace(kept, texts=MappingProxyType(louder)))
    after = [result(answers, "uk") for answers in examples()]
    assert before != after
    assert [_card(page) for page in before] == [_card(page) for page in after]


def _card(page):
    card = re.search(r'<section class="care-card.*?</section>', page, re.DOTALL)
    return card[0]


# ------------------------------ P15: nobody is told that they have, or do not have, an illness, or their own risk of it

ILLNESS = (
    r"(?:breast )?cancer|mastitis|an abscess|depression|psychosis|a prolactinoma|a papilloma|duct ectasia|sepsis|"
    r"D-MER|Paget.s disease|an infection|a blood clot|pre-eclampsia"
)
P15 = {
    "says that somebody is free of cancer": (
        rf"\byou (?:do not|don.t|cannot) have (?:{ILLNESS})\b|"
        r"\b(?:this|your \w+) is not cancer\b"
    ),
    "waves a worry away": r"nothing to worry about|no need to worry|(?:do not|don.t) worry",
    "a share in per cent": r"\d\s?%|\bper ?cent\b",
    "a risk of one person": r"\byour (?:own )?(?:risk|chances?|odds) (?:is|are)\b",
    "a diagnosis": rf"(?<!if )(?<!whether )\b(?:you (?:probably |likely |clearly )?have|you.ve got) (?:{ILLNESS})\b",
}
# --------------------------------------------------------- P16: nobody is told to start, stop or change a medicine

MEDICINE = r"(?:medicines?|tablets?|pills?|antibiotics?|antidepressants?|antipsychotics?|contraceptives?|HRT)"
P16 = {
    "tells somebody to start, stop or change a medicine": (
        r"(?:(?:^|[.:;,] )|\byou (?:should|can|could|must|need to|have to) |\bplease |\bthen )"
        r"(?:stop|quit|start|begin|skip|halve|double|increase|reduce|lower|come off)(?: taking| using)? "
        rf"(?:\w+ ){{0,3}}?{MEDICINE}\b"
    ),
    "names a dose": r"\b\d+(?:[.,]\d+)?\s?(?:mg|mcg|micrograms?|milligrams?|ml|tablets|capsules)\b",
}
MUST_FIND = {
    "says that somebody is free of cancer": "You do not have cancer.",
    "waves a worry away": "There is nothing to worry about.",
    "a share in per cent": "It is 5% in all.",
    "a risk of one person": "Your risk is low.",
    "a diagnosis": "You probably have mastitis.",
    "tells somebody to start, stop or change a medicine": "If it leaks, stop taking your tablets.",
    "names a dose": "Take 400 mg.",
}


def found_in(words, banned):
    return [(why, match[0]) for why, pattern in banned.items() for match in re.finditer(pattern, words, re.IGNORECASE)]


def test_p15_and_p16_the_search_finds_what_it_is_for():
    for why, words in MUST_FIND.items():
        assert why in [found for found, _ in found_in(words, P15 | P16)]
    assert set(MUST_FIND) == set(P15 | P16)


def test_p15_no_result_gives_a_diagnosis_a_risk_or_an_all_clear():
    assert {(why, said) for _, _, page in pages() for why, said in found_in(words_of(page), P15)} == set()


def test_p16_no_result_says_to_start_or_stop_a_medicine_or_names_a_dose():
    assert {(why, said) for _, _, page in pages() for why, said in found_in(words_of(page), P16)} == set()


@pytest.mark.parametrize("text_id", sorted(shipped()), ids="-".join)
def test_p15_and_p16_hold_in_every_text_that_ships(text_id):
    shown = [value for name, value in shipped()[text_id].items() if not name.startswith("also.")]  # words to search by
    lines = [line for value in shown for line in (value if isinstance(value, list) else [value])]
    plain = [re.sub(r"<[^>]+>", " ", line) for line in lines]
    assert [found for line in plain for found in found_in(line, P15 | P16)] == []


# --------------------- P17: every result says when to get help sooner, how to reach it, what it is not, and its review


def test_p17_every_result_below_emergency_says_when_to_get_help_sooner():
    for answers, _, page in pages():
        if assess(answers).urgency is Urgency.EMERGENCY:
            continue
        words = words_of(page)
        assert level_words(answers)["sooner"]
        for line in level_words(answers)["sooner"]:
            assert line in words


def test_p17_every_result_says_how_to_reach_help_in_the_chosen_region():
    for answers, region, page in pages():
        assert level_words(answers)[f"contact.{region}"] in words_of(page)
        for number in REGION[region].emergency[:1]:
            assert f'href="tel:{number}"' in page, (region, number)
        if not REGION[region].emergency:
            assert "local emergency number" in words_of(page)
        assert 'href="/help-now/"' in page


def test_p17_every_result_says_that_it_is_no_diagnosis_and_whether_it_was_reviewed():
    for _, _, page in pages():
        assert DISCLAIMER in words_of(page)
        assert NOT_REVIEWED in words_of(page)


def test_p17_a_result_whose_words_were_reviewed_shows_the_day_and_the_next(monkeypatch):
    kept = _shipped()
    signed = {
        text_id: replace(words, signed=True, reviewed_on=date(2026, 2, 3), review_by=date(2027, 4, 5))
        for text_id, words in kept.texts.items()
    }
    monkeypatch.setattr(snapshot, "current", lambda: replace(kept, texts=MappingProxyType(signed)))
    for answers in [*examples(), Answers.strict({"gate": ["chest"]})]:
        words = words_of(result(answers, "uk"))
        assert "Reviewed on 3 February 2026." in words
        assert "Next review by 5 April 2027." in words


# -------------------------------------------- P18: the same answers give the same page, which names the rules' version


def test_p18_every_result_and_its_sheet_name_the_version_of_the_rules():
    version = f"{RULES_VERSION}-{checksum()}"
    for _, _, page in pages():
        assert version in words_of(page)
    for answers in examples():
        assert version in answer(views.summary, answers, "uk").content.decode()


def test_p18_the_same_answers_give_the_same_page_in_whatever_order_they_came():
    for answers, region, page in pages():
        turned = Answers.strict({key: sorted(answers.to(key), reverse=True) for key in reversed(list(answers.given))})
        assert _without_chance(result(turned, region)) == _without_chance(page)


def _without_chance(page):
    """What guards a form is new in each page, and says nothing."""
    return re.sub(r'(name="csrfmiddlewaretoken" value|nonce)="[^"]*"', "", page)


# ------------------------------------------------------- P19: after a loss no result speaks of a baby or of feeding


def test_p19_no_result_after_a_loss_speaks_of_a_baby_or_of_feeding():
    after_loss = [words_of(page) for answers, _, page in pages() if LOST.holds(replay(answers).facts)]
    assert len(after_loss) > 5
    assert [found[0] for words in after_loss if (found := BABY_OR_FEEDING.search(words))] == []


# -------------------------------------------- P20: when something breaks, the emergency list shows, and never self-care


def _server_error(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr(views, "render", lambda *args, **kwargs: 1 / 0)
    return client.get("/check/")


def _offline(client, monkeypatch):
    return client.get("/offline/")


@pytest.mark.parametrize("broken", [_server_error, _offline])
def test_p20_whatever_breaks_shows_the_emergency_list_and_whom_to_contact(client, monkeypatch, broken):
    page = broken(client, monkeypatch).content.decode()
    for region in REGION.values():
        for number in region.emergency:
            assert f"tel:{number}" in page
    assert re.search(r"(?:Contact|Ring) a doctor,?[^.]* nurse", page)
    assert shipped()["level", "SELF_CARE"]["heading"] not in page


def test_p20_a_result_that_cannot_be_made_is_never_an_empty_or_a_calm_page(client, monkeypatch):
    client.raise_request_exception = False
    client.post("/check/", {"gate": ["chest"]})
    monkeypatch.setattr(views, "Result", lambda *args: 1 / 0)
    response = client.get("/check/result/")
    assert response.status_code == 500
    assert "tel:999" in response.text
    assert shipped()["level", "SELF_CARE"]["heading"] not in response.text
