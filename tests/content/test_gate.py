"""The gate: planted faults are found, each with its words and how to mend it, and the shipped words pass."""

import pytest

from leakapp.content import gate, workflow
from leakapp.content.cleaning import clean_body
from leakapp.content.defaults import shipped
from leakapp.content.models import Text
from leakapp.content.proofreading import structure
from leakapp.content.proofreading.finding import Severity
from leakapp.content.workflow import MoveRefused
from tests.content.making import live
from tests.content.people import person

pytestmark = pytest.mark.django_db

# what is planted: (kind, key, the words), (the field and the start of what is said, and whether it blocks)
PLANTED = {
    "a required line is empty": (("explanation", "let-down", {"summary": ""}), ("summary", "Not complete yet", True)),
    "a required list is empty": (("explanation", "let-down", {"do": []}), ("do", "Not complete yet", True)),
    "a required rich field is empty": (("explanation", "let-down", {"what": ""}), ("what", "Not complete yet", True)),
    "an emergency without its number": (
        ("level", "EMERGENCY", {"contact.us": "Go to the ER."}),
        ("contact.us", "The emergency number 911", True),
    ),
    "an urgent heading that asks for nothing": (
        ("level", "SAME_DAY", {"heading": "Your breast", "how_soon": "Before tonight."}),
        ("heading", "An urgent text must say what to do", True),
    ),
    "an urgent contact that asks for nothing": (
        ("level", "SAME_DAY", {"contact.uk": "Your GP has time."}),
        ("contact.uk", "This does not say what to do", True),
    ),
    "a phone line without a phone": (
        ("service", "uk-samaritans", {"call": "", "text_to": "", "web": ""}),
        ("call", "Nobody could reach", True),
    ),
    "a dose": (
        ("explanation", "let-down", {"do": ["Take 200 mg with food. [lll_leak]"]}),
        ("do", "a dose", True),
    ),
    "a medicine to be stopped": (
        ("explanation", "let-down", {"do": ["Stop your tablets. [lll_leak]"]}),
        ("do", "tells somebody to stop", True),
    ),
    "a diagnosis": (("rule", "R11", {"why": "You have mastitis."}), ("why", "a diagnosis", True)),
    "false calm": (("rule", "R11", {"why": "There is nothing to worry about."}), ("why", "waves worry away", True)),
    "a percentage": (("rule", "R11", {"why": "It helps in 5% of people."}), ("why", "a percentage", True)),
    "a claim without its source": (
        ("explanation", "let-down", {"do": ["Wear pads at night."]}),
        ("do", "a claim without a source", True),
    ),
    "a source that nobody knows": (
        ("explanation", "let-down", {"do": ["Wear pads at night. [made_up]"]}),
        ("do", "an unknown source", True),
    ),
    "a link to nothing": (
        ("explanation", "let-down", {"why": '<p>See <a href="/learn/gone/">this page</a>. [lll_leak]</p>'}),
        ("why", "a link to nothing", True),
    ),
    "a region that is none": (
        ("service", "uk-samaritans", {"region": "xx"}),
        ("region", "not one of the choices", True),
    ),
    "a sentence that goes on": (
        ("rule", "R11", {"why": "It can get worse " + "and worse " * 9 + "if you wait for it to go."}),
        ("why", "a sentence of", False),
    ),
    "a colour that is not seen on every skin": (
        ("rule", "R11", {"why": "The skin can go red and hot."}),
        ("why", "a colour of the skin", False),
    ),
    "words that are hard to read": (
        ("rule", "R11", {"text": "Inflammation necessitating evaluation", "why": "Complications occasionally follow."}),
        ("", "Reading grade", False),
    ),
    "a line under do not that lost its not": (
        ("explanation", "let-down", {"dont": ["Press all day long. [lll_leak]"]}),
        ("dont", "This stands under", False),
    ),
}


def found_in(kind, key, words):
    return gate.findings(kind, key, {**shipped()[kind, key], **words})


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_found_and_nothing_else(fault):
    (kind, key, words), (field, what, blocks) = PLANTED[fault]
    found = found_in(kind, key, words)
    assert [(each.field, each.severity is Severity.BLOCK) for each in found] == [(field, blocks)]
    assert found[0].what.startswith(what)
    assert found[0].mend


def test_the_shipped_words_have_no_finding():
    for (kind, key), body in shipped().items():
        assert gate.findings(kind, key, clean_body(kind, key, body)) == [], (kind, key)


def test_a_placeholder_that_is_gone_blocks(monkeypatch):
    text_id = ("explanation", "let-down")
    with_braces = {**shipped()[text_id], "summary": "Call {number} now.", "do": ["Ring {clinic} first. [lll_leak]"]}
    monkeypatch.setattr(structure, "shipped", lambda: {text_id: with_braces})
    kept = {**with_braces, "summary": "Now call {number}."}
    assert gate.findings(*text_id, kept) == []
    lost = gate.findings(*text_id, {**with_braces, "summary": "Call now.", "do": ["Ring first. [lll_leak]"]})
    assert [(each.field, each.what) for each in lost] == [("summary", "{number} is gone."), ("do", "{clinic} is gone.")]


@pytest.mark.parametrize("fault", [name for name, (_, (_, _, blocks)) in PLANTED.items() if blocks])
def test_what_blocks_is_neither_sent_for_review_nor_published(fault):
    (kind, key, words), _ = PLANTED[fault]
    writer, reviewer = person("ed", "Editor"), person("rita", "Reviewer")
    draft = workflow.start_draft(Text.objects.get(kind=kind, key=key), writer)
    workflow.save_draft(draft, writer, {**draft.body, **words})
    with pytest.raises(MoveRefused):
        workflow.submit(draft, writer)
    draft.text.versions.filter(pk=draft.pk).update(state="review")  # as if it had got there all the same
    draft.refresh_from_db()
    with pytest.raises(MoveRefused):
        workflow.approve_and_publish(draft, reviewer)
    assert live(draft.text).number == 1


def test_a_warning_does_not_stop_a_text():
    writer, reviewer = person("ed", "Editor"), person("rita", "Reviewer")
    draft = workflow.start_draft(Text.objects.get(kind="explanation", key="let-down"), writer)
    workflow.save_draft(draft, writer, {**draft.body, "dont": ["Press all day long. [mcneilly1983]"]})
    workflow.submit(draft, writer)
    workflow.approve_and_publish(draft, reviewer)
    assert live(draft.text) == draft
