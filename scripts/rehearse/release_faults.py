"""Two machines on one database, two releases at once, and a release that is taken back."""

import time
from collections.abc import Callable
from pathlib import Path

from leakapp.triage import cases
from scripts.rehearse.database_faults import QUICK, until, writing
from scripts.rehearse.editor import Editor
from scripts.rehearse.machine_faults import RESTARTED
from scripts.rehearse.reader import Browser, Page, Seen, a_round, walk
from scripts.rehearse.site import Site, release
from scripts.rehearse.table import Row, answer_to

LIVE_WITHIN = 5.0  # seconds from a publication on one machine to the page of another
CHANGE = """
from dataclasses import replace

RULES = (*RULES[:-1], replace(RULES[-1], says="Said otherwise in another release."))
"""
ADDITION = """
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("content", "{last}")]
    operations = [
        migrations.AddField("version", "rehearsed", models.CharField(max_length=20, null=True)),
        migrations.CreateModel("Rehearsed", [("id", models.BigAutoField(primary_key=True))]),
    ]
"""


def published_elsewhere(one: Site, other: Site, text: int) -> Row:
    """A publication made on one machine, and an answer cookie written by one and read by the other."""
    row = Row("two machines, one database")
    for _ in range(4):
        a_round(other)  # so that every worker of the other has the older page in memory
    writer = Editor(one).sign_in().open_draft(text)
    words = f"Published at {time.time():.0f}, for all machines."
    saved = writer.save(words)
    writer.move("submit")
    Editor(one, "reviewer").sign_in().move("publish", writer.draft)
    published = time.monotonic()
    row.must(until(lambda: words in Browser(one).get("/learn/mastitis/").body), "not live where it was published")

    def is_live_on_the_other() -> bool:
        return all(words in Browser(other).get("/learn/mastitis/").body for _ in range(6))

    row.must(until(is_live_on_the_other, 2 * LIVE_WITHIN), "never live on the other machine")
    took = time.monotonic() - published
    row.must(took <= LIVE_WITHIN, f"live on the other machine after {took:.1f} s")
    browser, seen = Browser(one), Seen()
    walk(browser, cases.examples()[1]["answers"], screens=4)
    last = _goes_on_at(browser, other, cases.examples()[1]["answers"])
    row.must(last.address == "/check/result/", f"the other machine led to {last.address}")
    seen.add(browser)
    row.saw(seen, QUICK)
    row.patient = f"one visit on both machines, to its result; {row.patient}"
    row.editor = f"{answer_to(saved)}; live on the other machine after {took:.1f} s"
    return row


def _goes_on_at(browser: Browser, site: Site, answers) -> Page:
    """The same browser is sent to another machine, and answers what it is asked there."""
    browser.site = site
    return walk(browser, answers)


def two_releases(site: Site, folder: Path, make: Callable[[Path], Site]) -> Row:
    """A visit begun on this release goes on at one whose question table has changed, and the other way round."""
    row = Row("two releases at once, one with changed questions")
    code = release(folder)
    with (code / "leakapp" / "triage" / "rules" / "__init__.py").open("a") as rules:
        rules.write(CHANGE)
    newer = make(code)
    try:
        newer.start()
        seen, answers = Seen(), cases.examples()[2]["answers"]
        for here, there in ((site, newer), (newer, site)):
            browser = Browser(here)
            walk(browser, answers, screens=4)
            browser.site = there
            led = browser.get(browser.get("/check/result/").header("Location") or "/nowhere/")
            row.must(led.address == "/check/" and RESTARTED in led.body, f"led to {led.address}, {led.status}")
            last = walk(browser, answers)
            row.must(last.address == "/check/result/", f"the visit that began again ended at {last.address}")
            seen.add(browser)
        row.saw(seen, QUICK)
        row.patient = f"“{RESTARTED}”, then the whole visit; {row.patient}"
        row.editor = answer_to(Editor(newer).sign_in().browser.get("/admin/")).replace(
            "status 200", "the admin on both"
        )
    finally:
        newer.stop()
    return row


def taken_back(site: Site, text: int, folder: Path, make: Callable[[Path], Site]) -> Row:
    """A newer release adds a column and a table; this one runs on that schema; then the schema goes back and forth."""
    row = Row("release taken back: older code, newer schema")
    code = release(folder)
    migrations = code / "leakapp" / "content" / "migrations"
    last = sorted(path.stem for path in migrations.glob("0*.py"))[-1]
    (migrations / "9000_rehearsed.py").write_text(ADDITION.format(last=last))
    newer = make(code)
    newer.manage("migrate", "--noinput", "--verbosity", "0")
    row.saw(a_round(site), QUICK)
    editor, words = writing(site, text)
    answered = editor.save(words := "Saved by older code on the newer schema.")
    row.must(answered.status == 302, f"older code could not save on the newer schema: {answered.status}")
    for step in (("content", last), ("content",)):
        newer.manage("migrate", *step, "--noinput", "--verbosity", "0")
        row.saw(a_round(site), QUICK)
        row.kept(editor.saved(), words)
        answered = editor.save(words := f"Saved after migrating to {step[-1]}.")
        row.must(answered.status == 302, f"no save after migrating to {step[-1]}: {answered.status}")
    row.kept(editor.saved(), words)
    newer.manage("migrate", "content", last, "--noinput", "--verbosity", "0")
    row.editor = f"{answer_to(answered)}, on each schema"
    return row
