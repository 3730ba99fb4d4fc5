"""A phone without script, and the site as a fresh one serves it."""

import os
import shutil

import pytest

from tests.browser.looking import Looker
from tests.browser.neutral_site import NeutralSite
from tests.browser.visiting import Visitor

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "is_mobile": True,
    "has_touch": True,
    "java_script_enabled": False,
    "color_scheme": "light",
}


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    if CHROMIUM is None:
        missing = "Chromium is missing. `make test` installs it, or says how."
        (pytest.fail if os.environ.get("CI") else pytest.skip)(missing)
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": arguments}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, **PHONE}


@pytest.fixture(scope="session")
def base_url(live_server):
    """Where the site is. Also what pytest-playwright takes as the start of every address."""
    return live_server.url


@pytest.fixture(scope="session")
def looker():
    """Remembers what it has looked at, so that a page state that several stories share is examined once."""
    return Looker()


@pytest.fixture
def visitor(base_url, looker, context):
    """Somebody at the site's door. What their browser complained about, and where it went, is judged at the end."""
    somebody = Visitor(context, base_url, looker)
    yield somebody
    somebody.left_no_trouble()
    somebody.told_no_address()


@pytest.fixture
def neutral_site(settings):
    """A site of no interest to anybody, where "leave now" leads."""
    with NeutralSite() as neutral:
        settings.LEAVE_URL = neutral.url
        yield neutral
