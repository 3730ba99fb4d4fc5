"""The doctor finds each planted fault, says how to mend it, and has nothing to say to a site that is sound."""

from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.utils import timezone

from leakapp.content import snapshot
from leakapp.content.models import Version
from leakapp.site import doctor
from leakapp.site.models import Backup
from tests.content.making import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def sound(settings, monkeypatch, tmp_path):
    """A site that is ready for the public."""
    settings.SECRET_KEY = "".join(chr(ord("a") + number % 26) + str(number) for number in range(50))
    settings.PLAIN_HTTP = settings.DEBUG = False
    settings.ALLOWED_HOSTS = ["leak.example"]
    settings.ADMINS = [("Host", "host@leak.example")]
    settings.EMAIL_HOST = "mail.leak.example"
    settings.ADMIN_SECOND_FACTOR = True
    settings.BEHIND_PROXY, settings.TRUSTED_PROXIES = True, 1
    settings.STATIC_ROOT = tmp_path
    (tmp_path / "staticfiles.json").write_text("{}")
    for name in doctor.env.THROW_AWAY_DISKS:
        monkeypatch.delenv(name, raising=False)
    Version.objects.filter(state="published").update(reviewer=person("clinician"), reviewed_at=timezone.now())
    confirm("2026-01-02")
    Backup.objects.create(rows=1, checksum="x")
    return SimpleNamespace(settings=settings, monkeypatch=monkeypatch)


def confirm(day: str) -> None:
    for version in Version.objects.filter(state="published", text__kind="service"):
        version.body["confirmed_on"] = day
        version.save()
    snapshot.forget()


def unsign(**which: str) -> None:
    assert Version.objects.filter(state="published", **which).update(reviewer=None, reviewed_at=None)
    snapshot.forget()


def on_a_throw_away_disk(site):
    site.monkeypatch.setenv("DYNO", "web.1")
    site.monkeypatch.setattr(doctor, "database_file", lambda: Path("/db.sqlite3"))


FAULTS = {
    "a short secret": (lambda site: setattr(site.settings, "SECRET_KEY", "short"), "SECRET_KEY"),
    "debug": (lambda site: setattr(site.settings, "DEBUG", True), "DEBUG"),
    "SQLite on a throw-away disk": (on_a_throw_away_disk, "Heroku's disk"),
    "no second factor": (lambda site: setattr(site.settings, "ADMIN_SECOND_FACTOR", False), "a password alone"),
    "unsigned safety texts": (
        lambda site: unsign(text__kind="level", text__key="EMERGENCY"),
        "safety texts (levels",
    ),
    "an unsigned crisis line": (
        lambda site: unsign(text__kind="service", text__key="uk-samaritans"),
        "safety texts (levels",
    ),
    "unconfirmed numbers": (lambda site: confirm(""), "phone lines are not confirmed"),
    "no mail": (lambda site: setattr(site.settings, "ADMINS", []), "Nobody gets a mail"),
    "an old backup": (
        lambda site: Backup.objects.update(made_at=timezone.now() - timedelta(days=8)),
        "The last backup is of",
    ),
    "any host": (lambda site: setattr(site.settings, "ALLOWED_HOSTS", ["*"]), "ALLOWED_HOSTS"),
    "a proxy that is not counted": (lambda site: setattr(site.settings, "TRUSTED_PROXIES", 0), "TRUSTED_PROXIES"),
    "plain http": (lambda site: setattr(site.settings, "PLAIN_HTTP", True), "PLAIN_HTTP"),
}


def test_a_sound_site_has_nothing_to_mend(sound, capsys):
    call_command("doctor")
    assert capsys.readouterr().out == "Doctor: nothing to mend.\n"


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found_alone_and_with_its_remedy(name, sound):
    plant, says = FAULTS[name]
    plant(sound)
    (finding,) = doctor.findings()
    assert says in finding.what
    assert finding.remedy.endswith(".")


def test_every_planted_fault_is_one_finding(sound, capsys):
    for plant, _ in FAULTS.values():
        plant(sound)
    with pytest.raises(SystemExit) as ended:
        call_command("doctor")
    said = capsys.readouterr().out
    assert ended.value.code == 1
    assert said.endswith("Doctor: 11 to mend.\n")
    for _, says in FAULTS.values():
        assert said.count(says) >= 1


def test_a_site_that_was_never_backed_up_is_told(sound):
    Backup.objects.all().delete()
    assert [finding.what for finding in doctor.findings()] == ["There is no backup yet."]


def test_a_database_file_on_a_volume_or_on_a_server_of_ones_own_is_fine(sound, monkeypatch, tmp_path):
    on_a_throw_away_disk(sound)
    monkeypatch.setattr(doctor, "_is_on_a_volume", lambda file: True)
    assert not list(doctor.findings())
    monkeypatch.setattr(doctor, "_is_on_a_volume", lambda file: False)
    assert len(list(doctor.findings())) == 1
    monkeypatch.delenv("DYNO")
    assert not list(doctor.findings())


def test_stylesheets_that_are_not_collected_and_an_admin_nobody_can_open_are_told(sound, settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "nothing"
    doctor.User.objects.update(is_active=False)
    assert [finding.what.partition(",")[0] for finding in doctor.findings()] == [
        "The stylesheets are not collected",
        "Nobody can sign in to the admin.",
    ]


def test_with_the_database_away_the_doctor_still_looks_at_the_settings(sound, settings, database_away):
    settings.PLAIN_HTTP = True
    with database_away():
        found = [finding.what for finding in doctor.findings()]
    assert len(found) == 2
    assert "PLAIN_HTTP" in found[0]
    assert "The database cannot be read" in found[1]
