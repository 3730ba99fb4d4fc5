"""Pictures: sound drawings, the same in words, sound figures alone, and nothing hurtful after a loss."""

import gzip
import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.template import Context, Template
from django.template.loader import get_template, render_to_string

from leakapp.checker.option_pictures import SHAPES
from leakapp.content import kinds
from leakapp.site.charts import CHARTS
from leakapp.site.pictures import HOURS, LEVELS, PICTURE, PICTURES, PICTURES_OF
from leakapp.site.templatetags.pictures import DOT_STEP, dots
from leakapp.triage.assessment import assess
from leakapp.triage.causes import BY_KEY as CAUSE
from leakapp.triage.causes.cause import AfterLoss
from leakapp.triage.questions import BY_ID as QUESTION
from leakapp.triage.sources import SOURCES
from leakapp.triage.urgency import Urgency
from tests.checker.walking import post
from tests.triage.visitors import visitor

FILES = sorted(Path(settings.BASE_DIR, "templates", "pictures").rglob("*.html"))
STYLES = [Path(settings.BASE_DIR, "static", "css", "site.css")]
BABY_OR_FEEDING = re.compile(
    r"bab(y|ies)|feed|fed\b|nurs(?!e or midwife|e\b)|suckl|newborn|infant|toddler|pump|latch|birth|pregnan", re.I
)

# The clinical table's "Numbers suitable for charts", as far as they are drawn: chart, row, value, source.
TABLE = (
    ("dmer-share", "12 of 201", "6", "dmer_bfm2024"),
    ("dmer-share", "6 to 8 weeks", "9.1", "ureno2019"),
    ("dmer-share", "209 of 1,469", "14.2", "cappenberg2025"),
    ("dmer-over-time", "72 of 179", "40.2", "cappenberg2025"),
    ("dmer-over-time", "53 of 179", "29.6", "cappenberg2025"),
    ("dmer-over-time", "17 of 179", "9.5", "cappenberg2025"),
    ("discharge-causes", "papilloma", "35-48", "acr_restated"),
    ("discharge-causes", "duct ectasia", "17-36", "acr_restated"),
    ("discharge-causes", "Cancer", "5-21", "acr_restated"),
    ("cancer-series", "2 of 86", "2", "uk86"),
    ("cancer-series", "6 of 49", "12", "alcock2010"),
    ("cancer-series", "60 of 334", "18", "jin2017"),
    ("cancer-series", "31 of 102", "30", "kan2018"),
    ("mastitis-timing", "first 12 weeks", "74-95", "bjm_mastitis"),
)
ROWS = [(chart.name, row) for chart in CHARTS for row in chart.rows]
ON_PAGES = [(key, place, name) for key, shown in PICTURES_OF.items() for place, name in shown]

every_picture = pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)


def figure(name: str, element: str = "one") -> str:
    return Template("{% load pictures %}{% picture name element %}").render(Context({"name": name, "element": element}))


def drawing(name: str, element: str = "one") -> ElementTree.Element:
    return ElementTree.fromstring(re.search(r"<svg.*</svg>", figure(name, element), re.S)[0])


def text_of(html: str) -> str:
    return re.sub(r"<[^>]+>", " ", html)


@every_picture
def test_a_picture_has_a_name_and_a_description_for_a_screen_reader(picture):
    svg = drawing(picture.name)
    title, description = svg.find("title"), svg.find("desc")
    assert svg.get("role") == "img"
    assert svg.get("aria-labelledby").split() == [title.get("id"), description.get("id")]
    assert title.text == picture.title
    assert len(description.text) > 40


@every_picture
def test_two_drawings_of_one_picture_share_no_id(picture):
    first, second = (re.findall(r'\bid="([^"]+)"', figure(picture.name, element)) for element in ("one", "two"))
    assert len(first) == len(set(first)) == 2
    assert not set(first) & set(second)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_drawing_has_classes_and_no_look_of_its_own(path):
    source = path.read_text(encoding="utf-8")
    assert not re.search(
        r"\b(style|fill|stroke|color|opacity|font|on\w+|xlink)[\w-]*=|<script|<style|<image|https?:|#[0-9a-f]{3}",
        source,
    )


@every_picture
def test_the_same_stands_in_words_beside_the_picture(picture):
    html = figure(picture.name)
    beside = text_of(html.partition("</svg>")[2])
    assert picture.title in text_of(html.partition("<svg")[0])
    assert len(picture.words) >= 2
    assert all(" ".join(line.split()) in beside for line in picture.words)


@every_picture
def test_a_picture_is_light(picture):
    svg = re.search(r"<svg.*</svg>", figure(picture.name), re.S)[0]
    assert len(svg.encode()) < 4100


@every_picture
def test_the_words_of_a_picture_are_short(picture):
    for sentence in re.split(r"[.?!:]\s", " ".join((*picture.words, picture.shows, picture.caption))):
        assert len(sentence.split()) <= 20, sentence


def test_every_figure_is_the_one_of_the_clinical_table_and_none_is_missing():
    assert len(TABLE) == len(ROWS)
    for (chart, part, value, source), (name, row) in zip(TABLE, ROWS, strict=True):
        low, _, high = value.partition("-")
        whole = [int(Decimal(figure).quantize(Decimal(1), ROUND_HALF_UP)) for figure in (low, high or low)]
        assert (name, [row.low, row.high], row.source) == (chart, whole, source)
        assert part in f"{row.label} {row.who}"


