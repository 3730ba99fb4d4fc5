"""Nothing that somebody types, imports or writes past the forms reaches a page as more than words."""

import json
import re
from html.parser import HTMLParser

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from leakapp.content import marks, snapshot, workflow
from leakapp.content.cleaning import clean_body
from leakapp.content.defaults import shipped
from leakapp.content.kinds import Form, fields
from leakapp.content.loading import load
from leakapp.content.models import State, Text, Version
from tests.content.making import body_of, dates, live, row
from tests.content.people import browser_of, person

pytestmark = pytest.mark.django_db

ATTACKS = {
    "script": "<p>Hello</p><script>alert('pwned')</script>",
    "handler": '<p onclick="pwned()">Hello</p><img src=x onerror=pwned()>',
    "link": '<p><a href="javascript:pwned()">Hello</a></p>',
    "link in disguise": '<p><a href="jav&#x09;ascript:pwned()">Hello</a> <a href=" JAVASCRIPT:pwned()">x</a></p>',
    "data link": '<p><a href="data:text/html,<b>pwned</b>">Hello</a></p>',
    "link to another site without its name": '<p><a href="//pwned.example/">Hello</a></p>',
    "backslash": '<p><a href="/\\pwned.example">Hello</a></p>',
    "frame": '<p>Hello</p><iframe src="https://pwned.example"></iframe><object data="pwned"></object>',
    "style": '<p style="background:url(//pwned.example)">Hello</p><style>@import "pwned"</style>',
    "form": '<p>Hello</p><form action="https://pwned.example"><input name="answers"></form>',
    "svg": '<p>Hello</p><svg onload="pwned()"><script>pwned()</script></svg>',
    "broken tag": "<p>Hello</p><scr<script>ipt>pwned()</scr</script>ipt>",
    "comment": "<p>Hello</p><!--><script>pwned()</script>-->",
    "base": '<p>Hello</p><base href="https://pwned.example/"><meta http-equiv="refresh" content="0;url=pwned">',
}
HARMLESS = {"h2", "h3", "p", "strong", "em", "ul", "ol", "li", "a", "br"}


