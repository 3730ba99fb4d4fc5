"""What gunicorn serves: published pages from memory, everything else by Django."""

import os
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leakapp.settings")

from django.conf import settings
from django.core.wsgi import get_wsgi_application

application: Any = get_wsgi_application()

from leakapp.content.checks import refuse_without_words  # noqa: E402  the line above sets up the apps

refuse_without_words()
if not settings.DEBUG:  # while templates change under the developer's hands, nothing is kept
    from leakapp.site.published import PublishedPages

    application = PublishedPages(application)
