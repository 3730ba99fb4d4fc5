"""Three people and one text: written, checked, approved by somebody else, live on both workers, restored."""

import time
import urllib.request

import pytest
from playwright.sync_api import expect

from tests.browser.staff import PASSWORD, Staff
from tests.browser.two_workers import TwoWorkers

pytestmark = pytest.mark.browser
KEY, PAGE = "let-down", "/learn/let-down/"
OURS = "Milk can come when your body lets it down. A cry or warm water can set it off."
ADDED = "It is your body at work."
ROLES = """
from django.contrib.auth.models import Group, User
for name, role in {roles!r}.items():
    user, made = User.objects.get_or_create(username=name, defaults={{"is_staff": True}})
    if made:
        user.set_password({password!r})
        user.save()
    user.groups.add(*Group.objects.filter(name=role))
"""
FOCUSED = "(([e]) => [e.tagName, (e.innerText || e.value || '').trim()])([document.activeElement])"
MANY_PAGES = (
    "/admin/content/version/",
    "/admin/content/publication/",
    "/admin/admin/logentry/",
    "/admin/content/text/outside/",
    "/admin/content/text/add/",
    "/admin/second-factor/codes/",
    "/admin/second-factor/enrol/",
    "/admin/password_change/",
)


class Story:
    """The site, and what has been measured of it."""

    def __init__(self, site: TwoWorkers, browser) -> None:
        self.site, self.browser = site, browser
        self.first, self.second = site.addresses

    def give_roles(self, **roles: str) -> None:
        self.site.run("shell", "-c", ROLES.format(roles=roles, password=PASSWORD))

    def staff(self, name: str) -> Staff:
        return Staff(self.browser, self.first, name)

    def readers_see(self, words: str) -> bool:
        return any(words in public(f"{address}{PAGE}") for address in (self.first, self.second))


@pytest.fixture(scope="module")
def site(tmp_path_factory, browser_type_launch_args):
    workers = TwoWorkers(tmp_path_factory.mktemp("story"))
    yield workers
    workers.stop()


@pytest.fixture
def story(site, browser):
    return Story(site, browser)


def public(address: str) -> str:
    with urllib.request.urlopen(address) as answer:
        return answer.read().decode()


def seconds_until(address: str, words: str, within: float) -> float:
    """How long until a reader who asks again and again sees these words."""
    began = time.monotonic()
    while words not in public(address):
        assert time.monotonic() - began < within, f"not live within {within} s"
        time.sleep(0.05)
    return time.monotonic() - began


def open_text(staff: Staff) -> None:
    staff.go(f"/admin/content/text/?q={KEY}")
    staff.page.locator("#result_list a", has_text=f"Explanation: {KEY}").first.click()
    staff.look()


def an_outsider_sees_no_words(story: Story, otto: Staff) -> None:
    otto.sign_in()
    assert "not yet reviewed" not in otto.text()
    assert otto.page.goto(f"{story.first}/admin/content/text/").status == 403


def the_editor_writes_and_sees_the_page_while_typing(story: Story, ed: Staff) -> None:
    ed.sign_in()
    open_text(ed)
    ed.press("Start a draft")
    ed.page.get_by_label("In short").fill(OURS)
    frame = ed.page.frame_locator("iframe[name=preview]")
    expect(frame.get_by_text(OURS)).to_be_visible()
    light = frame.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    ed.page.locator("#preview").get_by_label("Dark").check()
    expect(frame.locator("body")).not_to_have_css("background-color", light)
    expect(frame.get_by_text(OURS)).to_be_visible()
    assert not story.readers_see(OURS)


def the_editor_is_stopped_and_loses_nothing(ed: Staff) -> None:
    ed.page.get_by_label("How sure we are").fill("")
    ed.page.get_by_role("textbox", name="What it is", exact=True).click()
    ed.page.keyboard.press("Control+End")
    ed.page.keyboard.type(f" {ADDED} [mcneilly1983]")
    ed.press("Send for review")
    assert "Must be mended: Not complete yet: How sure we are." in ed.text()
    assert ed.page.get_by_label("In short").input_value() == OURS
    ed.page.get_by_label("How sure we are").fill("These tips come from charities and health leaflets.")
    ed.press("Send for review")
    assert "in review" in ed.text()


