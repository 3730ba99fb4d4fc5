"""The safety file names real tests, real proofs and real files."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
SAFETY = (ROOT / "docs" / "clinical-safety.md").read_text(encoding="utf-8")


def test_every_test_that_the_hazard_log_names_is_there():
    named = set(re.findall(r"`(tests/[\w/]+\.py)`", SAFETY))
    assert len(named) > 10
    assert [each for each in sorted(named) if not (ROOT / each).is_file()] == []


def test_every_hazard_has_a_control_and_something_that_holds_it():
    rows = [line.strip("| \n").split(" | ") for line in SAFETY.splitlines() if re.match(r"\| H\d", line)]
    assert len(rows) >= 16
    for row in rows:
        assert len(row) == 6, row
        assert all(row), row


def test_every_page_that_the_documents_link_to_is_there():
    for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"


def test_make_run_serves_plain_http_whatever_the_env_file_says():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for server in ("runserver", "leakapp.serving leakapp.wsgi"):
        (line,) = [each for each in makefile.splitlines() if server in each]
        assert "PLAIN_HTTP=true" in line
