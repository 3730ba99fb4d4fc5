"""The files that platforms read say the same as the Procfile, and name nothing that is not there."""

import json
import re
import shlex
import tomllib
from pathlib import Path

import pytest
import yaml
from django.conf import settings as site_settings

ROOT = Path(site_settings.BASE_DIR)
PLATFORM_OWN = {"PYTHON_VERSION"}


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def procfile(kind: str) -> str:
    return re.search(rf"^{kind}: (.+)$", read("Procfile"), re.MULTILINE)[1]


APP, FLY = json.loads(read("app.json")), tomllib.loads(read("fly.toml"))
(RENDER,) = yaml.safe_load(read("render.yaml"))["services"]
VARIABLES = {
    "app.json": set(APP["env"]),
    "fly.toml": set(FLY["env"]),
    "render.yaml": {each["key"] for each in RENDER["envVars"]} - PLATFORM_OWN,
    "Dockerfile": {"ENV_FILE", "PORT"},
}


@pytest.mark.parametrize("name", VARIABLES)
def test_every_variable_is_one_that_the_site_reads(name):
    known = set(re.findall(r"\b([A-Z][A-Z_]+)=", read(".env.example")))
    assert VARIABLES[name] <= known | {"ENV_FILE"}


def test_every_platform_releases_as_the_procfile_does():
    assert RENDER["preDeployCommand"] == procfile("release")
    assert FLY["deploy"]["release_command"] == f"sh -c '{procfile('release')}'"


def test_every_platform_serves_as_the_procfile_does():
    assert RENDER["startCommand"] == procfile("web")
    assert json.loads(re.search(r"^CMD (.+)$", read("Dockerfile"), re.MULTILINE)[1]) == shlex.split(procfile("web"))


def test_every_platform_asks_the_health_check_and_gives_it_time():
    assert RENDER["healthCheckPath"] == "/healthz"
    (check,) = FLY["http_service"]["checks"]
    assert (check["path"], check["timeout"]) == ("/healthz", "10s")
    health = re.search(r"^HEALTHCHECK .*--timeout=10s.* CMD (.+)$", read("Dockerfile"), re.MULTILINE)[1]
    assert "/healthz" in json.loads(health)[2]
    compile(json.loads(health)[2], "Dockerfile", "exec")


def test_every_platform_runs_the_python_that_the_site_is_made_for():
    version = read(".python-version").strip()
    assert set(re.findall(r"^FROM python:(\S+)-slim", read("Dockerfile"), re.MULTILINE)) == {version}
    (given,) = (each["value"] for each in RENDER["envVars"] if each["key"] == "PYTHON_VERSION")
    assert given.startswith(f"{version}.")


def test_the_image_holds_what_the_site_runs_on_and_nothing_else():
    copied = set(re.findall(r"^COPY (\S+) \./", read("Dockerfile"), re.MULTILINE))
    let_in = set(re.findall(r"^!(\S+)$", read(".dockerignore"), re.MULTILINE))
    assert copied == let_in
    assert all((ROOT / name).exists() for name in copied)
    assert re.search(r"^\*$", read(".dockerignore"), re.MULTILINE)
    assert copied.isdisjoint({".env", "tests", "docs", "backups"})


def test_the_image_runs_as_nobody():
    last_stage = read("Dockerfile").rpartition("FROM ")[2]
    assert re.findall(r"^USER (\S+)$", last_stage, re.MULTILINE) == ["nobody"]
    assert last_stage.index("USER nobody") < last_stage.index("CMD")


def test_no_secret_stands_in_any_of_them():
    for name in VARIABLES:
        assert not re.search(r"SECRET_KEY\W+(?!build\b)[A-Za-z0-9+/_-]{20,}", read(name)), name