def the_editor_cannot_approve_even_with_the_role(story: Story, ed: Staff) -> None:
    story.give_roles(ed="Reviewer")
    ed.page.reload()
    assert "somebody else has to approve it" in ed.text()
    ed.press("Approve and publish")
    assert "You have written part of this." in ed.text()
    assert not story.readers_see(OURS)


def the_reviewer_reads_what_changes_and_publishes(story: Story, rita: Staff) -> str:
    rita.sign_in()
    rita.follow(f"Explanation: {KEY}")
    inserted = " ".join(rita.page.locator("ins").all_inner_texts())
    assert ADDED in inserted
    expect(rita.page.frame_locator("iframe[name=preview]").get_by_text(OURS)).to_be_visible()
    rita.page.get_by_role("button", name="Approve and publish").click(no_wait_after=True)
    here = seconds_until(f"{story.first}{PAGE}", OURS, within=5)
    there = here + seconds_until(f"{story.second}{PAGE}", ADDED, within=5 - here)
    rita.look()
    return f"live on the same worker {here:.2f} s after the press, on the other {there:.2f} s"


def the_editor_compares_and_restores(story: Story, ed: Staff) -> None:
    open_text(ed)
    ed.follow("Compare versions")
    assert ed.page.locator(".changes ins").count()
    assert ed.page.locator(".changes del").count()
    open_text(ed)
    ed.follow("Version 1")
    ed.press("Restore these words as a draft")
    assert "Restored from version 1." in ed.text()
    assert ed.page.get_by_label("In short").input_value() != OURS
    assert story.readers_see(OURS)


def the_reviewer_signs_shipped_words(rita: Staff) -> None:
    rita.go("/admin/")
    rita.follow("Read and sign, one after another")
    rita.press("Sign and go on")
    assert "Signed:" in rita.text()


def test_three_people_and_one_text(story, capsys):
    story.give_roles(ed="Editor", rita="Reviewer", otto="")
    ed, rita, otto = (story.staff(name) for name in ("ed", "rita", "otto"))
    assert not story.readers_see(OURS)  # and both workers have their words in memory now
    an_outsider_sees_no_words(story, otto)
    the_editor_writes_and_sees_the_page_while_typing(story, ed)
    the_editor_is_stopped_and_loses_nothing(ed)
    the_editor_cannot_approve_even_with_the_role(story, ed)
    live = the_reviewer_reads_what_changes_and_publishes(story, rita)
    the_editor_compares_and_restores(story, ed)
    the_reviewer_signs_shipped_words(rita)
    for path in MANY_PAGES:
        rita.go(path)
    with capsys.disabled():
        print(f"\n{live}; {len({*ed.seen, *rita.seen, *otto.seen})} kinds of pages without a fault")


def test_a_host_opens_an_account_on_pages_without_a_fault(story):
    story.give_roles(hal="Host")
    hal = story.staff("hal")
    hal.sign_in()
    for path in ("/admin/auth/user/", "/admin/auth/user/add/", "/admin/auth/group/"):
        hal.go(path)
    hal.go("/admin/auth/user/")
    hal.follow("hal")


def tab_to(staff: Staff, tag: str, name: str) -> None:
    """Press Tab until this link, button or field is in focus, and see that the focus can be seen."""
    for _ in range(200):
        staff.page.keyboard.press("Tab")
        if staff.page.evaluate(FOCUSED) == [tag, name]:
            assert staff.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none", name
            return
    raise AssertionError(f"{name} cannot be reached with the Tab key")


def test_a_draft_is_written_and_sent_with_the_keyboard_alone(story):
    story.give_roles(kay="Editor")
    kay = story.staff("kay")
    kay.sign_in()
    kay.go("/admin/content/text/?q=uk-samaritans")
    for tag, name in (("A", "Samaritans\nService: uk-samaritans"), ("BUTTON", "Start a draft")):
        tab_to(kay, tag, name)
        with kay.page.expect_navigation():
            kay.page.keyboard.press("Enter")
        kay.look()
    tab_to(kay, "INPUT", "Samaritans")
    kay.page.keyboard.press("End")
    kay.page.keyboard.type(", day and night")
    tab_to(kay, "BUTTON", "Send for review")
    kay.page.keyboard.press("Enter")
    expect(kay.page.get_by_text("Sent for review.")).to_be_visible()
    assert "Samaritans, day and night" in kay.text()
