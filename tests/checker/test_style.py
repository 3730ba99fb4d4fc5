"""/admin/style/ is for staff, and shows every state with the pages' own templates."""

import pytest

from leakapp.triage.urgency import Urgency
from tests.content.people import browser_of

pytestmark = pytest.mark.django_db


def test_a_visitor_is_sent_to_sign_in(client):
    assert client.get("/admin/style/").status_code == 302


def test_a_password_alone_does_not_show_it(admin_client):
    assert admin_client.get("/admin/style/").status_code == 302


def test_staff_see_every_screen_in_three_states_and_every_level(admin_user):
    page = browser_of(admin_user).get("/admin/style/")
    names = [name for name, _ in page.context["pages"]]
    assert len([name for name in names if name.endswith(": empty")]) >= 8
    assert len([name for name in names if name.endswith("with an error")]) == len(
        [n for n in names if n.endswith(": empty")]
    )
    html = " ".join(each for _, each in page.context["pages"])
    for level in Urgency:
        assert f'care-card {level.name.lower()}"' in html
