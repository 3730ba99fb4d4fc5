"""Headers, the content policy, and what a page may load."""

import re
from contextlib import closing
from copy import deepcopy
from importlib import reload

import pytest
from csp.decorators import csp_exempt, csp_update
from csp.exceptions import CSPNonceError
from csp.middleware import CSPMiddleware
from django.http import HttpResponse
from django.test import Client
from django.urls import clear_url_caches

import leakapp.urls
from leakapp.site.headers import StrictPolicy
from tests.checker.walking import walk
from tests.triage.visitors import visitor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("warm_worker")]

PAGES = ["/", "/learn/", "/learn/mastitis/", "/help-now/", "/check/", "/check/result/", "/check/summary/", "/healthz"]
PAGES += ["/no-such-page/", "/admin/login/"]
FILES = ["/theme.css", "/offline.js", "/static/css/site.css", "/static/img/touch.png"]
HEADERS = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.fixture(scope="module")
def cookies(words_for_a_module):
    """What a browser holds that has come to a result."""
    client = Client()
    with words_for_a_module():
        walk(client, visitor(colours="milky"))
    return client.cookies


@pytest.fixture
def visited(client, cookies):
    client.cookies = deepcopy(cookies)
    return client


def policy(response) -> dict[str, list[str]]:
    directives = (part.split() for part in response["Content-Security-Policy"].split(";"))
    return {name: sources for name, *sources in directives}


@pytest.mark.parametrize("address", PAGES + FILES)
def test_every_page_and_file_carries_the_security_headers(visited, address):
    with closing(visited.get(address)) as response:
        pass
    assert {name: response[name] for name in HEADERS} == HEADERS
    assert "geolocation=()" in response["Permissions-Policy"]


@pytest.mark.parametrize("address", PAGES + FILES)
def test_the_content_policy_lets_in_nothing_but_our_own(visited, address):
    with closing(visited.get(address)) as response:
        directives = policy(response)
    assert directives["default-src"] == directives["base-uri"] == directives["frame-ancestors"] == ["'none'"]
    assert directives["form-action"] == ["'self'"]
    for name, sources in directives.items():
        for source in sources:
            own = (
                source in ("'self'", "'none'") or source.startswith("'nonce-") or (name, source) == ("img-src", "data:")
            )
            assert own, (name, source)


@pytest.mark.parametrize("address", PAGES)
def test_no_page_has_anything_that_the_policy_would_block_or_that_others_serve(visited, address):
    page = visited.get(address).text
    # A block of data is not run and a canonical link is not loaded, so neither is the policy's business.
    page = re.sub(r'<script type="application/ld\+json">[^<]*</script>|<link rel="canonical"[^>]*>', "", page)
    nonces = set(re.findall(r'nonce="([^"]*)"', page))
    assert not re.search(r"<[^>]+\s(style|on[a-z]+)=", page)
    assert not re.search(r"<(script|style)(?![^>]*(\ssrc=|\snonce=\"[^\"]+\"))[^>]*>", page)
    assert len(nonces) <= 1
    loaded = re.findall(r'<(?:script|img|iframe|source|link)[^>]*\s(?:src|href)="([^"]*)"', page)
    assert all(address.startswith(("/static/", "/theme.css", "data:image/svg+xml,")) for address in loaded), loaded


def test_no_other_site_may_read_our_files(client):
    with closing(client.get("/static/css/site.css")) as response:
        assert "Access-Control-Allow-Origin" not in response.headers


def test_an_error_page_is_kept_by_nobody(client):
    strict = Client(enforce_csrf_checks=True)
    for response, status in ((client.get("/no-such-page/"), 404), (strict.post("/check/region/"), 403)):
        assert response.status_code == status
        assert "no-store" in response["Cache-Control"]


def test_no_public_answer_names_the_address_of_the_admin(client, settings):
    settings.ADMIN_PATH = "a-door-of-our-own/"
    reload(leakapp.urls)
    clear_url_caches()
    try:
        for address in ("/style/", "/admin/", "/admin/style/", "/", "/robots.txt", "/sitemap.xml", "/no-such-page/"):
            response = client.get(address)
            assert "a-door-of-our-own" not in str(response.headers) + response.text, address
        assert client.get("/a-door-of-our-own/").status_code == 302
    finally:
        settings.ADMIN_PATH = "admin/"
        reload(leakapp.urls)
        clear_url_caches()


def test_a_nonce_is_never_used_twice(client):
    client.post("/check/", {"gate": ["none"]})
    pages = [client.get("/check/who/") for _ in range(2)]
    nonces = [re.search(r'<style nonce="([^"]+)"', page.text)[1] for page in pages]
    assert nonces[0] != nonces[1]
    for page, nonce in zip(pages, nonces, strict=True):
        assert f"'nonce-{nonce}'" in policy(page)["style-src"]


def test_what_a_host_serves_over_https_is_https_alone(settings):
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 31_536_000
    client = Client()
    response = client.get("/learn/")
    assert (response.status_code, response["Location"]) == (301, "https://testserver/learn/")
    assert client.get("/healthz").status_code == 200
    assert "max-age=31536000" in client.get("/learn/", secure=True)["Strict-Transport-Security"]


@pytest.fixture
def behind_a_proxy(settings):
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")


@pytest.mark.parametrize(("said", "status"), [("https", 200), ("https, http", 200), ("http", 301), ("", 301)])
def test_behind_a_proxy_https_is_what_the_proxy_says(client, behind_a_proxy, said, status):
    assert client.get("/learn/", headers={"x-forwarded-proto": said} if said else {}).status_code == status


def test_without_a_proxy_nobody_can_claim_https(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = None
    assert client.get("/learn/", headers={"x-forwarded-proto": "https"}).status_code == 301


def test_a_host_that_is_forwarded_is_not_believed(client, behind_a_proxy):
    response = client.get("/learn/", headers={"x-forwarded-host": "evil.example"})
    assert response["Location"] == "https://testserver/learn/"


@pytest.mark.parametrize("asks_for_a_nonce", [True, False])
def test_the_policy_is_the_very_one_that_the_library_builds(rf, asks_for_a_nonce):
    """Ours is built once. A newer django-csp that builds another one is noticed here."""

    def answer(request):
        return HttpResponse(str(request.csp_nonce) if asks_for_a_nonce else "")

    ours, theirs = ((request := rf.get("/"), kind(answer)(request)) for kind in (StrictPolicy, CSPMiddleware))
    said = [response["Content-Security-Policy"].replace(response.text or "-", "") for _, response in (ours, theirs)]
    assert said[0] == said[1]
    assert ("nonce" in said[0]) == asks_for_a_nonce
    for request, _ in (ours, theirs):
        if not asks_for_a_nonce:
            with pytest.raises(CSPNonceError):
                str(request.csp_nonce)


def test_a_view_may_still_ask_for_a_policy_of_its_own(rf):
    answer = StrictPolicy(csp_update({"frame-src": ["'self'"]})(lambda request: HttpResponse("")))
    assert "frame-src 'self'" in answer(rf.get("/"))["Content-Security-Policy"]
    assert "Content-Security-Policy" not in StrictPolicy(csp_exempt()(lambda request: HttpResponse("")))(rf.get("/"))


def test_djangos_own_error_pages_keep_their_styles_while_debug_is_on(rf, settings):
    settings.DEBUG = True
    for status, has_policy in ((404, False), (500, False), (200, True)):
        response = StrictPolicy(lambda request, status=status: HttpResponse(status=status))(rf.get("/"))
        assert ("Content-Security-Policy" in response) == has_policy, status
