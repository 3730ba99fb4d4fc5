"""Pages that are the same for everybody."""

import re

import pytest

from leakapp.content import snapshot, workflow
from leakapp.content.models import Text
from leakapp.content.safety import DISCLAIMER, EVALUATION, FIND_A_HELPLINE, NEVER_STOP, NOT_REVIEWED, REGIONS
from leakapp.triage.causes import CAUSES
from tests.content.making import live, person

pytestmark = pytest.mark.django_db

KEYS = [cause.key for cause in CAUSES]
PUBLIC = ["/", "/learn/", "/learn/mastitis/", "/help-now/", "/check/", "/no-such-page/"]
EMERGENCY_NUMBERS = [number for region in REGIONS for number in region.emergency]


def test_home_leads_to_the_questions_to_help_and_to_every_page_of_causes(client):
    page = client.get("/")
    assert page.status_code == 200
    for address in ("/check/", "/help-now/", "/learn/", "/learn/loss/", "/learn/d-mer/"):
        assert f'href="{address}"' in page.text
        assert client.get(address).status_code == 200


def test_the_list_of_causes_links_every_one_in_the_order_of_its_name(client):
    page = client.get("/learn/")
    words = snapshot.current()
    by_name = sorted(KEYS, key=lambda key: re.sub("^(a|an|the) ", "", words.words("explanation", key)["name"].lower()))
    a_to_z = page.text.partition('id="a-to-z"')[2]
    assert re.findall(r'<li><a href="/learn/([^/"]+)/">', a_to_z) == by_name


@pytest.mark.usefixtures("warm_worker")
@pytest.mark.parametrize("key", KEYS)
def test_every_cause_has_its_page(client, key):
    page = client.get(f"/learn/{key}/")
    assert page.status_code == 200
    words = page.context["words"]
    assert (words.kind, words.key) == ("explanation", key)
    assert page.text.count("<h1>") == 1
    assert "<h2>When to get help</h2>" in page.text
    assert not re.search(r"\[[a-z0-9_]+(, [a-z0-9_]+)*\]", page.text.partition("<main")[2])  # no bare source mark


@pytest.mark.parametrize(
    "address", ["/learn/no-such-cause/", "/learn/Mastitis/", "/learn/mastitis/more/", "/learn/../"]
)
def test_a_cause_that_does_not_exist_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_the_page_on_medicines_says_never_to_stop_one(client):
    assert NEVER_STOP in client.get("/learn/medicine/").text


@pytest.mark.parametrize("address", PUBLIC)
def test_every_page_says_what_the_guide_is_not(client, address):
    page = client.get(address).text
    assert DISCLAIMER in page
    assert EVALUATION in page
    assert 'href="/help-now/"' in page


@pytest.mark.parametrize("address", [each for each in PUBLIC if each != "/check/"])
def test_pages_for_everybody_set_no_cookie_and_do_not_depend_on_one(client, address):
    client.cookies["sessionid"] = "left over from the admin"
    response = client.get(address)
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize("address", ["/", "/learn/", "/learn/mastitis/", "/help-now/", "/healthz"])
def test_pages_for_everybody_are_only_read(client, address):
    assert client.head(address).status_code == 200
    assert client.post(address).status_code == 405


def test_shipped_words_are_marked_until_somebody_signs_them(client):
    assert NOT_REVIEWED in client.get("/learn/mastitis/").text
    mastitis = Text.objects.get(kind="explanation", key="mastitis")
    workflow.sign_off(live(mastitis), person("signing"))
    page = client.get("/learn/mastitis/").text
    assert NOT_REVIEWED not in page
    assert "Read and approved by a clinician at this site" in page


def numbers_of_every_region() -> list[str]:
    dialled = [f"tel:{line.dial}" for region in REGIONS for line in region.crisis if line.call]
    texted = [f"sms:{line.text[0]}" for region in REGIONS for line in region.crisis if line.text[0]]
    return [*(f"tel:{number}" for number in EMERGENCY_NUMBERS), *dialled, *texted, FIND_A_HELPLINE.web]


@pytest.mark.parametrize("is_away", [False, True])
def test_help_now_has_every_regions_numbers_with_the_database_there_or_away(client, database_away, is_away):
    if is_away:
        with database_away() as tries:
            page = client.get("/help-now/")
        assert tries
    else:
        page = client.get("/help-now/")
    assert page.status_code == 200
    for region in REGIONS[:-1]:
        place = page.text.partition(f'id="place-{region.id}"')[2].partition("</section>")[0]
        for number in (*region.emergency, *(line.dial for line in region.crisis if line.call)):
            assert f'href="tel:{number}"' in place, region.id
    for number in numbers_of_every_region():
        assert f'href="{number}"' in page.text


@pytest.mark.parametrize(("region", "number"), [("uk", "999"), ("ie", "112"), ("nz", "111")])
def test_help_now_begins_with_the_sites_own_region_and_one_big_number(client, settings, region, number):
    settings.REGION = region
    page = client.get("/help-now/").text
    assert re.findall(r'id="place-(\w+)"', page)[0] == region
    assert re.findall(r'<a class="call" href="tel:(\d+)">Call \d+</a>', page) == [number]
    assert page.index("You are not in trouble.") < page.index(f'id="place-{region}"')
    assert 'class="help"' not in page


def test_help_now_without_a_region_has_no_big_number_of_one_country(client, settings):
    settings.REGION = "any"
    assert not re.findall(r">Call \d", client.get("/help-now/").text)
