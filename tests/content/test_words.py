"""Every shipped text can be edited: its own form takes it, unchanged."""

import pytest

from leakapp.content.defaults import shipped
from leakapp.content.forms import VersionForm
from leakapp.content.kinds import KINDS, fields
from leakapp.content.models import Text, Version
from leakapp.content.safety import BY_ID as REGIONS
from leakapp.content.services import is_confirmed, lines_for
from leakapp.content.snapshot import Snapshot, Words


@pytest.mark.parametrize("kind", KINDS)
def test_the_form_of_every_text_gives_back_the_shipped_words(kind):
    texts = [text_id for text_id in shipped() if text_id[0] == kind]
    assert texts
    for text_id in texts:
        version = Version(text=Text(kind=kind, key=text_id[1]), body=dict(shipped()[text_id]))
        empty = VersionForm(instance=version)
        posted = {name: empty[name].value() for name in empty.fields}
        form = VersionForm(posted, instance=version)
        assert form.is_valid(), (text_id, form.errors)
        assert form.body() == dict(shipped()[text_id]), text_id


def test_every_text_has_one_input_for_each_of_its_fields():
    for kind, key in shipped():
        form = VersionForm(instance=Version(text=Text(kind=kind, key=key)))
        assert [name for name in form.fields if name.startswith("word:")] == [
            f"word:{f.name}" for f in fields(kind, key)
        ]


def line(**words):
    blank = {field.name: "" for field in fields("service", "planted")}
    return {**blank, "region": "uk", "sort": "feeding", "name": "A line", "call": "0300 1", **words}


def shown(body, region="uk", sort="feeding"):
    words = Words("service", "planted", body)
    return list(lines_for(Snapshot(1, {("service", "planted"): words}), REGIONS[region], sort))


@pytest.mark.parametrize(
    ("confirmed_on", "is_shown"), [("2026-01-31", True), ("", False), ("soon", False), ("2026-13-01", False)]
)
def test_a_line_is_shown_once_it_carries_the_date_on_which_it_was_confirmed(confirmed_on, is_shown):
    body = line(confirmed_on=confirmed_on)
    assert is_confirmed(Words("service", "planted", body)) is is_shown
    assert [each.name for each in shown(body)] == ["A line"] * is_shown


def test_a_line_is_shown_in_its_own_region_and_for_its_own_purpose():
    body = line(confirmed_on="2026-01-31")
    assert shown(body, region="us") == []
    assert shown(body, sort="crisis") == []


def test_a_crisis_line_that_the_code_shows_anyway_is_not_shown_twice():
    fixed = REGIONS["us"].crisis[0]
    assert shown(line(region="us", sort="crisis", call=fixed.call, confirmed_on="2026-01-31"), "us", "crisis") == []
    assert shown(line(region="us", sort="crisis", call="1234", confirmed_on="2026-01-31"), "us", "crisis")


def test_no_line_ships_as_confirmed_without_saying_how_it_was_checked():
    for (kind, key), body in shipped().items():
        if kind == "service":
            assert body["checked"], key
            assert body["region"] in REGIONS, key
