"""The shipped words fit the questions as a form outside this site."""

import json

from leakapp.content.form_words import form_words
from leakapp.content.snapshot import shipped_alone
from leakapp.triage.questionnaire import questionnaire


def test_every_question_option_and_screen_has_its_words_and_the_form_says_what_it_is_not():
    form = questionnaire(form_words(shipped_alone()), "https://guide.example")
    said = json.dumps(form)
    assert "Is any of this happening right now?" in said
    assert "It is not a diagnosis." in form["description"]
    assert "after a loss" in form["description"]
