"""Cases of the clinical file, at least one for each level they reach, clicked through the pages to the result."""

import pytest

from leakapp.content.defaults import shipped
from leakapp.triage import cases

pytestmark = pytest.mark.browser

CASES = {case["id"]: case for case in cases.examples()}
WALKED = {  # no example case is an emergency: test_stories.py has those
    "EX-01": "SELF_CARE",
    "EX-22": "SELF_CARE",  # a baby
    "EX-16": "ROUTINE",
    "EX-21": "WITHIN_2_WEEKS",  # a man
    "EX-11": "SAME_DAY",
}


@pytest.mark.parametrize(("name", "level"), WALKED.items())
def test_a_case_is_clicked_through_to_its_result(visitor, name, level):
    case = CASES[name]
    assert level == case["expected_urgency"]
    visitor.opens("/").presses("Start the questions").walks_to_the_result(case["answers"])
    assert visitor.heading == shipped()["level", level]["heading"]
    assert len(visitor.led_to) <= 14  # the home page, at most 12 screens, the result
