"""What every page needs: the site's region and the words that no edit can take away."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from leakapp.content import safety
from leakapp.site.navigation import SITE_LINKS


def every_page(request: HttpRequest) -> dict[str, Any]:
    return {
        "leave_url": settings.LEAVE_URL,
        "site_region": safety.BY_ID[settings.REGION],
        "disclaimer": safety.DISCLAIMER,
        "never_stop": safety.NEVER_STOP,
        "evaluation": safety.EVALUATION,
        "not_reviewed": safety.NOT_REVIEWED,
        "ask_if_clear": settings.CLARITY,
        "site_links": SITE_LINKS,
    }
