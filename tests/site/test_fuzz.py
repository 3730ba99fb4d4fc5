"""Whatever is sent to any address, in any form, cookie or header, the answer is a page and never a fault of ours."""

import re
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.core import signing
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leakapp.checker import answer_store
from leakapp.triage.causes import CAUSES
from leakapp.triage.questions import QUESTIONS, SCREENS

pytestmark = pytest.mark.django_db

quickly = settings(
    max_examples=40, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

# ------------------------------------------------------------------------------------------------------ what is sent

IDS = [question.id for question in QUESTIONS]
OPTIONS = sorted({option for question in QUESTIONS for option in question.options})
NASTY = [
    "", " ", "\x00", "a\x00b", "-1", "0", "9" * 30, "1e999", "NaN", "../../etc/passwd", "%00", "%ff", "' or 1=1 --",
    "<script>alert(1)</script>", "{{ 7*7 }}", "https://evil.example/", "//evil.example", "\u202e", "\ud7ff", "🍼" * 50,
    "x" * 3000, "\r\nSet-Cookie: a=b", "None", "null", "[]", "__all__", "id__in",
]  # fmt: skip
words = st.one_of(
    st.sampled_from(NASTY),
    st.sampled_from(OPTIONS),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
)
KNOWN = [
    "q", "p", "o", "e", "all", "next", "back", "theme", "region", "ready", "username", "password", "_save", "_popup",
    "_to_field", "action", "touched", "_changelist_filters", "_selected_action", "state__exact", "text__kind",
    "change_note", "word:name", "form-0-id", "csrfmiddlewaretoken", "pk", "id__lt", "lang", "new", "old",
]  # fmt: skip
names = st.one_of(st.sampled_from([*IDS, *KNOWN]), words)
fields = st.dictionaries(names, st.one_of(words, st.lists(words, max_size=4)), max_size=8)
HEADERS = [
    "accept", "accept-language", "accept-encoding", "if-none-match", "if-modified-since", "range", "referer", "origin",
    "user-agent", "x-forwarded-for", "x-forwarded-proto", "x-request-id", "sec-fetch-site",
]  # fmt: skip
headers = st.dictionaries(
    st.sampled_from(HEADERS), st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=60), max_size=4
)
json = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), words),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.one_of(names, st.just("answers")), inner, max_size=4)
    ),
    max_leaves=8,
)
# What an older or newer release could have signed.
signed = st.one_of(json, st.fixed_dictionaries({"answers": json, "region": json}, optional={"restarted": json}))
hostile = st.text(st.characters(min_codepoint=1, max_codepoint=255), max_size=200)  # what a server hands on

# ----------------------------------------------------------------------------------------------------- every address

SLUGS = [*(screen.id for screen in SCREENS), *(cause.key for cause in CAUSES[:5]), "no-such", "-", "publish", "submit"]
CONVERTERS = {
    "int": st.one_of(st.integers(0, 400), st.sampled_from([10**12, 2**63, 10**30])).map(str),
    "slug": st.sampled_from(SLUGS),
    "str": words.map(lambda word: word.replace("/", "") or "x"),
    "path": st.one_of(words, st.integers(0, 400).map(str)).map(lambda word: word or "x"),
}


def routes(patterns, before: str = "/") -> Iterator[str]:
    """Every route as Django writes it: /learn/<slug:key>/"""
    for each in patterns:
        if isinstance(each.pattern, RoutePattern):
            here = before + str(each.pattern)
            if isinstance(each, URLPattern):
                yield here
            elif isinstance(each, URLResolver):
                yield from routes(each.url_patterns, here)


ROUTES = sorted(set(routes(get_resolver().url_patterns)))
PUBLIC = [route for route in ROUTES if not route.startswith("/admin/")]
ADMIN = [route for route in ROUTES if route.startswith("/admin/") and "logout" not in route]


def addresses(of: list[str]) -> st.SearchStrategy[str]:
    return st.sampled_from(of).flatmap(_filled)


def _filled(route: str) -> st.SearchStrategy[str]:
    parts = re.split(r"<(?:(\w+):)?\w+>", route)  # text, converter, text, converter, ..., text
    wanted = [st.just(part) if place % 2 == 0 else CONVERTERS[part or "str"] for place, part in enumerate(parts)]
    return st.tuples(*wanted).map("".join)


def sent(client: Client, method: str, address: str, data: dict, said: dict):
    """One request, whose answer must be ours and not blank."""
    client.raise_request_exception = False
    body = data if method in ("GET", "HEAD", "POST") else "x"
    response = getattr(client, method.lower())(address, body, headers=said)
    assert response.status_code < 500, (method, address, response.status_code)
    if response.status_code == 200 and method in ("GET", "POST") and not response.streaming:
        assert response.content or "theme.css" in address
    return response


methods = st.sampled_from(["GET", "GET", "POST", "POST", "HEAD", "PUT", "DELETE", "OPTIONS"])


def test_the_addresses_are_found():
    assert {"/", "/check/", "/check/<slug:screen_id>/", "/learn/<slug:key>/", "/theme/", "/help-now/"} <= set(PUBLIC)
    assert {"/admin/login/", "/admin/content/version/<path:object_id>/change/"} <= set(ADMIN)


@quickly
@given(addresses(PUBLIC), methods, fields, headers)
def test_any_public_address_with_anything(address, method, data, said):
    sent(Client(), method, address, data, said)


@quickly
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), fields)
def test_any_address_at_all(path, data):
    sent(Client(), "GET", f"/{path.lstrip('/')}", data, {})


@quickly
@given(st.sampled_from(SCREENS), st.lists(fields, min_size=1, max_size=4), headers)
def test_any_answers_on_any_screen(screen, posts, said):
    client = Client()
    client.post("/check/", {"gate": ["none"]})
    for data in posts:
        sent(client, "POST", "/check/" if screen == SCREENS[0] else f"/check/{screen.id}/", data, said)
    for page in ("", "result/", "answers/", "summary/"):
        sent(client, "GET", f"/check/{page}", {}, {})


PAGES_OF_A_VISIT = [route for route in PUBLIC if route.startswith("/check/") and "<" not in route]


@quickly
@given(st.sampled_from(PAGES_OF_A_VISIT), hostile, hostile, hostile)
def test_any_cookie(page, answers, theme, token):
    client = Client()
    client.cookies.load({"answers": answers, "theme": theme, "csrftoken": token, "sessionid": token})
    sent(client, "GET", page, {}, {})
    sent(client, "GET", "/theme.css", {}, {})


@quickly
@given(st.sampled_from(PAGES_OF_A_VISIT), signed)
def test_anything_that_was_signed_with_our_own_key(page, said):
    client = Client()
    client.cookies["answers"] = signing.dumps(said, salt=answer_store.SALT, compress=True)
    sent(client, "GET", page, {}, {})
    sent(client, "POST", "/check/region/", {"region": "uk"}, {})


@settings(quickly, max_examples=80)
@given(addresses(ADMIN), methods, fields)
def test_any_address_of_the_admin_with_anything_from_somebody_who_may_everything(address, method, data):
    client = Client()
    client.force_login(User.objects.get_or_create(username="all", is_staff=True, is_superuser=True)[0])
    sent(client, method, address, data, {})


@quickly
@given(addresses(ADMIN), methods, fields)
def test_any_address_of_the_admin_from_a_stranger(address, method, data):
    response = sent(Client(), method, address, data, {})
    assert response.status_code in (200, 301, 302, 400, 403, 404, 405, 429)
