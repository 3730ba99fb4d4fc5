"""What every page needs: the site's region and the words that no edit can take away."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from leakapp.content import launch, safety, snapshot
from leakapp.site.navigation import SITE_LINKS, drawn


def every_page(request: HttpRequest) -> dict[str, Any]:
    return {
        "leave_url": settings.LEAVE_URL,
        "site_region": safety.BY_ID[settings.REGION],
        "disclaimer": safety.DISCLAIMER,
        "never_stop": safety.NEVER_STOP,
        "evaluation": safety.EVALUATION,
        "not_reviewed": safety.NOT_REVIEWED,
        "ask_if_clear": settings.CLARITY,
        "overdue": safety.OVERDUE,
        "not_signed": SimpleLazyObject(_not_signed),
        "site_links": drawn(SITE_LINKS),
    }


def _not_signed() -> str:
    """A quiet line until every text that bears on safety is signed at this site; then nothing."""
    return "" if launch.safety_is_signed(snapshot.in_memory()) else safety.NOT_SIGNED
