"""“Was this clear?”: takes a yes or no about one question or the result, and counts it by day.

The answer is 204: the browser stays on its page, with every tick that is not sent yet, script or none. The address
lies outside the visit, so the visit's cookie is not sent to it, and what is sent is no answer to any question.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from leakapp.site import counts
from leakapp.site.limits import Limiter
from leakapp.triage.questions import QUESTIONS

RESULT = "result"
ABOUT: tuple[str, ...] = (*(question.id for question in QUESTIONS), RESULT)
YES, NO = "clear", "unclear"
LIMITER = Limiter(at_most=60, seconds=60 * 60)  # a visit has 26 things to say this of at most


def counted_as(about: str, said: str) -> str:
    return f"{about} {said}"


WORDS = frozenset(counted_as(about, said) for about in ABOUT for said in (YES, NO))


@csrf_exempt  # the visit's guard lives in a cookie that this address must not see; a forged post adds one to a count
@never_cache
@require_POST
def was_it_clear(request: HttpRequest) -> HttpResponse:
    """Anything but one of WORDS, and anything from another site, is passed over in silence."""
    response = HttpResponse(status=204)
    said = request.POST.get("said", "")
    from_elsewhere = request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none")
    if settings.CLARITY and said in WORDS and not from_elsewhere and LIMITER.allows(request):
        counts.count(response, [said])
    return response
