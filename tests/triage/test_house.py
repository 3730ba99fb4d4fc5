"""The house stands as drawn: triage alone with the standard library, imports one way, nothing imports the pages."""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MAY_IMPORT = {
    "triage": {"triage"},
    "content": {"content", "triage"},
    "site": {"site", "content", "triage"},
    "checker": {"checker", "content", "triage"},
}
# What the tests of the core may use besides the core itself. No Django, no page, no words.
TEST_TOOLS = {"pytest", "hypothesis", "yaml"}


def modules(folder: str) -> list[Path]:
    found = [path for path in sorted((ROOT / folder).rglob("*.py")) if "migrations" not in path.parts]
    assert found, folder
    return found


@cache
def imports(path: Path) -> tuple[str, ...]:
    """The full names of what a file imports, at its top or inside a function."""
    return tuple(_imports(path))


def _imports(path: Path) -> Iterator[str]:
    package = ".".join(path.relative_to(ROOT).with_suffix("").parts[:-1])
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = ".".join(package.split(".")[: len(package.split(".")) - node.level + 1]) if node.level else ""
            module = ".".join(part for part in (above, node.module) if part)
            yield from (f"{module}.{name.name}" for name in node.names)


def outside_the_standard_library(path: Path) -> set[str]:
    return {name for name in imports(path) if name.partition(".")[0] not in sys.stdlib_module_names}


def test_triage_imports_the_standard_library_and_itself_alone():
    for path in modules("leakapp/triage"):
        strangers = {name for name in outside_the_standard_library(path) if not name.startswith("leakapp.triage.")}
        assert not strangers, path


@pytest.mark.parametrize("part", MAY_IMPORT)
def test_imports_go_one_way(part):
    for path in modules(f"leakapp/{part}"):
        parts = {name.split(".")[1] for name in imports(path) if name.startswith("leakapp.") and _is_a_part(name)}
        assert parts <= MAY_IMPORT[part], path


def _is_a_part(name: str) -> bool:
    return name.split(".")[1] in MAY_IMPORT


def test_nothing_imports_the_pages_of_a_visit_but_the_list_of_addresses():
    """leakapp/urls.py stands above all parts and puts them together."""
    for path in modules("leakapp"):
        if path.is_relative_to(ROOT / "leakapp/checker") or path == ROOT / "leakapp/urls.py":
            continue
        assert not any(name.startswith("leakapp.checker") for name in imports(path)), path


def test_the_tests_of_the_core_need_no_django():
    for path in modules("tests/triage"):
        allowed = ("leakapp.triage.", "tests.triage.", *(tool for tool in TEST_TOOLS))
        strangers = {name for name in outside_the_standard_library(path) if not name.startswith(allowed)}
        assert not strangers, path


def test_relative_and_hidden_imports_are_seen(tmp_path, monkeypatch):
    """Otherwise the tests above could not fail."""
    monkeypatch.setattr(sys.modules[__name__], "ROOT", tmp_path)
    hidden = tmp_path / "leakapp" / "triage" / "rules" / "hidden.py"
    hidden.parent.mkdir(parents=True)
    hidden.write_text("from ... import checker\nfrom ..facts import BLOOD\ndef f():\n    import django.db\n")
    assert set(imports(hidden)) == {"leakapp.checker", "leakapp.triage.facts.BLOOD", "django.db"}
