"""A walk over every public page, as a reader or a search engine takes it."""

from urllib.parse import urldefrag

import pytest
from django.conf import settings
from django.urls import reverse

from leakapp.content.quiet import BABY_OR_FEEDING
from leakapp.site.related import is_hidden_after_loss
from leakapp.triage.causes import CAUSES
from tests.site.conftest import internal_links
from tests.site.pages_read import ReadPage

LOSS = "/learn/loss/"
UNDATED = {"/", "/search/", "/help-now/"}  # ways in: their words are labels, and numbers carry dates of their own


def test_every_internal_link_leads_to_a_page(walk):
    assert {path for path, (response, _) in walk.items() if response.status_code != 200} == set()


def test_every_link_into_a_page_has_its_anchor(walk):
    lost = set()
    for path, (_, page) in walk.items():
        for link in page.links:
            target, anchor = urldefrag(link)
            target = target or path
            if anchor and target in walk and anchor not in walk[target][1].ids:
                lost.add((path, link))
    assert lost == set()


def test_no_two_elements_of_a_page_share_an_id(walk):
    assert {path for path, (_, page) in walk.items() if len(page.ids) != len(set(page.ids))} == set()


def test_every_cause_is_reached(walk):
    assert {f"/learn/{cause.key}/" for cause in CAUSES} <= set(walk)


def test_every_page_has_one_heading_of_its_own_a_title_and_a_description(walk):
    for path, (_, page) in walk.items():
        assert page.tags.count("h1") == 1, path
        assert 20 <= len(page.meta["description"]) <= 290, path
    titles = [page.title for _, page in walk.values()]
    assert len(titles) == len(set(titles))
    descriptions = [page.meta["description"] for _, page in walk.values()]
    assert len(descriptions) == len(set(descriptions))


def test_every_page_names_its_one_address(walk):
    assert {path: page.canonical for path, (_, page) in walk.items()} == {
        path: f"http://testserver{path}" for path in walk
    }


def test_every_page_of_words_says_when_they_changed_and_when_they_are_read_again(walk):
    for path in set(walk) - UNDATED:
        page = walk[path][1]
        assert page.tags.count("time") >= 2, path
        assert "not yet reviewed by a clinician at this site" in page.text, path


def test_pages_read_no_cookie_and_set_none(walk, client, db):
    for path, (response, _) in walk.items():
        assert not response.cookies, path
        assert "Cookie" not in response.headers.get("Vary", ""), path
    client.cookies["answers"] = client.cookies["anything"] = "marker"
    for path in ("/", LOSS, "/when-to-get-help/", "/search/"):
        assert client.get(path).content == walk[path][0].content


def test_the_sitemap_lists_the_pages_that_can_be_walked_to(walk, client, db):
    listed = client.get("/sitemap.xml").content.decode()
    assert {part.split("</loc>")[0] for part in listed.split("<loc>")[1:]} == {
        f"http://testserver{path}" for path in walk
    }


def test_robots_keeps_leaving_and_clearing_to_readers_and_never_names_the_admin(client, settings):
    said = client.get("/robots.txt").content.decode()
    assert "Disallow: /check/leave/" in said
    assert "Disallow: /check/\n" not in said
    assert "Sitemap: http://testserver/sitemap.xml" in said
    assert settings.ADMIN_PATH.strip("/") not in said


def test_a_host_can_name_the_address_that_search_engines_know(client, db, settings):
    settings.SITE_URL = "https://leaks.example.org"
    assert ReadPage(client.get("/about/").content.decode()).canonical == "https://leaks.example.org/about/"
    assert "<loc>https://leaks.example.org/about/</loc>" in client.get("/sitemap.xml").content.decode()
    assert "Sitemap: https://leaks.example.org/sitemap.xml" in client.get("/robots.txt").content.decode()


def test_the_page_about_a_loss_is_one_step_from_the_start_page(walk):
    assert LOSS in internal_links(walk["/"][1])


def test_after_a_loss_no_word_about_a_baby_or_feeding_is_met_unasked(walk):
    """The start page, the page about a loss, and every page it leads to. A closed fold is for the reader to open."""
    reached = {"/", LOSS, *internal_links(walk[LOSS][1])}
    assert reverse("danger") not in reached
    for path in reached:
        assert BABY_OR_FEEDING.findall(walk[path][1].shown_text) == [], path


def test_the_page_about_a_loss_has_no_such_word_in_a_fold_either(walk):
    assert BABY_OR_FEEDING.findall(walk[LOSS][1].text) == []


def test_the_page_about_a_loss_leads_to_no_page_that_is_hidden_after_one(walk):
    hidden = {f"/learn/{cause.key}/" for cause in CAUSES if is_hidden_after_loss(cause.key)}
    assert hidden.isdisjoint(internal_links(walk[LOSS][1]))


@pytest.mark.parametrize(
    "cause", [each for each in CAUSES if not is_hidden_after_loss(each.key)], ids=lambda each: each.key
)
def test_a_page_that_may_be_read_after_a_loss_folds_every_word_about_a_baby_or_feeding(walk, cause):
    assert BABY_OR_FEEDING.findall(walk[f"/learn/{cause.key}/"][1].shown_text) == []


@pytest.mark.parametrize(
    "cause", [each for each in CAUSES if not is_hidden_after_loss(each.key)], ids=lambda each: each.key
)
def test_its_list_of_answers_for_and_against_has_no_such_word_once_opened(walk, cause):
    assert BABY_OR_FEEDING.findall(walk[f"/learn/{cause.key}/"][1].words_of("readings")) == []


def test_the_words_that_are_looked_for_are_found_where_they_stand():
    found = BABY_OR_FEEDING.findall("Your baby is nursing. Breastfeeding, a late feed, fed, latch, nappies, a mother.")
    assert found == ["baby", "nursing", "Breastfeeding", "feed", "fed", "latch", "nappies", "mother"]
    assert BABY_OR_FEEDING.findall("A nurse or midwife can help. Childline. Feeling low.") == []


def test_the_admin_is_not_part_of_the_walk(walk):
    assert not [path for path in walk if path.startswith(f"/{settings.ADMIN_PATH}")]
