"""Each kind of fault is found where it is planted, with its field, its sentence and how to mend it."""

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest
from django.core.management import call_command

from leakapp.content import checks, snapshot
from leakapp.content.defaults import file_of, shipped
from leakapp.content.proofreading import levels, texts, whole
from leakapp.content.proofreading.finding import Severity
from leakapp.content.proofreading.pages import Site, addresses
from leakapp.content.proofreading.reading import PAGE_GRADE, Reading
from leakapp.content.snapshot import Snapshot, Words
from leakapp.content.uses import uses
from leakapp.triage.causes import BY_KEY as CAUSE
from leakapp.triage.sources import SOURCES

SHIPPED = snapshot.shipped_alone()
GOOD = SHIPPED.words("explanation", "let-down")
TODAY = date(2026, 3, 1)


def planted(field: str, value: object, words: Words = GOOD) -> Words:
    assert field in words.body, field
    return replace(words, body=MappingProxyType({**words.body, field: value}))


def site_with(*changed: Words) -> Snapshot:
    texts = {**SHIPPED.texts, **{(words.kind, words.key): words for words in changed}}
    return replace(SHIPPED, texts=MappingProxyType(texts))


def found(words: Words) -> list[tuple[str, str]]:
    return [(finding.field, finding.what) for finding in texts.proofread(words)]


@pytest.fixture(scope="module")
def everything():
    return list(whole.findings(SHIPPED, file_of, TODAY))


def test_nothing_is_to_mend_in_the_shipped_words_and_pages(everything):
    assert [str(finding) for finding in everything] == []


@pytest.mark.parametrize(
    ("field", "value", "what"),
    [
        ("what", "<p>Leaks are common.</p>", "a claim without a source"),
        ("what", "<p>Leaks are common. [lll_leak]</p><ul><li>very</li></ul>", "a claim without a source"),
        ("do", ["Wear pads. [lll_leak]", "Rest."], "a claim without a source"),
        ("figures", ["About 1 in 10."], "a claim without a source"),
        ("do", ["Wear pads. [lll_leek]"], "an unknown source"),
        ("summary", "Milk " * 21 + ".", "a sentence of 21 words"),
        ("summary", "See <a href='/learn/'>this</a>.", "HTML in a field of plain words"),
        ("summary", "You do not have cancer.", "says that somebody does not have cancer"),
        ("summary", "There is nothing to worry about.", "waves worry away"),
        ("summary", "Please don't worry.", "waves worry away"),
        ("summary", "It happens in 14% of people.", "a percentage"),
        ("summary", "Your risk is low.", "a risk for one person"),
        ("summary", "Your own risk of cancer is low.", "a risk for one person"),
        ("summary", "Your chance of 1 in 10.", "a risk for one person"),
        ("summary", "You have a 1 in 10 chance.", "a risk for one person"),
        ("summary", "You have mastitis.", "a diagnosis"),
        ("summary", "This is most likely fine. It must be thrush.", "a diagnosis"),
        ("do", ["Stop taking your tablets. [lll_leak]"], "tells somebody to stop, start or change a medicine"),
        ("do", ["You can skip a pill. [lll_leak]"], "tells somebody to stop, start or change a medicine"),
        ("do", ["Start domperidone. [lll_leak]"], "tells somebody to stop, start or change a medicine"),
        ("do", ["Take 5 mg. [lll_leak]"], "a dose"),
        ("do", ["Take 2 tablets. [lll_leak]"], "a dose"),
        ("for.colours.milky", "Your breasts are normal.", "a word we do not use"),
        ("summary", "It is a benign lump.", "a word we do not use"),
        ("summary", "This is just a reflex.", "a word we do not use"),
        ("summary", "You should have asked.", "a word we do not use"),
        ("summary", "Doctors rule it out.", "a word we do not use"),
        ("summary", "Discharge can be clear.", "a word we do not use"),
        ("feels", "<p>The skin looks red. [lll_leak]</p>", "a colour of the skin that is not seen on every skin"),
    ],
)
def test_a_planted_fault_is_found_in_its_field(field, value, what):
    assert (field, what) in found(planted(field, value))
    assert found(GOOD) == []


