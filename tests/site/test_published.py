"""Published pages come from memory, as the very bytes and headers that Django gave, and never hold one reader's own."""

import gzip
from io import BytesIO

import brotli
import pytest

from leakapp.content import snapshot, workflow
from leakapp.content.models import Text
from leakapp.site.published import SHARED, PublishedPages

pytestmark = pytest.mark.django_db


class Counted:
    """Django's own application, counting how often it is asked."""

    def __init__(self):
        from django.core.handlers.wsgi import WSGIHandler  # noqa: PLC0415

        self.django, self.asked = WSGIHandler(), 0

    def __call__(self, environ, start_response):
        self.asked += 1
        return self.django(environ, start_response)


@pytest.fixture
def django_app(settings, monkeypatch):
    settings.SNAPSHOT_CHECK_SECONDS = 60
    for signal in ("request_started", "request_finished"):  # they close the connection that the test's rollback needs
        monkeypatch.setattr(f"django.core.signals.{signal}.receivers", [])
    return Counted()


THE_SAME = {"HTTP_X_REQUEST_ID": "one-and-the-same"}  # an id is of one request, and all else is of the page


def ask(application, path, method="GET", **headers):
    started = []
    environ = {
        "REQUEST_METHOD": method, "PATH_INFO": path, "SERVER_NAME": "localhost", "SERVER_PORT": "80",
        "HTTP_HOST": "localhost", "wsgi.url_scheme": "http", "wsgi.input": BytesIO(), "wsgi.errors": BytesIO(),
        **headers,
    }  # fmt: skip
    body = b"".join(application(environ, lambda *said: started.extend(said)))
    return started[0], dict(started[1]), body


def test_the_second_reader_is_answered_without_django_with_the_same_bytes_and_headers(django_app):
    pages = PublishedPages(django_app)
    first = ask(pages, "/learn/mastitis/", **THE_SAME)
    asked = django_app.asked
    assert ask(pages, "/learn/mastitis/", **THE_SAME) == first
    assert django_app.asked == asked
    plain = ask(django_app, "/learn/mastitis/")
    assert first[2] == plain[2]
    for name in ("Content-Security-Policy", "X-Frame-Options", "Referrer-Policy", "Permissions-Policy"):
        assert set(first[1][name].split("; ")) == set(plain[1][name].split("; "))
    assert first[1]["Cache-Control"] == SHARED


def test_a_reader_who_has_the_page_gets_a_304(django_app):
    pages = PublishedPages(django_app)
    etag = ask(pages, "/")[1]["ETag"]
    status, headers, body = ask(pages, "/", HTTP_IF_NONE_MATCH=etag)
    assert status.startswith("304")
    assert body == b""
    assert headers["ETag"] == etag
    assert ask(pages, "/", HTTP_IF_NONE_MATCH='W/"older"')[0].startswith("200")


@pytest.mark.parametrize(
    ("accepts", "unpack"), [("gzip", gzip.decompress), ("gzip, br", brotli.decompress), ("", bytes)]
)
def test_every_encoding_unpacks_to_the_same_page(django_app, accepts, unpack):
    pages = PublishedPages(django_app)
    plain = ask(pages, "/learn/")[2]
    headers, body = ask(pages, "/learn/", HTTP_ACCEPT_ENCODING=accepts)[1:]
    assert unpack(body) == plain
    assert headers["Vary"] == "Accept-Encoding"
    assert headers["Content-Length"] == str(len(body))


def test_nothing_of_the_first_reader_reaches_the_second(django_app):
    pages = PublishedPages(django_app)
    ask(pages, "/help-now/", HTTP_COOKIE="answers=MARKER; theme=dark; csrftoken=MARKER")
    headers, body = ask(pages, "/help-now/")[1:]
    assert b"MARKER" not in body
    assert "Set-Cookie" not in headers
    assert "Cookie" not in headers["Vary"]


@pytest.mark.parametrize("path", ["/check/", "/check/result/", "/theme.css", "/admin/", "/healthz", "/nowhere/"])
def test_a_page_that_is_not_the_same_for_everybody_is_never_kept(django_app, path):
    pages = PublishedPages(django_app)
    ask(pages, path)
    assert not pages.pages


def test_a_query_a_post_and_a_strange_host_go_through_to_django(django_app):
    pages = PublishedPages(django_app)
    ask(pages, "/", QUERY_STRING="x=1")
    ask(pages, "/", method="POST")
    assert ask(pages, "/", HTTP_HOST="evil.example")[0].startswith("400")
    assert not pages.pages


def test_a_head_has_the_headers_and_no_body(django_app):
    pages = PublishedPages(django_app)
    whole = ask(pages, "/", **THE_SAME)
    assert ask(pages, "/", method="HEAD", **THE_SAME) == (whole[0], whole[1], b"")


def test_new_words_are_on_the_page_as_soon_as_this_process_knows_of_them(django_app, django_user_model):
    pages = PublishedPages(django_app)
    before = ask(pages, "/learn/mastitis/")[1]["ETag"]
    text = Text.objects.get(kind="explanation", key="mastitis")
    writer, reviewer = (django_user_model.objects.create(username=name) for name in ("writer", "reviewer"))
    draft = workflow.start_draft(text, writer)
    workflow.save_draft(draft, writer, {**draft.body, "summary": "Quite new words."})
    workflow.submit(draft, writer)
    workflow.approve_and_publish(draft, reviewer)
    snapshot.forget()
    headers, body = ask(pages, "/learn/mastitis/")[1:]
    assert b"Quite new words." in body
    assert headers["ETag"] != before


def test_only_so_many_pages_are_kept(django_app, monkeypatch, settings):
    monkeypatch.setattr("leakapp.site.published.PAGES_AT_MOST", 3)
    pages = PublishedPages(django_app)
    for path in ("/", "/learn/", "/help-now/", "/offline/", "/learn/mastitis/"):
        ask(pages, path)
    assert len(pages.pages) == 3


def test_each_answer_from_memory_has_an_id_of_its_own_or_the_proxys(django_app):
    application = PublishedPages(django_app)
    ids = {dict(ask(application, "/learn/")[1])["X-Request-ID"] for _ in range(3)}
    assert len(ids) == 3
    given = ask(application, "/learn/", HTTP_X_REQUEST_ID="from-the-proxy")
    assert dict(given[1])["X-Request-ID"] == "from-the-proxy"
    forged = ask(application, "/learn/", HTTP_X_REQUEST_ID="two\r\nlines")
    assert "two" not in str(forged[1])


def test_other_spellings_of_a_host_or_scheme_are_the_same_page(django_app):
    application = PublishedPages(django_app)
    for host, scheme in (("localhost", "https"), ("LOCALHOST", "https,http"), ("Localhost", "https , x")):
        ask(application, "/learn/", HTTP_HOST=host, HTTP_X_FORWARDED_PROTO=scheme)
    assert len(application.pages) == 1
