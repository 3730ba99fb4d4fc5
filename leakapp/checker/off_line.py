"""The questions taken off line: the host's switch for the hours in which a rule may be wrong.

The pages that use nobody's answers stay. A visit under way ends with when to get help, not with a doubtful result.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from leakapp.checker import answer_store
from leakapp.content.safety import REGIONS

View = Callable[..., HttpResponse]


def unless_off_line(view: View) -> View:
    """The view, or, while CHECKER=false, a page that says so with 503 and every emergency number."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, *args, **kwargs) if settings.CHECKER else closed(request)

    return answer


@never_cache
def closed(request: HttpRequest) -> HttpResponse:
    regions = [region for region in REGIONS if region.emergency]
    response = render(request, "checker/off_line.html", {"regions": regions}, status=503)
    answer_store.clear(response)
    return response