@pytest.mark.parametrize(
    "fine",
    [
        "Most people seen for this do not have cancer.",
        "If you have mastitis, rest.",
        "Do you have depression?",
        "Do not stop or change a prescribed medicine on your own.",
        "Some are dangerous to stop suddenly.",
        "You may want to stop the medicine, but please talk first.",
        "The skin may be red, or darker than usual.",
        "This fluid from the nipple is called discharge.",
        "Feed 8 times in 24 hours.",
        "It does not tell your own risk of an illness.",
        "Your blood tests can be normal.",
    ],
)
def test_a_sentence_that_is_fine_is_left_alone(fine):
    assert found(planted("summary", fine)) == []


def test_a_heading_needs_no_source():
    assert found(planted("what", "<h2>Leaks</h2><p>Leaks are common. [lll_leak]</p>")) == []


def test_what_may_do_harm_blocks_and_style_warns():
    blocks = ("You have mastitis.", "Take 5 mg.", "Stop your tablets.", "You do not have cancer.", "It is 14%.")
    for sentence in blocks:
        assert {each.severity for each in texts.proofread(planted("summary", sentence))} == {Severity.BLOCK}
    for sentence in ("It is just a reflex.", "Milk " * 21 + ".", "The skin looks red."):
        assert {each.severity for each in texts.proofread(planted("summary", sentence))} == {Severity.WARN}


def test_after_a_loss_there_are_no_baby_or_feeding_words():
    loss = SHIPPED.words("explanation", "loss")
    assert found(loss) == []
    for line in ("Feed when your baby asks.", "You lost your child.", "At least you are well."):
        assert ("summary", "a word we do not use") in found(planted("summary", line, loss))
    assert found(planted("summary", "Feed when your baby asks.")) == []


def test_a_value_that_is_no_choice_is_found():
    medicine = SHIPPED.words("medicine", "risperidone")
    assert found(planted("group", "rises", medicine)) == [("group", "not one of the choices")]
    assert found(planted("sources", ["nobody"], medicine)) == [("sources", "an unknown source")]


def test_names_and_titles_of_others_are_not_proofread():
    source = SHIPPED.words("source", "jin2017")
    assert "suspicious" in source["title"]
    assert found(source) == []


def test_a_finding_names_its_place_its_sentence_and_how_to_mend_it():
    (finding,) = texts.proofread(planted("do", ["Rest."]), file_of("explanation", "let-down"))
    said = str(finding)
    for part in ("defaults/en/explanation/let-down.toml", "do", "without a source", "“Rest.”", "[key]"):
        assert part in said
    assert finding.severity is Severity.BLOCK


@pytest.mark.parametrize(
    ("href", "fault"),
    [
        ("/learn/no-such-page/", "no such page"),
        ("/no-such-page/", "no such page"),
        ("/learn/d-mer/#nowhere", "no place called #nowhere on that page"),
        ("learn/d-mer/", "not a whole address"),
        ("javascript:alert(1)", "an odd scheme"),
        ("/learn/d-mer/", ""),
        ("/sources/#acr2022", ""),
        ("/medicines/", ""),
        ("/check/", ""),
        ("https://www.example.org/", ""),
        ("tel:999", ""),
    ],
)
def test_a_link_is_followed_to_its_page_and_its_place(href, fault):
    with snapshot.serving(SHIPPED):
        assert Site().fault(href) == fault


def test_a_dead_link_in_words_is_found_with_its_field():
    dead = planted("what", '<p>See <a href="/learn/gone/">this</a>. [lll_leak]</p>')
    with snapshot.serving(SHIPPED):
        (finding,) = texts.proofread(dead, dead_link=Site().fault)
    assert (finding.field, finding.sentence) == ("what", "/learn/gone/")


