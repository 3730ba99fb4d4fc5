"""Walking a visit through Django's test client, as a browser without script does."""

from typing import Any

from django.test import Client

from leakapp.triage.answers import Answers
from leakapp.triage.journey import replay
from leakapp.triage.questions import SCREEN_OF
from tests.triage.visitors import given


def post(client: Client, screen: str, **answers: Any) -> Any:
    """Post one screen; each answer a list of option ids."""
    address = "/check/" if screen == "danger" else f"/check/{screen}/"
    return client.post(address, answers)


def walk(client: Client, answers: Answers) -> list[str]:
    """Answer every screen to the result. Returns the addresses that were led to, the result's last."""
    said = given(answers)
    led_to = ["/check/"]
    while not led_to[-1].startswith("/check/result"):
        screen = "danger" if led_to[-1] == "/check/" else led_to[-1].split("/")[2]
        on_screen = {question: options for question, options in said.items() if SCREEN_OF[question].id == screen}
        response = post(client, screen, **on_screen)
        assert response.status_code == 303, (screen, on_screen, response.status_code)
        assert len(led_to) < 15, led_to
        led_to.append(response["Location"])
    return led_to


def screens_of(answers: Answers) -> list[str]:
    return [screen.id for screen in replay(answers).screens]
