"""A visit through the pages, without a browser."""

import pytest
from django.test import Client

from leakapp.triage.assessment import assess
from leakapp.triage.urgency import Urgency
from tests.checker.walking import post, screens_of, walk
from tests.triage.visitors import visitor, visits

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("warm_worker")]

FEEDING = {
    "status": "feeding",
    "since_birth": "w1_6",
    "colours": "milky",
    "sides": "both",
    "when": "cry",
    "fever": "no",
}


def test_an_ordinary_breastfeeding_parent_sees_at_most_nine_screens(client):
    led_to = walk(client, visitor(**FEEDING))
    assert len(led_to) - 1 <= 9
    assert led_to[-1] == "/check/result/"


@pytest.mark.parametrize("number", range(12))
def test_any_visitor_is_led_over_at_most_twelve_screens_to_the_level_of_the_core(client, number):
    answers = visits(7, 12)[number]
    led_to = walk(client, answers)
    page = client.get(led_to[-1])
    level = assess(answers).urgency
    assert len(led_to) - 1 == len(screens_of(answers)) <= 12
    assert page.status_code == 200
    assert page.context["result"].urgency is level


def test_a_danger_sign_ends_the_questions_at_once(client):
    response = post(client, "danger", gate=["chest", "none"])
    assert (response.status_code, response["Location"]) == (303, "/check/result/")
    page = client.get("/check/result/")
    assert page.context["result"].urgency is Urgency.EMERGENCY
    assert 'href="tel:999"' in page.text


@pytest.mark.parametrize("sign", ["harm", "psychosis"])
@pytest.mark.parametrize("region", ["uk", "us", "ie", "ca", "au", "nz", "any"])
def test_crisis_contacts_come_before_any_other_word_in_every_region(client, settings, sign, region):
    settings.REGION = region
    post(client, "danger", gate=[sign])
    main = client.get("/check/result/").text.partition("<main")[2]
    words = main.partition(">")[2]
    first = words.index("findahelpline.com")
    assert first < words.index("<h1")
    assert "emergency number" in words[:first] or "tel:" in words[:first]


def test_an_empty_screen_comes_back_with_422_and_names_what_is_missing(client):
    response = client.post("/check/", {})
    assert response.status_code == 422
    assert response.text.count("autofocus") == 1
    assert 'role="alert"' in response.text
    assert "<title>Error: " in response.text
    assert 'href="#q-gate"' in response.text


def test_what_was_ticked_is_not_lost_when_something_is_missing(client):
    post(client, "danger", gate=["none"])
    response = post(client, "who", subject=["adult"], body=["female"])
    assert response.status_code == 422
    assert 'id="o-body-female" checked' in response.text
    assert "error-age" in response.text


def test_a_follow_up_that_does_not_apply_is_not_asked_for_and_not_kept(client):
    post(client, "danger", gate=["none"])
    response = post(client, "who", subject=["child"], body=["female"], age=["30_49"])
    assert response["Location"] == "/check/look/"
    assert 'id="o-body-female" checked' not in client.get("/check/who/").text


def test_a_skipped_screen_leads_to_the_first_open_question(client):
    post(client, "danger", gate=["none"])
    for address in ("/check/breast/", "/check/result/", "/check/summary/", "/check/answers/"):
        assert client.get(address)["Location"] == "/check/who/"


def test_nobody_reaches_a_result_without_the_danger_question(client):
    assert client.get("/check/result/")["Location"] == "/check/"
    assert post(client, "breast", breast=["none"])["Location"] == "/check/"


def test_a_screen_that_does_not_apply_leads_to_where_the_visit_stands(client):
    walk(client, visitor(**FEEDING))
    assert client.get("/check/clues/")["Location"] == "/check/result/"


def test_a_screen_that_does_not_exist_is_not_found(client):
    response = client.get("/check/feet/")
    assert response.status_code == 404
    assert "999" in response.text


