"""`make hunt`: a hundred visits full of marks over the running production server, then a search for them everywhere.

The marks: a word that no page has, in queries, cookies, headers and forms; and the real answers, of which nothing may
tell. Looked through: every row before and after, the database's files with their journal or WAL, the logs of gunicorn
and PostgreSQL, temporary files, shared memory, error mails, and every header and address that was sent out. One page
of the visit is broken on purpose, with the answers in its error, so that there are logs and mails to look through.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from leakapp.triage import cases
from leakapp.triage.questions import QUESTIONS
from scripts.rehearse import postgres
from scripts.rehearse.editor import prepare
from scripts.rehearse.mailbox import Mailbox
from scripts.rehearse.postgres import Postgres
from scripts.rehearse.reader import Browser, token_of, walk
from scripts.rehearse.site import HOST, ROOT, Site, release

MARK = "MARKERxyz"
VISITS = 100
TELLING = {option for question in QUESTIONS for option in question.options if re.search(r"[_0-9]", option)}
MEDICINE = "domperidone"  # a name that pages have, and that no log or mail may have
TYPED = ("name", "words")  # what the two forms call what is typed into them
TOLD_SO = "ValueError (message withheld)"
SITE, DATABASE, MAIL = 8056, 8057, 8058
STORED = """
import json
from django.contrib.sessions.models import Session
from leakapp.site.backup import archive
print(json.dumps({**archive.sums_now(), "sessions": Session.objects.count()}))
"""
WHOLE = "def answers(request: HttpRequest, page: Result) -> HttpResponse:\n"
BROKEN = WHOLE + "    raise ValueError(str(page.visit))\n"


def marks_in(text: str) -> set[str]:
    """The mark, and telling answers as whole words."""
    return ({MARK} if MARK in text else set()) | (TELLING & set(re.findall(r"[A-Za-z0-9_]+", text)))


def visit(site: Site, number: int) -> Browser:
    """One visit to its result, with marks wherever a browser can put any."""
    told = [case for case in (*cases.examples(), *cases.not_under(), *cases.not_over()) if "leaves_out" not in case]
    browser = Browser(site)
    browser.cookies.update(tracking=MARK, theme=MARK)
    browser.get(f"/check/?said={MARK}", Referer=f"https://{MARK}.example/?said=red_pink", User_Agent=MARK)
    walk(browser, told[(number * 7) % len(told)]["answers"])
    for page in ("result", "answers", "summary", "summary/file", "clear", "no-such-screen"):
        browser.get(f"/check/{page}/?colours=red_pink&said={MARK}", X_Forwarded_For=MARK, X_Request_ID=f"{MARK} {MARK}")
    token = token_of(browser.get("/check/clear/"))
    for page, form in (
        ("region/", {"region": MARK, "csrfmiddlewaretoken": token}),
        ("", {"gate": [MARK, "none"], MARK: MARK, "csrfmiddlewaretoken": token}),
        ("", {"gate": "x" * 100_000 + MARK, "csrfmiddlewaretoken": token}),
        ("who/", {"subject": MARK}),  # without a token
        ("leave/", {"said": MARK}),
    ):
        browser.post(f"/check/{page}", form)
    for words in (MARK, MEDICINE, f"{MEDICINE} {MARK} red_pink"):
        browser.post("/medicines/", dict.fromkeys(TYPED, words))
        browser.post("/search/", dict.fromkeys(TYPED, words))
    return browser


def sent_out(browser: Browser) -> str:
    """Every header and address that left the server, but for the one cookie that holds the answers."""
    lines = []
    for page in browser.pages:
        for name, value in page.headers:
            if (name.lower(), value.partition("=")[0]) != ("set-cookie", "answers"):
                lines.append(f"{name}: {value}")
            elif "Max-Age=0" not in value and not all(
                part in value for part in ("Path=/check/", "HttpOnly", "SameSite=Lax", "Secure")
            ):
                lines.append(f"{MARK}: the cookie of the answers is open: {value[-80:]}")
        lines += re.findall(r'(?:href|src|action)="([^"#]*)', page.body)
    return "\n".join(lines)


def third_parties(browser: Browser) -> set[str]:
    """What a browser would fetch from elsewhere by itself."""
    loads = (
        r'<(?:script|img|iframe|source|link|video|audio|object|embed)\b[^>]*?(?:src|href|data)="(?:https?:)?//([^"/]+)'
    )
    return {host for page in browser.pages for host in re.findall(loads, page.body)} - {HOST}


def files(*places: Path) -> Iterator[Path]:
    for place in places:
        yield from (path for path in ([place] if place.is_file() else place.rglob("*")) if path.is_file())


class Hunt:
    def __init__(self, name: str, folder: Path, url: str, of_the_database: list[Path]) -> None:
        self.name, self.folder, self.of_the_database = name, folder, of_the_database
        self.mailbox = Mailbox(MAIL)
        code = release(folder)
        views = code / "leakapp" / "checker" / "views.py"
        views.write_text(views.read_text().replace(WHOLE, BROKEN))
        mail = {"ADMINS": "host@rehearsal.example", "EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": str(MAIL)}
        self.site = Site(folder, url, SITE, code, COUNTS="true", EMAIL_TLS="false", **mail)
        self.found: list[str] = []

    def run(self) -> list[str]:
        memory = set(files(Path("/dev/shm")))
        prepare(self.site)
        before = self._stored()
        self.site.start()
        try:
            with ThreadPoolExecutor(4) as four:
                browsers = list(four.map(lambda number: visit(self.site, number), range(VISITS)))
            self.mailbox.wait(1)
            self._look_into(*self.of_the_database)  # now, while there is a WAL
        finally:
            self.site.stop()
            self.mailbox.close()
        self._look_into(*self.of_the_database, self.site.temporary, *(set(files(Path("/dev/shm"))) - memory))
        outgoing = "\n".join(map(sent_out, browsers))
        self._look_at("headers and links", outgoing)
        for place, text in (("gunicorn's log", self.site.logged()), ("mails", self.mailbox.text())):
            self._look_at(place, text)
            self._note({f"a medicine's name in {place}"} if MEDICINE in text.lower() else set())
        self._note({f"{host} would be asked by a page" for each in browsers for host in third_parties(each)})
        after = self._stored()
        changed = {label for label in after if after[label] != before[label]} - {"pages.DayCount"}
        self._note({f"rows changed in {label}" for label in changed})
        self._must_have_happened(browsers)
        pages = sum(len(each.pages) for each in browsers)
        counts = f"{len(outgoing) // 1000} kB of headers and links, {len(self.site.logged().splitlines())} log lines"
        print(f"{self.name}: {VISITS} visits, {pages} requests, {counts}, {len(self.mailbox.mails)} mails", flush=True)
        return self.found

    def _must_have_happened(self, browsers: list[Browser]) -> None:
        """A hunt that nothing was told to would find nothing."""
        results = sum(any(p.address == "/check/result/" and p.status == 200 for p in each.pages) for each in browsers)
        faults = sum(page.status == 500 for each in browsers for page in each.pages)
        log, mails = self.site.logged(), self.mailbox.text()
        self._note({f"{VISITS - results} visits came to no result"} if results < VISITS else set())
        self._note(
            {"the broken page did not break"}
            if faults < VISITS or "ValueError (message withheld)" not in log
            else set()
        )
        self._note({"no error was mailed"} if "ValueError (message withheld)" not in mails else set())

    def _stored(self) -> dict[str, object]:
        return json.loads(self.site.manage("shell", "-c", STORED).splitlines()[-1])

    def _look_into(self, *places: Path) -> None:
        for path in files(*places):
            if MARK.encode() in path.read_bytes():
                self._note({f"the mark in {path.name}"})

    def _look_at(self, place: str, text: str) -> None:
        self._note({f"{mark} in {place}" for mark in marks_in(text)})

    def _note(self, found: set[str]) -> None:
        self.found += [f"{self.name}: {each}" for each in sorted(found)]


def main() -> int:
    folder = Path(tempfile.mkdtemp(prefix="hunt-"))
    folder.chmod(0o755)
    try:
        collect = [sys.executable, "-W", "ignore", "manage.py", "collectstatic", "--noinput", "--verbosity", "0"]
        subprocess.run(collect, cwd=ROOT, env=Site(folder, "", SITE).variables, check=True)
        here = folder / "sqlite"
        here.mkdir()
        found = Hunt("SQLite", here, f"sqlite:///{here / 'site.sqlite3'}", [here]).run()
        if postgres.is_there():
            database = Postgres(folder / "postgres", DATABASE).start("-c log_statement=all")
            try:
                there = folder / "on-postgresql"
                there.mkdir()
                found += Hunt("PostgreSQL", there, database.url, [database.folder, there]).run()
            finally:
                database.stop("immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    for each in found:
        print(each)
    print(f"Hunted for marks of {VISITS} visits: {len(found)} found.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
