"""A clinician at the admin: signs in, edits a draft, and wants every saved word back."""

import json
import re
from html import unescape

from scripts.rehearse.reader import Browser, Page, token_of
from scripts.rehearse.site import Site

PASSWORD = "a long password for rehearsals"
PEOPLE = """
import json
from django.contrib.auth.models import User
from leakapp.content.models import Text
for name in ("writer", "reviewer"):
    if not User.objects.filter(username=name).exists():
        User.objects.create_superuser(name, password={password!r})
print(json.dumps(dict(Text.objects.filter(kind="explanation").values_list("key", "pk"))))
"""


def prepare(site: Site) -> dict[str, int]:
    """Migrate, load the shipped words and make two accounts. The numbers of the texts that they can work on."""
    site.manage("migrate", "--noinput", "--verbosity", "0")
    site.manage("load_default_content")
    return json.loads(site.manage("shell", "-c", PEOPLE.format(password=PASSWORD)).splitlines()[-1])


class Editor:
    def __init__(self, site: Site, name: str = "writer") -> None:
        self.browser = Browser(site)
        self.name = name
        self.draft = ""
        self.sent: dict[str, list[str]] = {}

    def try_to_sign_in(self) -> Page:
        page = self.browser.get("/admin/login/")
        form = {"username": self.name, "password": PASSWORD, "next": "/admin/", "csrfmiddlewaretoken": token_of(page)}
        return self.browser.post("/admin/login/", form)

    def sign_in(self) -> "Editor":
        moved = self.try_to_sign_in()
        if moved.status != 302:
            raise RuntimeError(f"{self.name} could not sign in: {moved.status}")
        return self

    def open_draft(self, text: int) -> "Editor":
        """A new draft of the text."""
        page = self.browser.get(f"/admin/content/text/{text}/change/")
        moved = self.browser.post(f"/admin/content/text/{text}/draft/", {"csrfmiddlewaretoken": token_of(page)})
        if found := re.search(r"/admin/content/version/\d+/", moved.header("Location")):
            self.draft = found[0] + "change/"
            return self
        raise RuntimeError(f"no draft: {moved.status} {moved.header('Location')}")

    def type(self, words: str) -> Page:
        """Open the draft and write the words into its summary. Nothing is sent yet."""
        page = self.browser.get(self.draft)
        if page.status == 200:
            self.sent = {**inputs(page.body), "word:summary": [words]}
        return page

    def send(self) -> Page:
        """Press Save, or reload the page that answered it: a browser then offers to send the words again."""
        return self.browser.post(self.draft, self.sent)

    def save(self, words: str) -> Page:
        page = self.type(words)
        return self.send() if page.status == 200 else page

    def saved(self) -> str:
        """The words as the draft has them."""
        return inputs(self.browser.get(self.draft).body).get("word:summary", [""])[0]

    def move(self, name: str, draft: str = "") -> Page:
        """Submit or publish the draft."""
        address = draft or self.draft
        page = self.browser.get(address)
        form = {"csrfmiddlewaretoken": token_of(page), "_save": "x"}
        return self.browser.post(address.replace("change/", f"move/{name}/"), form)


def inputs(page: str) -> dict[str, list[str]]:
    """The fields of the page's main form with what stands in them, as a browser would send them."""
    form = re.search(r'<form[^>]*id="version_form".*?</form>', page, re.DOTALL)
    fields: dict[str, list[str]] = {}
    for tag in re.findall(r"<input[^>]*>", form[0] if form else ""):
        said = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        kind = said.get("type", "text")
        if said.get("name") and (kind in ("text", "hidden") or (kind == "checkbox" and "checked" in tag)):
            fields[said["name"]] = [unescape(said.get("value", ""))]
    for name, words in re.findall(
        r'<textarea[^>]*name="([^"]+)"[^>]*>\n?(.*?)</textarea>', form[0] if form else "", re.S
    ):
        fields[name] = [unescape(words)]
    return fields