def test_a_dead_link_on_a_page_is_found_with_its_address():
    with snapshot.serving(site_with(planted("what", '<p>See <a href="/gone/">this</a>. [lll_leak]</p>'))):
        assert [(each.place, each.sentence) for each in Site().dead_links()] == [("/learn/let-down/", "/gone/")]


def test_a_source_that_nobody_uses_is_found():
    cited = dict(uses(SHIPPED))
    assert set(cited) == set(SOURCES)
    del cited["acr2022"]
    (finding,) = texts.unused(cited, lambda key: file_of("source", key))
    assert finding.place.endswith("source/acr2022.toml")


def test_a_page_above_its_grade_is_found_with_its_hardest_sentence():
    hard = "Galactorrhoea necessitates comprehensive endocrinological investigation."
    read = levels.Read("/somewhere/", Reading.of([hard, "Rest."]), PAGE_GRADE)
    assert hard in {finding.sentence for finding in levels.too_hard(read)}
    assert list(levels.too_hard(levels.Read("/somewhere/", Reading.of(["Rest."]), PAGE_GRADE))) == []


def test_crisis_pages_and_buttons_have_the_lower_limit_and_every_page_is_read():
    with snapshot.serving(SHIPPED):
        reads = {read.place: read for read in levels.everything(SHIPPED, Site())}
    for place in ("/help-now/", "level EMERGENCY", "screen danger", "buttons", "words of the code"):
        assert reads[place].most == 5
        assert reads[place].reading.words > 10
    assert reads["/learn/d-mer/"].most == 6
    assert {"/", "/learn/", "/learn/d-mer/", "/medicines/", "/sources/", "/help-now/"} <= set(addresses()) & set(reads)
    assert {f"/learn/{cause}/" for cause in CAUSE} <= set(reads)


def test_published_words_without_a_day_of_review_or_past_it_are_found():
    published = replace(
        site_with(
            *(replace(words, review_by=date(2027, 1, 1)) for words in SHIPPED.texts.values()),
            replace(GOOD, review_by=None),
            replace(SHIPPED.words("level", "ROUTINE"), review_by=date(2026, 2, 1)),
        ),
        number=7,
    )
    about_dates = [
        (finding.place, finding.what, finding.severity)
        for finding in whole.findings(published, lambda kind, key: f"{kind}/{key}", TODAY)
    ]
    assert sorted(about_dates) == [
        ("explanation/let-down", "no date of the next review", Severity.BLOCK),
        ("level/ROUTINE", "the review is overdue", Severity.WARN),
    ]


@pytest.mark.django_db
def test_every_text_of_a_fresh_site_has_a_day_of_review(capsys):
    call_command("check_content", "--published")
    assert "0 to mend" in capsys.readouterr().out


def test_the_command_ends_with_1_and_says_what_to_mend(monkeypatch, capsys):
    monkeypatch.setattr(snapshot, "shipped_alone", lambda: site_with(planted("do", ["Rest."])))
    with pytest.raises(SystemExit) as ended:
        call_command("check_content")
    assert ended.value.code == 1
    assert "explanation/let-down.toml, do: a claim without a source: “Rest.”" in capsys.readouterr().out


def test_the_command_prints_the_reading_level_of_every_page(capsys):
    call_command("check_content", "--reading")
    printed = capsys.readouterr().out
    for place in ("/learn/d-mer/", "/medicines/", "screen clues", "level EMERGENCY", "buttons"):
        assert place in printed
    assert "TOO HARD" not in printed


def test_the_start_up_check_finds_what_is_quick_to_find():
    assert list(checks.misshapen_words(shipped())) == []
    planted_words = {("medicine", "sage"): {**shipped()["medicine", "sage"], "sources": ["nobody"]}}
    (error,) = checks.misshapen_words(planted_words)
    assert "medicine/sage.toml, sources: an unknown source: “nobody”" in error.msg
    assert error.hint
