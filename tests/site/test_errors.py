"""Whatever goes wrong, the page carries emergency numbers."""

from pathlib import Path

import pytest
from django.conf import settings as site_settings
from django.test import Client, RequestFactory

from leakapp.content.safety import REGIONS
from leakapp.site import errors
from tests.site.test_pages import EMERGENCY_NUMBERS

pytestmark = pytest.mark.django_db


def bad_host(client, monkeypatch):
    return client.get("/", headers={"host": "somebody-elses.example"})


def too_much(client, monkeypatch):
    return client.post("/check/", {"gate": "x" * 100_000})


def no_token(client, monkeypatch):
    return Client(enforce_csrf_checks=True).post("/check/", {"gate": "none"})


def unknown_address(client, monkeypatch):
    return client.get("/no-such-page/")


def our_fault(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("leakapp.site.pages.render", broken)
    return client.get("/")


def broken(*args, **kwargs):
    raise RuntimeError("broken")


FAULTS = {
    "a host that is not ours": (bad_host, 400),
    "a huge post": (too_much, 400),
    "no token": (no_token, 403),
    "an unknown address": (unknown_address, 404),
    "our own fault": (our_fault, 500),
}


@pytest.mark.parametrize("is_away", [False, True], ids=["database there", "database away"])
@pytest.mark.parametrize("name", FAULTS)
def test_every_error_page_has_the_emergency_numbers(name, is_away, client, monkeypatch, database_away):
    fault, status = FAULTS[name]
    if is_away:
        with database_away():
            page = fault(client, monkeypatch)
    else:
        page = fault(client, monkeypatch)
    assert page.status_code == status
    assert page["Content-Type"].startswith("text/html")
    for number in EMERGENCY_NUMBERS:
        assert f'href="tel:{number}"' in page.text
    assert 'href="/help-now/"' in page.text
    assert page.text.count("<h1>") == 1


def test_a_page_that_is_not_open_to_a_visitor_has_the_emergency_numbers():
    page = errors.forbidden(RequestFactory().get("/"), PermissionError())
    assert page.status_code == 403
    assert all(f'href="tel:{number}"' in page.text for number in EMERGENCY_NUMBERS)


@pytest.mark.parametrize("name", ["an unknown address", "no token", "a huge post"])
def test_a_broken_template_cannot_take_the_emergency_numbers_away(name, client, monkeypatch):
    monkeypatch.setattr(errors, "render", broken)
    page = FAULTS[name][0](client, monkeypatch)
    assert page.status_code == 500
    assert all(f'href="tel:{number}"' in page.text for number in EMERGENCY_NUMBERS)


# The admin while the database is away. Patients' pages go on: tests/content/test_snapshot.py.


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("page", ["/admin/", "/admin/content/text/", "/admin/content/version/1/change/"])
def test_the_admin_says_plainly_that_the_database_is_away(page, method, client, admin_user, database_away):
    client.force_login(admin_user)
    client.raise_request_exception = False
    with database_away():
        response = getattr(client, method)(page, {"word:name": "typed before it went away"})
    assert response.status_code == 503
    assert response["Retry-After"] == str(errors.RETRY_AFTER)
    assert "Everything you saved before is safe" in response.text
    assert "reload it" in response.text
    assert all(f'href="tel:{number}"' in response.text for number in EMERGENCY_NUMBERS)


def test_a_broken_template_cannot_take_the_emergency_numbers_away_from_that_page(
    client, admin_user, database_away, monkeypatch
):
    client.force_login(admin_user)
    client.raise_request_exception = False
    monkeypatch.setattr(errors, "render", broken)
    with database_away():
        page = client.get("/admin/")
    assert page.status_code == 500
    assert all(f'href="tel:{number}"' in page.text for number in EMERGENCY_NUMBERS)


LAST = Path(site_settings.BASE_DIR) / "templates" / "500.html"


def test_the_last_page_needs_no_template_no_database_and_no_other_file(monkeypatch, database_away):
    monkeypatch.setattr("django.template.base.Template.render", broken)
    with database_away() as tries:
        response = errors.server_error(RequestFactory().get("/"))
    assert (response.status_code, tries) == (500, [])
    assert response.content == LAST.read_bytes()
    for needs in ("{%", "{{", "<link", "<script", "<style", "style=", "src=", "http:", "https:"):
        assert needs not in response.text


def test_the_last_page_has_the_numbers_of_every_region():
    page = LAST.read_text(encoding="utf-8")
    for region in REGIONS[:-1]:
        line = page.partition(f"<li>{region.name}")[2].partition("</li>")[0]
        for number in (*region.emergency, *(line.dial for line in region.crisis[:1] if line.call)):
            assert f'href="tel:{number}"' in line, region.name
