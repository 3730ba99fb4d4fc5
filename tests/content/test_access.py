"""Who gets into the admin, and how far."""

import re
import time

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command
from django.test import Client, RequestFactory
from django.urls import reverse
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from leakapp.content.models import Text, Version
from leakapp.content.sign_in import access
from tests.content.people import PASSWORD, browser_of, person

pytestmark = pytest.mark.django_db
INDEX = "/admin/"


def code_of(device: TOTPDevice) -> str:
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    totp.time = time.time()
    return f"{totp.token():06d}"


def give_password(client: Client, name: str, password: str = PASSWORD):
    return client.post("/admin/login/", {"username": name, "password": password, "next": INDEX})


@pytest.fixture
def ada():
    return person("ada", "Editor")


def test_a_password_alone_opens_nothing(ada, client):
    give_password(client, "ada")
    for address in (INDEX, "/admin/content/text/", "/admin/content/version/", "/admin/password_change/"):
        assert client.get(address).status_code == 302, address
    assert client.get(INDEX, follow=True).redirect_chain[-1][0] == "/admin/second-factor/enrol/?next=%2Fadmin%2F"


def test_first_sign_in_sets_up_the_phone_app_and_shows_backup_codes_once(ada, client):
    give_password(client, "ada")
    page = client.get("/admin/second-factor/enrol/")
    assert 'src="data:image/svg+xml;base64,' in page.text
    assert "otpauth://totp/" in page.text
    waiting = TOTPDevice.objects.get(user=ada)
    assert client.post("/admin/second-factor/enrol/", {"code": "000000"}).status_code == 422
    assert client.get(INDEX).status_code == 302
    waiting.throttle_reset()
    page = client.post("/admin/second-factor/enrol/", {"code": code_of(waiting)})
    codes = re.findall(r"<code>([a-z2-7]{8})</code>", page.text)
    assert len(codes) == access.BACKUP_CODES
    assert client.get(INDEX).status_code == 200
    assert not any(code in client.get("/admin/second-factor/codes/").text for code in codes)


def test_later_sign_ins_ask_for_a_code_and_never_take_the_same_one_twice(ada):
    device = TOTPDevice.objects.create(user=ada, name="app")
    code = code_of(device)
    first, second = Client(), Client()
    give_password(first, "ada")
    assert (
        first.post("/admin/second-factor/verify/", {"code": code, "next": "/admin/content/text/"}).url
        == "/admin/content/text/"
    )
    assert first.get("/admin/content/text/").status_code == 200
    give_password(second, "ada")
    assert second.post("/admin/second-factor/verify/", {"code": code}).status_code == 422
    assert second.get(INDEX).status_code == 302


def test_somebody_with_the_password_cannot_enrol_a_phone_of_their_own(ada, client):
    TOTPDevice.objects.create(user=ada, name="app")
    give_password(client, "ada")
    assert client.get("/admin/second-factor/enrol/").url.startswith("/admin/second-factor/verify/")
    assert client.post("/admin/second-factor/enrol/", {"code": "123456"}).status_code == 302
    assert TOTPDevice.objects.filter(user=ada).count() == 1


def test_each_backup_code_lets_in_once(ada):
    TOTPDevice.objects.create(user=ada, name="app")
    code = access.new_backup_codes(ada)[0]
    for status in (302, 422):
        client = Client()
        give_password(client, "ada")
        assert client.post("/admin/second-factor/verify/", {"code": code.upper()}).status_code == status
        assert client.get(INDEX).status_code == (200 if status == 302 else 302)


def test_guessing_codes_slows_down(ada, client):
    device = TOTPDevice.objects.create(user=ada, name="app")
    give_password(client, "ada")
    for _ in range(3):
        client.post("/admin/second-factor/verify/", {"code": "000000"})
    assert client.post("/admin/second-factor/verify/", {"code": code_of(device)}).status_code == 422


def test_a_locked_out_person_gets_in_by_one_command_and_sets_up_again(ada, client, capsys):
    TOTPDevice.objects.create(user=ada, name="lost")
    call_command("reset_second_factor", "ada")
    code = capsys.readouterr().out.split()[0]
    give_password(client, "ada")
    response = client.post("/admin/second-factor/verify/", {"code": code})
    assert client.get(response.url).status_code == 200
    page = client.post("/admin/second-factor/enrol/", {"code": code_of(TOTPDevice.objects.get(user=ada))})
    assert page.status_code == 200
    assert access.phone_app(ada).name == "Phone app"


def test_taking_the_device_away_ends_the_open_session(ada):
    client = browser_of(ada)
    assert client.get(INDEX).status_code == 200
    access.reset(ada)
    assert client.get(INDEX).status_code == 302


@pytest.mark.parametrize("end", ["close", "password"])
def test_closing_an_account_or_changing_its_password_ends_the_open_session(ada, end):
    client = browser_of(ada)
    if end == "close":
        User.objects.filter(pk=ada.pk).update(is_active=False)
    else:
        ada.set_password("another long password")
        ada.save()
    assert client.get(INDEX).status_code == 302


def test_the_session_ends_after_a_working_day_or_with_the_browser(ada, settings, client):
    cookie = give_password(client, "ada").cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["max-age"] == ""  # gone with the browser
    assert client.session.get_expiry_age() <= 12 * 60 * 60


def test_leaving_at_the_second_step_forgets_the_password(ada, client):
    give_password(client, "ada")
    client.post("/admin/second-factor/verify/", {"leave": "1"})
    assert client.get("/admin/second-factor/enrol/").url == "/admin/login/"


