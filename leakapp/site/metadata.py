"""What a page says about itself to search engines and to those who share it."""

import json
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from leakapp.content.snapshot import Words

SITE_NAME = "Milk leak guide"
# What could end a <script> early, written so that JSON reads the same.
_SAFE = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def absolute(request: HttpRequest, path: str) -> str:
    """The public address of a path: under SITE_URL when the host has set it, else under the address in use."""
    return f"{settings.SITE_URL}{path}" if settings.SITE_URL else request.build_absolute_uri(path)


@dataclass(frozen=True)
class Metadata:
    """`medical_name`: of what the page is about, if it is about one thing. `is_medical`: health information."""

    title: str
    description: str
    address: str
    words: Words
    medical_name: str = ""
    is_medical: bool = True

    @property
    def json_ld(self) -> SafeString:
        """The page as schema.org says it. Not script: a browser never runs it."""
        return mark_safe(json.dumps(self.structured, ensure_ascii=False).translate(_SAFE))  # noqa: S308

    @property
    def structured(self) -> dict[str, Any]:
        said: dict[str, Any] = {
            "@context": "https://schema.org",
            "@type": "MedicalWebPage" if self.is_medical else "WebPage",
            "name": self.title,
            "description": self.description,
            "url": self.address,
            "inLanguage": "en-GB",
            "isPartOf": {"@type": "WebSite", "name": SITE_NAME},
        }
        if self.words.changed_on:
            said["dateModified"] = self.words.changed_on.isoformat()
        if self.words.signed and self.words.reviewed_on:
            said["lastReviewed"] = self.words.reviewed_on.isoformat()
        if self.is_medical:
            said["audience"] = {"@type": "Patient"}
            said["creativeWorkStatus"] = "Reviewed" if self.words.signed else "Not yet reviewed by a clinician"
        if self.medical_name:
            said["about"] = {"@type": "MedicalEntity", "name": self.title, "alternateName": self.medical_name}
        return said
