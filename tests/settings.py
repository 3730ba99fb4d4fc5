"""The site's settings as production has them, but for plain http, a fixed secret and files that need no collecting."""

import os

os.environ.update(ENV_FILE="none", SECRET_KEY="a secret for tests alone", PLAIN_HTTP="true", REGION="uk")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # pytest-playwright runs a loop of its own

from leakapp.settings import *  # noqa: F403
from leakapp.settings import STORAGES

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
SNAPSHOT_CHECK_SECONDS = 0
DATABASE_PATIENCE = 30  # a busy machine is not a silent database; the tests about patience set their own
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True  # straight from static/, nothing to collect first
