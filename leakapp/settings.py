"""Settings. Everything a host may change comes from the environment and is listed in .env.example."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from leakapp import database, env

BASE_DIR = Path(__file__).resolve().parent.parent
env.load_file(BASE_DIR / env.text("ENV_FILE", ".env"))

DEBUG = env.flag("DEBUG")
SECRET_KEY = env.text("SECRET_KEY")
if not SECRET_KEY:
    raise ImproperlyConfigured(
        "SECRET_KEY is not set. Visitors' answers are signed with it, so every worker must share one key. "
        "`make setup` writes one to .env."
    )
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "localhost 127.0.0.1 [::1]")
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS")

# What the host decides for readers.
REGION = env.one_of("REGION", ("any", "uk", "us", "ie", "ca", "au", "nz"), "any")
LEAVE_URL = env.text("LEAVE_URL", "https://www.wikipedia.org/")
ALLOW_SELF_REVIEW = env.flag("ALLOW_SELF_REVIEW")
ADMIN_PATH = env.text("ADMIN_PATH", "admin/").strip("/") + "/"
SITE_URL = env.text("SITE_URL").rstrip("/")  # for canonical links, the sitemap and mails; empty: the address in use
TRUSTED_PROXIES = env.number("TRUSTED_PROXIES", 0)  # how many proxies of the host's own stand before this site
CHECKER = env.flag("CHECKER", True)  # false takes the questions off line; pages that use no answers stay
CLARITY = env.flag("CLARITY", True)  # ask whether questions were clear; counted by question and day
COUNTS = env.flag("COUNTS")  # count visits by day, without cookies or addresses
ADMIN_SECOND_FACTOR = env.flag("ADMIN_SECOND_FACTOR", True)  # false for a demonstration alone
SNAPSHOT_CHECK_SECONDS = 2  # how long a worker may serve words before it asks for a newer publication

INSTALLED_APPS = [
    "leakapp.content.apps.WordsAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "crispy_forms",
    "csp",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "django_prose_editor",
    "leakapp.content",
    "leakapp.checker",
    "leakapp.site",
]

MIDDLEWARE = [
    "leakapp.site.request_id.name_requests",
    "leakapp.site.editing.never_hang",
    "django.middleware.security.SecurityMiddleware",
    "leakapp.site.headers.privacy_headers",
    "leakapp.site.headers.StrictPolicy",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # pads each answer by chance, so that its length tells nothing (BREACH)
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "leakapp.site.health.answer_probes",  # before the host's name is looked at: probes use any
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "axes.middleware.AxesMiddleware",
]
if COUNTS:
    MIDDLEWARE.append("leakapp.site.counts.count_visits")
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]

ROOT_URLCONF = "leakapp.urls"
WSGI_APPLICATION = "leakapp.wsgi.application"
APPEND_SLASH = True

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "leakapp.site.context.every_page",
            ],
            "builtins": ["leakapp.content.templatetags.quick"],
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = ("leaflet",)
CRISPY_TEMPLATE_PACK = "leaflet"
CRISPY_FAIL_SILENTLY = False

DATABASES = {
    "default": database.settings(
        env.text("DATABASE_URL") or f"sqlite:///{BASE_DIR / 'db.sqlite3'}", env.number("DATABASE_TIMEOUT", 10)
    )
}
EDITORS_PATIENCE = 12  # seconds an editor's page waits for a database that has gone silent
DATABASE_PATIENCE = 2  # seconds a reader's page waits for the database before it goes on with the words in memory
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Signing in. A guesser is stopped for that name from that address, so nobody can lock a whole clinic out.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "leakapp.content.sign_in.access.client_address"
AXES_LOCKOUT_TEMPLATE = "admin/locked_out.html"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = AXES_VERBOSE = False
OTP_TOTP_ISSUER = "Milk leak guide"

# Mail: reports of errors to ADMINS, reminders to reviewers. Without a mail server it is printed.
EMAIL_HOST = env.text("EMAIL_HOST")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"
EMAIL_PORT = env.number("EMAIL_PORT", 587)
EMAIL_HOST_USER = env.text("EMAIL_USER")
EMAIL_HOST_PASSWORD = env.text("EMAIL_PASSWORD")
EMAIL_USE_TLS = env.flag("EMAIL_TLS", True)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("EMAIL_FROM", "milk-leak-guide@localhost")
EMAIL_SUBJECT_PREFIX = "[Milk leak guide] "
ADMINS = [("Host", address) for address in env.words("ADMINS")]

LANGUAGE_CODE = "en-gb"
TIME_ZONE = env.text("TIME_ZONE", "UTC")
USE_I18N = False  # one language; translation look-ups cost a tenth of a question page
USE_TZ = True

STATIC_URL = "/static/"
WHITENOISE_ALLOW_ALL_ORIGINS = False  # no other site has any business with our files
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# Security. PLAIN_HTTP=true lets cookies and pages work on http://localhost; never use it on a public address.
PLAIN_HTTP = env.flag("PLAIN_HTTP", DEBUG)
SECURE_COOKIES = not PLAIN_HTTP
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_COOKIES
SESSION_COOKIE_AGE = 60 * 60 * 12  # a working day in the admin; visitors have no session
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_AGE = None  # a session cookie
CSRF_FAILURE_VIEW = "leakapp.site.errors.csrf_failure"
SECURE_SSL_REDIRECT = SECURE_COOKIES
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
BEHIND_PROXY = env.flag("BEHIND_PROXY", True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_HSTS_SECONDS = 0 if PLAIN_HTTP else 60 * 60 * 24 * 365
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not PLAIN_HTTP
SECURE_REFERRER_POLICY = "same-origin"  # "no-referrer" makes browsers post with "Origin: null", which CSRF refuses
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024  # the longest honest post is under 2 kB; the admin's longest text under 40 kB
DATA_UPLOAD_MAX_NUMBER_FIELDS = 400
DATA_UPLOAD_MAX_NUMBER_FILES = 0

# The answer cookie: how long after the last answer it is still believed, in seconds.
ANSWERS_MAX_AGE = 4 * 60 * 60

# No report and no log line holds what a visitor said, with DEBUG on or off.
DEFAULT_EXCEPTION_REPORTER = "leakapp.checker.privacy.QuietReporter"
DEFAULT_EXCEPTION_REPORTER_FILTER = "leakapp.checker.privacy.HideEverything"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "quiet": {
            "()": "leakapp.checker.privacy.QuietFormatter",
            "format": "{levelname} {request_id} {name} {message}",
            "style": "{",
        }
    },
    "filters": {
        "request_id": {"()": "leakapp.site.request_id.WithRequestId"},
        "news_alone": {"()": "leakapp.site.reports.NewsAlone"},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "quiet", "filters": ["request_id"]},
        "mail": {"class": "leakapp.site.reports.MailInBackground", "level": "ERROR", "filters": ["news_alone"]},
    },
    "loggers": {
        "django": {"handlers": ["console", "mail"], "level": "INFO", "propagate": False},
        # What strangers send is no fault of the site, so nobody is woken for it.
        "django.security": {"handlers": ["console"], "level": "WARNING", "propagate": False},
    },
    "root": {"handlers": ["console", "mail"], "level": "WARNING"},
}
