"""How gunicorn serves the site: no banner, a log without what a visitor said, and rather no start than a broken one."""

import http.client
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings as site_settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command

from leakapp import serving
from leakapp.triage import cases, consistency

ROOT = Path(site_settings.BASE_DIR)
MARK = "MARKER-xyz"


def plain(environ, start_response):
    """Any application: these tests are about the server before it."""
    start_response("200 OK", [("Content-Type", "text/plain"), ("X-Request-ID", "0123456789abcdef")])
    return [b"served"]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """(port, log file) of a gunicorn with the site's own settings."""
    port, log = free_port(), tmp_path_factory.mktemp("serving") / "log"
    environment = {**os.environ, "PORT": str(port), "WEB_CONCURRENCY": "1", "DEBUG": "true"}
    command = [sys.executable, "-m", "gunicorn", "-c", "python:leakapp.serving", f"{__name__}:plain"]
    with log.open("w") as out, subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=out) as process:
        try:
            for _ in range(200):
                if "Booting worker" in log.read_text():
                    break
                time.sleep(0.1)
            yield port, log
        finally:
            process.terminate()
            process.wait(20)


def ask(port, address="/", **headers):
    with_headers = {name.replace("_", "-"): value for name, value in headers.items()}
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET", address, headers=with_headers)
        response = connection.getresponse()
        return response.status, dict(response.getheaders()), response.read()
    finally:
        connection.close()


def test_no_answer_names_the_software(server):
    status, headers, body = ask(server[0])
    assert (status, body) == (200, b"served")
    assert "Server" not in headers


def test_the_access_log_holds_the_path_and_the_requests_id_and_nothing_a_visitor_brought(server):
    port, log = server
    ask(port, f"/check/?said={MARK}", Referer=f"https://{MARK}.example/", User_Agent=MARK, X_Forwarded_For=MARK)
    for _ in range(100):
        if "/check/" in log.read_text():
            break
        time.sleep(0.05)
    lines = [line for line in log.read_text().splitlines() if "/check/" in line]
    assert lines
    assert lines[-1].endswith(" 0123456789abcdef")
    assert MARK not in log.read_text()
    assert "127.0.0.1" not in lines[-1]


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        ("/" + "x" * 5000, {}),
        ("/", {"Cookie": "x" * 40_000}),
        ("/", {f"X-{number}": "x" for number in range(100)}),
    ],
    ids=["a long address", "a huge header", "many headers"],
)
def test_a_request_beyond_measure_is_refused_before_it_reaches_the_site(server, address, headers):
    status, _, body = ask(server[0], address, **headers)
    assert 400 <= status < 500
    assert b"served" not in body


def test_a_huge_cookie_still_reaches_the_site_which_begins_the_visit_again(server):
    assert ask(server[0], Cookie="answers=" + "x" * 30_000)[0] == 200


@pytest.fixture
def failing(monkeypatch):
    monkeypatch.setattr(cases, "failures", lambda: iter(["EX-01: SELF_CARE, expected ROUTINE"]))


def test_a_rule_set_that_fails_its_own_cases_is_not_served(failing):
    with pytest.raises(SystemExit, match="EX-01: SELF_CARE, expected ROUTINE"):
        serving.on_starting(None)


def test_an_unsound_table_is_not_served(monkeypatch):
    fault = consistency.Fault("rule R1: no option 'zzz'", "Correct it.")
    monkeypatch.setattr(consistency, "faults", lambda: [fault])
    with pytest.raises(SystemExit, match="no option 'zzz'"):
        serving.on_starting(None)


def test_a_site_without_words_for_a_question_is_not_served(monkeypatch):
    from leakapp.content import checks  # noqa: PLC0415  the gunicorn of these tests imports this file without Django
    from leakapp.content.defaults import shipped  # noqa: PLC0415

    checks.refuse_without_words()
    without = {text_id: body for text_id, body in shipped().items() if text_id != ("question", "colours")}
    monkeypatch.setattr(checks, "shipped", lambda: without)
    with pytest.raises(ImproperlyConfigured, match="colours has no words"):
        checks.refuse_without_words()


@pytest.mark.parametrize("file", ["Procfile", "fly.toml", "render.yaml"])
def test_every_release_stops_at_an_unsafe_setting(file):
    assert "check --deploy --fail-level WARNING && " in (ROOT / file).read_text()


def test_a_site_without_its_stylesheets_is_not_served(monkeypatch, tmp_path):
    monkeypatch.setattr(serving, "_HERE", tmp_path)
    with pytest.raises(SystemExit, match="collectstatic"):
        serving.on_starting(None)
    (tmp_path / "staticfiles").mkdir()
    (tmp_path / "staticfiles" / "staticfiles.json").write_text("{}")
    serving.on_starting(None)


def test_the_release_asks_the_cases(capsys):
    call_command("check_cases")
    assert f"{cases.count()} of {cases.count()} answered" in capsys.readouterr().out
    release = (ROOT / "Procfile").read_text().partition("release: ")[2].partition("\n")[0]
    steps = [step.split()[2] for step in release.split(" && ")]
    assert steps.index("migrate") < steps.index("check_cases")


def test_the_release_stops_at_a_case_that_fails(failing):
    with pytest.raises(CommandError, match="1 of 286 clinical cases failed"):
        call_command("check_cases")