class Marks(HTMLParser):
    """The tags and links of a piece of HTML, as a browser would find them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links |= {value for name, value in attrs if name in ("href", "src", "action")}

    def harm(self, tags: set[str]) -> list[str]:
        links = [each for each in self.links if not re.match(r"https://(?!pwned)|tel:|mailto:|sms:|/(?![/\\])|#", each)]
        handlers = [each for each in self.attributes if each.startswith("on") or each == "style"]
        return [*sorted(self.tags - tags), *links, *handlers]


def main_of(address: str) -> str:
    return Client().get(address).text.partition("<main")[2].partition("</main>")[0]


def explanation() -> Text:
    return Text.objects.get(kind="explanation", key="let-down")


def by_form(text, body):
    editor = person("ed", "Editor")
    client = browser_of(editor)
    draft = workflow.start_draft(text, editor)
    address = f"/admin/content/version/{draft.pk}/change/"
    words = {
        f"word:{name}": "\n".join(value) if isinstance(value, list) else value
        for name, value in {**draft.body, **body}.items()
    }
    client.post(address, {**words, "touched": 0, "change_note": ""})
    Version.objects.filter(text=text, state=State.PUBLISHED).update(state=State.RETIRED)
    signed = {
        "reviewer": person("rev", "Reviewer"),
        "reviewed_at": timezone.now(),
    }  # past the gate, which would stop it
    Version.objects.filter(pk=draft.pk).update(state=State.PUBLISHED, **dates(), **signed)


def by_create(text, body):
    Version.objects.filter(text=text).update(state=State.RETIRED)
    Version.objects.create(text=text, number=50, state=State.PUBLISHED, origin="shipped", body=body, **dates())


def by_bulk(text, body):
    Version.objects.filter(text=text).update(state=State.RETIRED)
    Version.objects.bulk_create(
        [row(text, state=State.PUBLISHED, origin="shipped", contributors="", body=body, **dates())]
    )


def by_update(text, body):
    Version.objects.filter(text=text, state=State.PUBLISHED).update(body=body)


def by_fixture(text, body):
    Version.objects.filter(text=text).update(state=State.RETIRED)
    at = "2026-01-01T00:00:00Z"
    values = {"text": text.pk, "number": 51, "state": "published", "origin": "shipped", "body": body, "created_at": at}
    dated = {"published_at": at, "review_by": "2030-01-01"}
    path = "/tmp/fixture-of-words.json"
    with open(path, "w", encoding="utf-8") as file:
        json.dump([{"model": "content.version", "pk": 999_999, "fields": {**values, **dated}}], file)
    call_command("loaddata", path, verbosity=0)


def by_load(text, body):
    load({(text.kind, text.key): {**shipped()[text.kind, text.key], **body}})


WAYS = [by_form, by_create, by_bulk, by_update, by_fixture, by_load]


def attacked(body):
    """Every attack in a list of plain lines, and in rich words: one attack a field, the others one after another."""
    rich = [field.name for field in fields("explanation", "let-down") if field.form is Form.RICH]
    first = dict(zip(rich[1:], ATTACKS.values(), strict=False))
    return {**body, **first, rich[0]: "".join(ATTACKS.values()), "do": list(ATTACKS.values()), "name": "Under attack"}


@pytest.mark.parametrize("way", WAYS)
def test_no_attack_reaches_a_page_or_the_database(way):
    text = explanation()
    of_the_page = Marks(main_of("/learn/let-down/")).tags
    way(text, attacked(live(text).body))
    snapshot.forget()
    page = main_of("/learn/let-down/")
    assert "Under attack" in page
    for words in live(text).body.values():
        for each in words if isinstance(words, list) else [words]:
            assert Marks(each).harm(HARMLESS) == []
    assert Marks(page).harm(HARMLESS | of_the_page) == []
    assert page.count("Hello") > len(ATTACKS)  # the words are kept


@pytest.mark.parametrize("attack", ATTACKS)
def test_each_attack_is_tame_on_its_own(attack):
    assert Marks(marks.sanitise(ATTACKS[attack])).harm(HARMLESS) == []
    assert "Hello" in marks.sanitise(ATTACKS[attack])
    assert Marks(marks.tame({"deep": [ATTACKS[attack]]})["deep"][0]).harm(HARMLESS) == []


def test_what_gets_into_the_row_by_plain_sql_still_does_not_reach_a_page(django_assert_num_queries):
    from django.db import connection  # noqa: PLC0415

    text = explanation()
    body = {**live(text).body, "what": ATTACKS["script"] + ATTACKS["link"]}
    with connection.cursor() as cursor:
        cursor.execute("update content_version set body = %s where id = %s", [json.dumps(body), live(text).pk])
    snapshot.forget()
    page = Client().get("/learn/let-down/").text
    assert "Hello" in page
    assert "alert(" not in page
    assert "javascript:" not in page


@pytest.mark.parametrize("body", [[], "words", 7, {"what": 7, "do": "not a list", "name": None}, {"what": ["a"]}])
def test_a_row_of_another_shape_does_not_take_the_site_down(body):
    text = explanation()
    Version.objects.filter(pk=live(text).pk).update(body=body)
    snapshot.forget()
    assert Client().get("/learn/let-down/").status_code == 200


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//x.example", "https://a b", "ftp://x"]
)
def test_a_field_for_an_address_holds_a_web_address_or_nothing(address):
    body = clean_body("service", "planted", body_of(web=address))
    assert body["web"] == ""
    assert clean_body("service", "planted", body_of(web="https://clinic.example/"))["web"] == "https://clinic.example/"


def test_the_shipped_words_come_through_unchanged():
    for (kind, key), body in shipped().items():
        clean = clean_body(kind, key, body)
        for field in fields(kind, key):
            words = body.get(field.name, "")
            assert clean[field.name] == (words if isinstance(words, list) else words.strip()), (kind, key, field.name)
            assert marks.tame(words) == words, (kind, key, field.name)


def test_sanitising_twice_changes_nothing_more():
    for harm in ATTACKS.values():
        once = marks.sanitise(harm)
        assert marks.sanitise(once) == once


def test_every_mark_that_the_editor_offers_is_kept():
    kept = (
        '<h2>h</h2><h3>i</h3><p><strong>a</strong> <em>b</em> <a href="/learn/loss/">c</a> '
        '<a href="https://x.example/">d</a> '
        '<a href="tel:999">e</a></p><ul><li><p>f</p></li></ul><ol><li><p>g</p></li></ol>'
    )
    assert marks.sanitise(kept) == kept


def test_plain_words_with_signs_in_them_stay_as_they_were():
    line = "Fever over 38 & rising; 5 < 6 > 4 “quoted”"
    assert marks.tame(line) == line
    assert any(field.form is Form.LINE for field in fields("explanation", "let-down"))