def test_back_keeps_the_answers(client):
    walk(client, visitor(**FEEDING))
    assert 'id="o-status-feeding" checked' in client.get("/check/stage/").text


def test_one_answer_is_changed_without_redoing_the_rest(client):
    walk(client, visitor(**FEEDING))
    response = post(client, "look", colours=["red_pink"], sides=["both"])
    assert response["Location"] == "/check/how/"  # blood opens one more question
    assert post(client, "how", freq=["once"])["Location"] == "/check/result/"
    assert client.get("/check/result/").context["result"].urgency is Urgency.WITHIN_2_WEEKS


def test_a_changed_answer_that_opens_nothing_leads_back_to_the_answers(client):
    walk(client, visitor(**FEEDING))
    assert post(client, "trigger", when=["shower"])["Location"] == "/check/answers/"


def test_answers_that_no_longer_belong_are_forgotten(client):
    walk(client, visitor(**FEEDING))
    assert "How is the baby?" in client.get("/check/answers/").text
    post(client, "stage", status=["pregnant"])
    assert post(client, "stage", status=["feeding"], since_birth=["m3_12"])["Location"] == "/check/feeling/"
    assert client.get("/check/feeling/").context["form"].initial["baby"] == []


def test_posting_twice_changes_nothing(client):
    first = post(client, "danger", gate=["none"])
    second = post(client, "danger", gate=["none"])
    assert (first.status_code, first["Location"]) == (second.status_code, second["Location"])


def test_start_again_clears_and_asks_first(client):
    walk(client, visitor(**FEEDING))
    assert client.get("/check/clear/").status_code == 200
    assert client.get("/check/result/").status_code == 200
    response = client.post("/check/clear/")
    assert response["Location"] == "/check/"
    assert client.get("/check/result/")["Location"] == "/check/"


def test_leave_now_clears_and_goes_to_the_neutral_site(client, settings):
    walk(client, visitor(**FEEDING))
    response = client.get("/check/leave/")
    assert response["Location"] == settings.LEAVE_URL
    assert response.cookies["answers"]["max-age"] == 0
    assert client.get("/check/result/")["Location"] == "/check/"


def test_the_region_is_kept_in_the_visit_alone_and_changes_the_numbers(client):
    walk(client, visitor(**FEEDING))
    assert "tel:999" in client.get("/check/result/").text
    response = client.post("/check/region/", {"region": "nz"})
    assert set(response.cookies) <= {"answers", "csrftoken"}
    assert "tel:111" in client.get("/check/result/").text


def test_a_region_that_does_not_exist_changes_nothing(client):
    walk(client, visitor(**FEEDING))
    client.post("/check/region/", {"region": "atlantis"})
    assert "tel:999" in client.get("/check/result/").text


def test_pages_of_a_visit_are_never_stored(client):
    walk(client, visitor(**FEEDING))
    for address in ("/check/", "/check/result/", "/check/answers/", "/check/summary/"):
        assert "no-store" in client.get(address)["Cache-Control"]


def test_no_page_of_a_visit_needs_a_session(client):
    walk(client, visitor(**FEEDING))
    assert set(client.cookies) <= {"answers", "csrftoken"}


def test_a_post_without_our_cookie_gets_a_kind_page_with_emergency_numbers():
    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/check/", {"gate": ["none"]})
    assert response.status_code == 403
    assert "start again" in response.text
    assert "tel:999" in response.text


def test_every_question_is_a_fieldset_with_a_legend_and_each_page_has_one_heading_of_the_first_rank(client):
    for answers in visits(3, 6):
        client.cookies.clear()
        led_to = walk(client, answers)
        for address in led_to[:-1]:
            page = client.get(address).text
            questions = page.count("<fieldset")
            assert page.count("<h1>") == 1, address
            assert questions == page.count("<legend>")
            assert questions == page.count("<legend>\n    <h1>") + page.count("<legend>\n    <h2>")
