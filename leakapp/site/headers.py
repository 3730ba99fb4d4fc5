"""Response headers that Django and django-csp do not set themselves, or not as quickly."""

from collections.abc import Callable

from csp.constants import HEADER
from csp.middleware import CheckableLazyObject, CSPMiddleware, PolicyParts
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

View = Callable[[HttpRequest], HttpResponseBase]

PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"


def privacy_headers(get_response: View) -> View:
    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return answer


class StrictPolicy(CSPMiddleware):
    """django-csp, which builds the policy anew for each answer, a twentieth of what a question costs.

    Where no view asks for a policy of its own, two answers differ by the nonce alone: then it is built once. While
    DEBUG is on, the library leaves Django's own error pages out, whose styles stand in the page.
    """

    NONCE_GOES_HERE = "the-nonce"

    def __init__(self, get_response: View) -> None:
        super().__init__(get_response)
        self.plain, self.with_nonce = build_policy(), build_policy(nonce=self.NONCE_GOES_HERE)

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        parts = self.get_policy_parts(request, response)
        own = parts != PolicyParts(nonce=parts.nonce) or hasattr(response, "_csp_exempt") or HEADER in response
        if own or settings.DEBUG:
            return super().process_response(request, response)
        if parts.nonce:
            response[HEADER] = self.with_nonce.replace(self.NONCE_GOES_HERE, parts.nonce)
        else:
            response[HEADER] = self.plain
            # As django-csp does: a nonce that is asked for now would not be in the header, so asking is an error.
            request.csp_nonce = CheckableLazyObject(self._csp_nonce_post_response)  # type: ignore[attr-defined]
        return response