def test_every_chart_is_a_picture_whose_drawing_and_words_hold_each_of_its_figures():
    for name, row in ROWS:
        html = figure(name)
        assert row.count in text_of(html.partition("<desc")[2].partition("</desc>")[0])
        assert row.count in [text.text for text in drawing(name).iter("text")]
        assert row.in_words in text_of(html.partition("</svg>")[2])


@pytest.mark.parametrize("count", range(1, 101))
def test_as_many_dots_are_drawn_as_people_are_counted(count):
    lengths = [int(length) for length in re.findall(r"h(\d+)", dots(count))]
    assert sum(length // DOT_STEP + 1 for length in lengths) == count


def test_a_chart_draws_the_dots_or_the_bar_of_each_row():
    for name, row in ROWS:
        svg = ElementTree.tostring(drawing(name), encoding="unicode")
        if PICTURE[name].chart.shape == "dots":
            assert f'class="dots full" d="{dots(row.low)}"' in svg
            assert f'd="{dots(row.high)}"' in svg
        else:
            assert f'x="{row.low}" y="-2.500" width="{row.high - row.low}"' in svg


@every_picture
def test_no_figure_that_has_no_sound_source_is_drawn_or_told(picture):
    words = text_of(figure(picture.name))
    assert not re.search(r"\b66\b|50 to 80|50-80|3 to 4 months|6 months|\d ?(ml|oz)\b|your risk is", words)


@every_picture
def test_every_picture_names_sources_that_exist(picture):
    assert picture.sources
    assert set(picture.sources) <= set(SOURCES)


def test_a_quiet_picture_has_no_baby_and_no_feeding_in_it():
    quiet = [picture for picture in PICTURES if picture.quiet]
    assert quiet
    for picture in quiet:
        found = BABY_OR_FEEDING.search(text_of(figure(picture.name)))
        assert not found, (picture.name, found)


def test_pages_that_may_be_read_after_a_loss_show_quiet_pictures_outside_their_folded_part():
    for key, place, name in ON_PAGES:
        if CAUSE[key].after_loss is not AfterLoss.HIDE and place != "feeding":
            assert PICTURE[name].quiet, (key, name)
    assert "loss" not in PICTURES_OF


def test_every_placed_picture_stands_after_a_field_of_its_page_and_once_a_page():
    for key, place, name in ON_PAGES:
        assert place in {field.name for field in kinds.fields("explanation", key)}
        assert name in PICTURE
    for key, shown in PICTURES_OF.items():
        assert len({name for _, name in shown}) == len(shown), key


def test_the_hours_of_mastitis_have_the_levels_of_the_rules():
    feeding = {"status": "feeding", "since_birth": "w1_6", "colours": "milky", "breast": "hot_red", "fever": "no"}
    at = (
        {"hot_time": "lt12h"},
        {"hot_time": "12_24h"},
        {"hot_time": "ge24h"},
        {"hot_time": "ge24h", "abx": "ge48h_not_better"},
    )
    assert [assess(visitor(**feeding, **hour)).urgency for hour in at] == [step.level for step in HOURS]
    assert assess(visitor(**{**feeding, "fever": "yes"}, hot_time="lt12h")).urgency is Urgency.SAME_DAY
    assert assess(visitor(breast="hot_red", hot_time="lt12h")).urgency is Urgency.SAME_DAY


def test_the_steps_of_who_to_see_are_all_levels_the_most_urgent_on_top():
    assert [step.level for step in LEVELS] == sorted(Urgency, reverse=True)
    assert len(PICTURE["who-to-see"].words) == len(LEVELS)


def test_every_answer_with_a_picture_exists_and_every_colour_has_one():
    for (question, option), shape in SHAPES.items():
        assert option in QUESTION[question].options
        assert get_template(shape)
    for question in ("colours", "sides", "duct"):
        pictured = {option for asked, option in SHAPES if asked == question}
        assert set(QUESTION[question].options) - pictured <= {"unsure", "no_fluid"}


def test_no_two_answers_differ_by_colour_alone():
    shapes = [re.sub(r'class="[^"]*"', "", render_to_string(shape)) for shape in SHAPES.values()]
    assert len(set(shapes)) == len(shapes)


@pytest.mark.django_db
def test_the_small_pictures_stand_beside_their_answers_and_are_hidden_from_a_screen_reader(client):
    post(client, "danger", gate=["none"])
    post(client, "who", subject=["child"])
    page = client.get("/check/look/").text
    small = re.findall(r'<svg class="mini"[^>]*>', page)
    assert len(small) == 10
    assert all('aria-hidden="true"' in svg and 'focusable="false"' in svg for svg in small)


@pytest.mark.django_db
@pytest.mark.usefixtures("warm_worker")
@pytest.mark.parametrize("key", PICTURES_OF)
def test_a_learn_page_with_pictures_is_whole_small_and_valid_in_its_ids(client, key):
    page = client.get(f"/learn/{key}/").text
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert page.count('<figure class="picture">') == len(PICTURES_OF[key])
    assert len(ids) == len(set(ids))
    assert sum(len(gzip.compress(part)) for part in (page.encode(), *(path.read_bytes() for path in STYLES))) < 24_000
