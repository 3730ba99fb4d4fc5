"""The site's own gunicorn settings, for the yardstick, without the checks at the start, which are the site's alone."""

from typing import Any

from leakapp.serving import *  # noqa: F403


def on_starting(server: Any) -> None:
    """The yardstick has no rules to check."""
