"""One walk over the public pages, shared by the tests that read them."""

from urllib.parse import urldefrag

import pytest
from django.test import Client

from tests.site.pages_read import ReadPage

NOT_PUBLIC = (
    "/check/", "/admin/", "/static/", "/theme", "/offline",
    "/how-it-works/rules.json", "/how-it-works/questionnaire.json",
)  # fmt: skip


@pytest.fixture(scope="session")
def walk(words_for_a_module):
    """Path -> (response, page), for every page that links lead to from the start page."""
    with words_for_a_module():
        found, waiting, client = {}, ["/"], Client()
        while waiting:
            path = waiting.pop()
            if path in found:
                continue
            response = client.get(path)
            page = ReadPage(response.content.decode())
            found[path] = response, page
            waiting += [each for each in internal_links(page) if not each.startswith(NOT_PUBLIC)]
        return found


def internal_links(page):
    return [urldefrag(link).url for link in page.links if link.startswith("/")]
