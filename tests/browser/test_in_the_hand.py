"""Small comforts that only a browser can show: paper, aeroplane mode, a locked phone, the first screen of a result."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from leakapp.checker import answer_store
from tests.browser.test_every_state import LEVELS
from tests.triage.visitors import given
from tests.triage.visitors import visitor as answers_of

pytestmark = pytest.mark.browser

MUCH = {
    "age": "30_49", "status": "stopped_lt12m", "sides": "unsure", "spont": "unsure", "freq": "restarted",
    "colours": ["milky", "yellow_cream", "clear", "straw", "green_grey", "brown_dark", "red_pink", "pus", "unsure"],
    "when": ["cry", "thinking", "shower", "sex", "full", "pressure", "feelings", "soaking", "touch"],
    "breast": [
        "lump", "armpit_lump", "dimpling", "nipple_in", "nipple_rash", "wound", "skin_leak", "hot_red", "sore",
        "swollen_shape", "hard_full", "shingles_rash",
    ],
    "rash_time": "unsure", "hot_time": "12_24h", "abx": "ge48h_not_better", "fever": "yes",
    "general": [
        "abscess", "immuno", "implants", "surgery_6w", "surgery_12m", "injury_swelling", "cancer_history",
        "leg_swollen",
        "headache_bad", "headache_new", "vision", "worried",
    ],
    "hormone": ["periods", "infertility", "libido", "thyroid", "thirst", "kidney_liver"], "meds": "unsure",
    "mood": ["letdown_wave", "aversion", "low_lt2w", "low_2w", "severe"],
}  # fmt: skip

KEPT = """caches.keys().then(names => caches.open(names[0])).then(kept => kept.keys())
    .then(all => all.map(each => new URL(each.url).pathname))"""


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_longest_sheet_fits_one_page(visitor, paper, tmp_path):
    visitor.has_answered(given(answers_of(**MUCH))).opens("/check/summary/")
    assert visitor.page.locator(".sheet li").count() > 60
    file = tmp_path / "sheet.pdf"
    visitor.page.pdf(path=file, format=paper)
    assert len(re.findall(rb"/Type\s*/Page\b", file.read_bytes())) == 1


@pytest.mark.parametrize("level", LEVELS)
def test_the_instruction_and_the_main_action_are_on_the_first_screen_of_a_small_phone(visitor, level):
    visitor.page.set_viewport_size({"width": 360, "height": 640})
    visitor.has_answered(given(answers_of(**LEVELS[level]))).opens("/check/result/")
    for part in ("h1", ".main-action .button"):
        box = visitor.page.locator(part).first.bounding_box()
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 640, part


@pytest.mark.parametrize("sign", ["chest", "harm"])
def test_the_emergency_number_is_on_the_first_screen_of_a_small_phone(visitor, sign):
    visitor.page.set_viewport_size({"width": 360, "height": 640})
    visitor.has_answered({"gate": [sign]}).opens("/check/result/")
    box = visitor.page.get_by_role("link", name="Call 999").bounding_box()
    assert box["y"] + box["height"] <= 320


def test_after_a_phone_was_locked_for_half_an_hour_the_same_question_is_there(visitor, monkeypatch):
    visitor.opens("/check/").picks("gate", "none").presses("Continue")
    visitor.picks("subject", "adult").picks("body", "female").picks("age", "30_49").presses("Continue")
    signed_now = answer_store.signing.time.time
    monkeypatch.setattr("django.core.signing.time.time", lambda: signed_now() + 30 * 60)
    visitor.opens("/check/stage/")
    assert visitor.is_at("/check/stage/")
    visitor.picks("status", "pregnant").presses("Continue")
    assert visitor.is_at("/check/look/")


def test_the_theme_is_switched_without_script_and_stays(visitor):
    visitor.opens("/help-now/").presses("Dark")
    assert visitor.is_at("/help-now/")
    paper = "getComputedStyle(document.body).backgroundColor"
    dark = visitor.page.evaluate(paper)
    assert visitor.opens("/learn/").page.evaluate(paper) == dark
    assert visitor.presses("Light").page.evaluate(paper) != dark


@pytest.fixture
def with_script(browser, base_url):
    context = browser.new_context(base_url=base_url, viewport={"width": 390, "height": 844})
    yield context
    context.close()


def test_after_one_visit_help_now_and_the_learn_pages_open_in_aeroplane_mode(with_script):
    page = with_script.new_page()
    page.goto("/")
    page.evaluate("navigator.serviceWorker.ready.then(ready => ready.active.postMessage('keep-more'))")
    page.wait_for_function(f"{KEPT}.then(all => all.length > 50)", timeout=60_000)
    assert not [path for path in page.evaluate(KEPT) if path.startswith("/check")]
    with_script.set_offline(True)
    for path, words in (("/help-now/", "999"), ("/learn/mastitis/", "Mastitis"), ("/check/", "You are offline")):
        page.goto(path)
        expect(page.locator("main")).to_contain_text(words)
    assert page.locator('main a[href="tel:999"]').count() >= 1


def test_leave_now_with_script_clears_and_takes_the_page_out_of_the_history(with_script, base_url, neutral_site):
    page = with_script.new_page()
    page.goto("/")
    page.goto("/check/")
    page.locator('input[value="none"] + label').click()
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url("**/check/who/")
    page.get_by_role("link", name="Leave now").click()
    page.wait_for_url(neutral_site.url)
    assert "answers" not in [each["name"] for each in with_script.cookies()]
    page.go_back()
    assert "/check/who/" not in page.url


def test_leave_now_does_not_wait_for_a_network_that_hangs(with_script, base_url, neutral_site):
    page = with_script.new_page()
    page.goto("/check/")
    page.route("**/check/leave/", lambda route: None)
    page.get_by_role("link", name="Leave now").click()
    page.wait_for_url(neutral_site.url, timeout=5_000)


def test_the_optional_script_is_small():
    assert len(Path("static/js/site.js").read_bytes()) <= 3_000