@pytest.mark.parametrize("to", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"])
def test_no_link_leads_out_of_the_site_through_signing_in(ada, client, to):
    device = TOTPDevice.objects.create(user=ada, name="app")
    give_password(client, "ada")
    assert client.post("/admin/second-factor/verify/", {"code": code_of(device), "next": to}).url == INDEX


def test_a_demonstration_may_do_without_the_second_factor(ada, client, settings):
    settings.ADMIN_SECOND_FACTOR = False
    give_password(client, "ada")
    assert client.get(INDEX).status_code == 200


def test_a_guesser_locks_out_that_name_from_that_address_alone(ada, settings):
    person("bob", "Editor")
    settings.TRUSTED_PROXIES = 1

    def tries(name, password, address):
        client = Client(headers={"x-forwarded-for": f"6.6.6.6, {address}"})
        return give_password(client, name, password).status_code

    statuses = [tries("ada", "wrong", "192.0.2.1") for _ in range(settings.AXES_FAILURE_LIMIT)]
    assert statuses[-1] == 429
    assert tries("ada", PASSWORD, "192.0.2.1") == 429
    assert tries("ada", PASSWORD, "192.0.2.2") == 302
    assert tries("bob", PASSWORD, "192.0.2.1") == 302


def test_behind_a_proxy_nobody_counted_one_guesser_does_not_lock_out_the_clinic(ada, settings):
    person("bob", "Editor")
    for _ in range(settings.AXES_FAILURE_LIMIT + 1):
        give_password(Client(), "ada", "wrong")
    assert give_password(Client(), "ada").status_code == 429
    assert give_password(Client(), "bob").status_code == 302


@pytest.mark.parametrize(
    ("proxies", "header", "address"),
    [
        (0, "1.1.1.1", "9.9.9.9"),
        (1, "1.1.1.1", "1.1.1.1"),
        (1, "made-up, 1.1.1.1", "1.1.1.1"),
        (2, "made-up, 1.1.1.1, 2.2.2.2", "1.1.1.1"),
        (2, "1.1.1.1", "9.9.9.9"),
        (1, "", "9.9.9.9"),
    ],
)
def test_the_address_is_the_one_that_the_outermost_trusted_proxy_saw(settings, proxies, header, address):
    settings.TRUSTED_PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR="9.9.9.9", HTTP_X_FORWARDED_FOR=header)
    assert access.client_address(request) == address


def may(name: str) -> set[str]:
    return {f"{p.content_type.app_label}.{p.codename}" for p in Group.objects.get(name=name).permissions.all()}


def test_the_roles_differ_in_what_they_may_do():
    assert "content.change_version" in may("Editor")
    assert "content.review_version" in may("Reviewer") - may("Editor")
    assert "auth.change_user" in may("Host") - may("Reviewer")
    assert not {each for each in may("Host") if each.startswith("content.") and "view" not in each}
    assert not {each for role in ("Editor", "Reviewer", "Host") for each in may(role) if ".delete_" in each}


def test_an_outsider_sees_no_words_and_a_reader_of_the_site_sees_no_admin():
    outsider = browser_of(person("otto"))
    visitor = browser_of(person("vera", staff=False))
    version = Version.objects.first()
    for address in ("/admin/content/text/", f"/admin/content/version/{version.pk}/change/", "/admin/auth/user/"):
        assert outsider.get(address).status_code == 403, address
        assert visitor.get(address).status_code == 302, address


def test_nobody_can_delete_words_people_or_the_record():
    boss = person("boss")
    User.objects.filter(pk=boss.pk).update(is_superuser=True)
    client = browser_of(boss)
    text, version = Text.objects.first(), Version.objects.first()
    for address in (
        reverse("admin:content_text_delete", args=[text.pk]),
        reverse("admin:content_version_delete", args=[version.pk]),
        reverse("admin:auth_user_delete", args=[boss.pk]),
    ):
        assert client.post(address, {"post": "yes"}).status_code == 403, address


def test_a_host_opens_accounts_but_cannot_make_or_change_an_all_powerful_one():
    host = browser_of(person("hal", "Host"))
    editor = Group.objects.get(name="Editor")
    boss = person("boss")
    User.objects.filter(pk=boss.pk).update(is_superuser=True)
    new = {"username": "nia", "usable_password": "true", "password1": PASSWORD, "password2": PASSWORD}
    assert host.post("/admin/auth/user/add/", {**new, "is_staff": "on", "groups": [editor.pk]}).status_code == 302
    nia = User.objects.get(username="nia")
    assert list(nia.groups.all()) == [editor]
    host.post(f"/admin/auth/user/{nia.pk}/change/", {"username": "nia", "is_active": "on", "is_superuser": "on"})
    nia.refresh_from_db()
    assert not nia.is_superuser
    assert not nia.is_staff  # so the post did arrive
    assert host.post(f"/admin/auth/user/{boss.pk}/change/", {"username": "gone"}).status_code == 403
    assert host.post(f"/admin/auth/user/{boss.pk}/password/", {"password1": "x"}).status_code == 403


def test_nobody_reads_another_persons_secret_in_the_admin():
    boss = person("boss")
    User.objects.filter(pk=boss.pk).update(is_superuser=True)
    client = browser_of(boss)
    assert client.get("/admin/otp_totp/totpdevice/").status_code == 404
    assert client.get("/admin/otp_static/staticdevice/").status_code == 404


def test_the_first_account_is_made_once(monkeypatch, capsys):
    monkeypatch.setenv("FIRST_ADMIN_PASSWORD", "short")
    with pytest.raises(CommandError, match="too short"):
        call_command("create_first_admin", "ada")
    monkeypatch.setenv("FIRST_ADMIN_PASSWORD", PASSWORD)
    call_command("create_first_admin", "ada")
    ada = User.objects.get(username="ada")
    assert ada.is_superuser
    assert ada.check_password(PASSWORD)
    with pytest.raises(CommandError, match="already"):
        call_command("create_first_admin", "eve")
