"""Words that talk somebody out of help, change a medicine or name an amount do not pass the gate, however put."""

import pytest

from leakapp.content import gate, workflow
from leakapp.content.defaults import shipped
from leakapp.content.models import Text
from leakapp.content.proofreading import texts
from leakapp.content.proofreading.finding import Severity
from leakapp.content.snapshot import Words
from leakapp.content.workflow import MoveRefused
from tests.content.people import person

TEXT_ID = ("explanation", "let-down")
GOOD = shipped()[TEXT_ID]

OUT_OF_HELP = (
    "No doctor is needed.",
    "A doctor will not help.",
    "You needn't see a doctor.",
    "You are safe to wait at home.",
    "Stay at home for a week first.",
    "You do not need to see a doctor",
    "No need to call 999",
    "Wait a week before you call",
    "It is safe to wait",
    "This is always harmless",
    "This is not cancer",
    "You don't need to see a doctor.",
    "You don’t need a doctor for this.",
    "There is no need to ring 111.",
    "You do not have to go to hospital.",
    "You need no check for this.",
    "There is no point in calling your GP.",
    "Do not call 999.",
    "Do not bother your midwife with this.",
    "You can wait until Monday.",
    "This can wait.",
    "Wait until morning, then call.",
    "Wait a few days before you see anyone.",
    "Leave it for a week before you call.",
    "Give it a few days.",
    "Hold off calling until tomorrow.",
    "See how it goes first.",
    "It is fine to wait.",
    "This is not an emergency.",
    "It isn't serious.",
    "It is nothing serious.",
    "You can safely ignore it.",
    "It is completely harmless.",
    "This is harmless.",
    "It is never cancer.",
    "It's not cancer.",
    "It cannot be cancer.",
    "Skip your appointment.",
    "You should never need to call anyone.",
    "Seeing a doctor is not needed.",
    "A doctor is not needed.",
    "Help is not needed.",
    "There is no rush to see anyone.",
    "It will be fine to leave it for a month.",
)
CHANGES = (
    "You could skip tonight's tablet.",
    "Switch from sertraline to citalopram.",
    "Stop taking sertraline",
    "Take less of your antidepressant",
    "Rest and stop your medicine",
    "Take cabergoline and stop your medicine.",
    "Stop Zoloft.",
    "Stop your sertraline tonight.",
    "You can stop taking your tablets.",
    "It is safe to stop your antidepressant.",
    "Drink water, then skip your next tablet.",
    "Come off citalopram slowly.",
    "Halve your dose.",
    "You may stop the medicine now.",
    "Try stopping your antidepressant.",
    "Try domperidone to make more milk.",
    "Take Nurofen.",
    "Do not take your tablets today.",
    "Miss a dose if you feel sick.",
    "Cut down your risperidone.",
    "Use more of your inhaler.",
)
AMOUNTS = (
    "Take two tablets",
    "Take 2 paracetamol every 4 hours",
    "Take half a tablet at night.",
    "Take one capsule.",
    "Ibuprofen every six hours will help.",
    "Take it every four hours.",
    "Take paracetamol three times a day.",
    "Swallow three pills.",
)
FINE = (
    "You do not need to stop feeding.",
    "You do not have to stop breastfeeding or chestfeeding.",
    "Do not stop a medicine on your own.",
    "Do not stop or change a prescribed medicine on your own.",
    "Do not wait.",
    "Do not wait to call.",
    "Do not wait a week before you call.",
    "It is not safe to wait.",
    "It is best not to wait.",
    "Wait for the ambulance with someone.",
    "Do not drive yourself: call 999.",
    "You do not need to press the nipple.",
    "There is no need to press it to find out.",
    "Never stop sertraline on your own.",
    "Ask a pharmacist before you take ibuprofen.",
    "Ask before you start or stop a medicine.",
    "Take paracetamol or ibuprofen if they are safe for you.",
    "Feed every 2 to 3 hours.",
    "Check the hot area every 4 hours.",
    "Take a photo twice a day.",
    "Take a pregnancy test.",
    "Most often it is not cancer.",
    "Most causes are harmless.",
    "Two in ten people take a tablet for it.",
    "Stop when you feel comfortable.",
    "You do not have to wait alone.",
    "Some are dangerous to stop suddenly.",
    "Talk to your doctor before you change a medicine.",
    "If you have stopped a medicine, tell the doctor.",
    "You do not need a referral to see us.",
    "Cut down on coffee.",
    "One tablet, cabergoline, is prescribed to lower prolactin.",
    "Do not feel that you are a bother: call.",
    "You can call at any time.",
    "You do not need proof to ask for help.",
    "Change pads every 3 hours.",
)


def blocked(sentence):
    found = texts.proofread(Words(*TEXT_ID, {**GOOD, "summary": sentence}))
    return [each for each in found if each.severity is Severity.BLOCK]


@pytest.mark.parametrize("sentence", [*OUT_OF_HELP, *CHANGES, *AMOUNTS])
def test_a_sentence_that_may_do_harm_blocks_and_is_named_with_the_remedy(sentence):
    found = blocked(sentence)
    assert {(each.field, each.sentence) for each in found} == {("summary", sentence)}
    assert all(each.what and each.mend for each in found)


@pytest.mark.parametrize("sentence", [*OUT_OF_HELP, *CHANGES, *AMOUNTS])
@pytest.mark.parametrize("also", ["{}", "{} now", "Rest, drink and sleep. {}"])
def test_neither_letter_case_nor_what_stands_around_hides_it(sentence, also):
    assert blocked(also.format(sentence.rstrip(".").upper()))


@pytest.mark.parametrize("sentence", FINE)
def test_its_innocent_neighbours_pass(sentence):
    assert blocked(sentence) == []


@pytest.mark.parametrize("name", ["name", "also", "brands"])
def test_every_name_in_the_table_of_medicines_is_known(name):
    everyday = {"alcohol", "beer", "caffeine", "coffee", "iron", "speed", "spirits", "tea", "wine"}
    for (kind, _), body in shipped().items():
        written = [] if kind != "medicine" else [body[name]] if name == "name" else body[name]
        for each in written:
            plain = each.partition(" (")[0]
            assert (plain.casefold() in everyday) != bool(blocked(f"Stop {plain}.")), each


@pytest.mark.django_db
@pytest.mark.parametrize("sentence", [OUT_OF_HELP[0], CHANGES[0], AMOUNTS[0]])
def test_the_gate_refuses_it_and_says_which_sentence(sentence):
    writer = person("ed", "Editor")
    draft = workflow.start_draft(Text.objects.get(kind=TEXT_ID[0], key=TEXT_ID[1]), writer)
    workflow.save_draft(draft, writer, {**draft.body, "summary": f"{sentence}."})
    assert [each.sentence for each in gate.blocks(*TEXT_ID, draft.body)] == [f"{sentence}."]
    with pytest.raises(MoveRefused, match=f"“{sentence}.”. "):
        workflow.submit(draft, writer)
