"""Settings come from the environment, are all listed, refuse odd words, and are safe as the pages on hosting say."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings as site_settings
from django.core.exceptions import ImproperlyConfigured

from leakapp import env

ROOT = Path(site_settings.BASE_DIR)
READERS = (
    "leakapp/settings.py",
    "leakapp/serving.py",
    "leakapp/content/management/commands/create_first_admin.py",
)


def names_read() -> set[str]:
    """The first argument of each call env.text(...), env.flag(...) and so on."""
    nodes = [node for path in READERS for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8")))]
    calls = [node for node in nodes if isinstance(node, ast.Call) and re.fullmatch(r"env\.\w+", ast.unparse(node.func))]
    return {call.args[0].value for call in calls if isinstance(call.args[0], ast.Constant)}


def test_the_example_names_every_setting_that_is_read_and_no_other():
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    named = set(re.findall(r"\b([A-Z][A-Z_]+)=", example))
    from_files = {name for name in named if name.removesuffix("_FILE") in named - {name}}
    assert named - from_files == names_read()


def test_nothing_but_env_reads_the_environment():
    for path in (ROOT / "leakapp").rglob("*.py"):
        if path.name not in ("env.py", "wsgi.py"):
            assert not re.search(r"os\.environ|getenv", path.read_text(encoding="utf-8")), path


def documented() -> dict[str, str]:
    """The variables in the table of docs/deploy.md, with a value a host could have."""
    table = re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8"), re.MULTILINE)
    values = {
        "SECRET_KEY": "".join(chr(ord("a") + number % 26) + str(number) for number in range(50)),
        "DEBUG": "false",
        "ALLOWED_HOSTS": "leak.example",
        "DATABASE_URL": "postgres://leak:secret@127.0.0.1:1/leak",
        "BEHIND_PROXY": "true",
        "REGION": "uk",
        "LEAVE_URL": "https://www.wikipedia.org/",
    }
    assert {"SECRET_KEY", "DEBUG", "ALLOWED_HOSTS"} <= set(table)
    return {name: values[name] for name in table if name in values}


def manage(*command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    ours = names_read() | {"DJANGO_SETTINGS_MODULE", "DJANGO_ALLOW_ASYNC_UNSAFE"}
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return subprocess.run(
        [sys.executable, "-W", "ignore", "manage.py", *command],
        cwd=ROOT, env={**kept, "ENV_FILE": "none", **variables}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_deploy_check_has_nothing_to_say_to_the_documented_variables():
    done = manage("check", "--deploy", "--fail-level", "WARNING", **documented())
    assert (done.returncode, done.stdout) == (0, "System check identified no issues (0 silenced).\n"), done.stderr


@pytest.mark.parametrize(
    ("slip", "says"),
    [
        ({"DEBUG": "true"}, "security.W018"),
        ({"PLAIN_HTTP": "true"}, "security.W012"),
        ({"SECRET_KEY": "short"}, "security.W009"),
    ],
)
def test_the_deploy_check_speaks_up_at_a_slip(slip, says):
    done = manage("check", "--deploy", "--fail-level", "WARNING", **{**documented(), **slip})
    assert done.returncode == 1
    assert says in done.stderr


def test_the_site_does_not_start_without_a_secret():
    done = manage("check", **{**documented(), "SECRET_KEY": ""})
    assert done.returncode == 1
    assert "SECRET_KEY is not set" in done.stderr


@pytest.mark.parametrize("raw", ["true", "TRUE", "1", "yes"])
def test_a_flag_is_on(monkeypatch, raw):
    monkeypatch.setenv("PLAIN", raw)
    assert env.flag("PLAIN") is True


@pytest.mark.parametrize("raw", ["false", "False", "0", "no"])
def test_a_flag_is_off_even_where_the_default_is_on(monkeypatch, raw):
    monkeypatch.setenv("PLAIN", raw)
    assert env.flag("PLAIN", True) is False


@pytest.mark.parametrize("default", [True, False])
def test_a_flag_that_is_empty_or_missing_has_its_default(monkeypatch, default):
    assert env.flag("PLAIN", default) is default
    monkeypatch.setenv("PLAIN", "")
    assert env.flag("PLAIN", default) is default


ODD = [
    (env.flag, "off"),
    (env.flag, "treu"),
    (lambda name: env.number(name, 1), "two"),
    (lambda name: env.number(name, 1), "-1"),
    (lambda name: env.one_of(name, ("uk", "us"), "uk"), "gb"),
]


@pytest.mark.parametrize(("read", "raw"), ODD)
def test_an_odd_word_is_refused_with_the_name_of_its_setting(monkeypatch, read, raw):
    monkeypatch.setenv("ODD", raw)
    with pytest.raises(ImproperlyConfigured, match=f"ODD='{raw}'"):
        read("ODD")


def test_a_setting_may_stand_in_a_file_of_its_own(monkeypatch, tmp_path):
    (tmp_path / "key").write_text("from the file\n", encoding="utf-8")
    monkeypatch.setenv("KEY", "from the environment")
    monkeypatch.setenv("KEY_FILE", str(tmp_path / "key"))
    assert env.text("KEY") == "from the file"


def test_the_environment_wins_over_the_file_of_settings(monkeypatch, tmp_path):
    file = tmp_path / "env"
    file.write_text("# COMMENT=1\nONE = \"one\"\nTWO=two=2\nnothing\nTHREE='3'\n", encoding="utf-8")
    monkeypatch.setenv("ONE", "from the environment")
    for name in ("TWO", "THREE"):
        monkeypatch.setenv(name, "")  # so that the test's end takes away what the file brings
        monkeypatch.delenv(name)
    env.load_file(file)
    env.load_file(tmp_path / "missing")
    assert [env.text(name) for name in ("ONE", "TWO", "THREE", "COMMENT")] == ["from the environment", "two=2", "3", ""]


def test_words_are_split_at_commas_and_spaces(monkeypatch):
    monkeypatch.setenv("HOSTS", "a.example, b.example c.example")
    assert env.words("HOSTS") == ["a.example", "b.example", "c.example"]
    assert env.words("OTHER_HOSTS", "d.example") == ["d.example"]
