"""Questions drawn with care: each is drawn once for the words and options it has, and ticks are put in afterwards.

What is kept is a question as it stands for nobody in particular. Which answers were ticked is never kept.
"""

from functools import cache, lru_cache
from typing import Any

from django.forms import BoundField
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from leakapp.checker.forms import Asked
from leakapp.checker.wording import option_id
from leakapp.content.safety import BY_ID as REGIONS
from leakapp.content.safety import Region

KEPT = 400  # questions as they stand in different visits: at most a few dozen each; about 6 kB a question


def drawn(field: BoundField) -> SafeString:
    """The question with its error, if there is one, and with the given answers ticked."""
    any_field: Any = field.field  # every field of a screen has its question, which Django's types cannot know
    asked: Asked = any_field.asked
    html = _with_error(asked, str(field.errors[0])) if field.errors else _unticked(asked)
    value = field.value() or ()
    for ticked in (value,) if isinstance(value, str) else value:
        element = f'id="{escape(option_id(asked.question.id, ticked))}"'
        html = html.replace(element, f"{element} checked", 1)
    return mark_safe(html)  # noqa: S308  the template escaped every word; a tick that is no option finds no place


@lru_cache(maxsize=KEPT)
def _unticked(asked: Asked) -> str:
    return render_to_string("leaflet/question.html", {"asked": asked})


def ask_if_clear(asked: tuple[Asked, ...]) -> SafeString:
    """“Was this clear?” about the questions of a screen. Where one has two wordings, the first is for every reader."""
    return _asking_about(tuple((each.question.id, each.clarity_element, each.wordings[0].text) for each in asked))


@lru_cache(maxsize=KEPT)
def _asking_about(rows: tuple[tuple[str, str, str], ...]) -> SafeString:
    return render_to_string("checker/clarity.html", {"rows": rows})


@cache
def ask_if_result_clear() -> SafeString:
    return render_to_string("checker/result/was_it_clear.html")


def region_choice(chosen: Region) -> SafeString:
    return _region_choice(chosen.id)


@cache
def _region_choice(chosen: str) -> SafeString:
    return render_to_string("checker/result/region_choice.html", {"regions": REGIONS.values(), "chosen": chosen})


def _with_error(asked: Asked, error: str) -> str:
    return render_to_string("leaflet/question.html", {"asked": asked, "error": error})
