"""Light or dark by a switch without script; the pages' bytes stay the same for everybody."""

import re

import pytest

from leakapp.site.theme import stylesheets

pytestmark = pytest.mark.django_db


def test_both_themes_are_cut_from_the_one_stylesheet_and_name_the_same_colours():
    names = {
        theme: {part.split(":")[0].strip() for part in css.split("{", 2)[2].split(";")}
        for theme, css in stylesheets().items()
    }
    assert set(names) == {"light", "dark"}
    assert names["dark"] - {"}}"} <= names["light"]
    assert len(names["dark"]) > 15


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_choice_is_remembered_and_leads_back(client, theme):
    response = client.post("/theme/", {"theme": theme, "back": "/learn/"})
    assert (response.status_code, response["Location"]) == (303, "/learn/")
    css = client.get("/theme.css").text
    assert css.startswith(stylesheets()[theme])
    assert re.findall(r'\[value="(\w*)"\]::before', css) == [theme]


def assert_the_phone_decides(client):
    css = client.get("/theme.css").text
    assert ":root" not in css
    assert "display" not in css
    assert re.findall(r'\[value="(\w*)"\]::before', css) == [""]


def test_with_no_choice_the_phone_decides_and_its_button_says_so(client):
    assert_the_phone_decides(client)


def test_as_my_phone_forgets_the_choice(client):
    client.post("/theme/", {"theme": "dark", "back": "/"})
    client.post("/theme/", {"theme": "", "back": "/"})
    assert_the_phone_decides(client)


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "", "\\\\evil.example"]
)
def test_the_way_back_never_leaves_the_site(client, back):
    assert client.post("/theme/", {"theme": "dark", "back": back})["Location"] == "/"


def test_a_hostile_choice_is_no_choice(client):
    client.cookies["theme"] = "x}body{display:none"
    assert_the_phone_decides(client)


def test_the_page_is_the_same_in_every_theme(client):
    before = client.get("/").content
    client.post("/theme/", {"theme": "dark", "back": "/"})
    assert client.get("/").content == before
