"""The questions taken off line: no result that may be wrong, and help still in reach."""

import pytest

from tests.checker.walking import post, walk
from tests.triage.visitors import visitor

pytestmark = pytest.mark.django_db

PAGES = (
    "/check/", "/check/who/", "/check/answers/", "/check/result/", "/check/summary/", "/check/summary/file/",
    "/check/summary/calendar/", "/check/continue/",
)  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_a_visit_says_that_it_is_closed_and_where_help_is(client, settings, page):
    walk(client, visitor(status="feeding", since_birth="m3_12", colours="milky", sides="both"))
    settings.CHECKER = False
    response = client.get(page)
    assert response.status_code == 503
    assert "result" not in (response.context or {})
    assert "/when-to-get-help/" in response.text
    for number in ("999", "911", "112", "000", "111"):
        assert f"tel:{number}" in response.text
    assert "no-store" in response["Cache-Control"]


def test_the_answers_of_a_visit_under_way_are_gone(client, settings):
    post(client, "danger", gate=["none"])
    settings.CHECKER = False
    assert post(client, "who", subject=["child"]).status_code == 503
    assert client.cookies["answers"].value == ""


@pytest.mark.parametrize("page", ["/", "/help-now/", "/when-to-get-help/", "/learn/mastitis/"])
def test_pages_that_use_no_answers_stay(client, settings, page):
    settings.CHECKER = False
    assert client.get(page).status_code == 200


def test_leave_now_works_all_the_same(client, settings):
    settings.CHECKER = False
    assert client.get("/check/leave/")["Location"] == settings.LEAVE_URL
