"""What is unsafe or unfinished about this site's settings and words, in plain words, each with its remedy."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from leakapp import env
from leakapp.content import launch, snapshot
from leakapp.content.services import is_confirmed
from leakapp.site.health import database_file
from leakapp.site.models import Backup

LONG_ENOUGH = 50  # characters of a secret; what Django's own check asks for
BACKUP_EVERY = timedelta(days=7)


@dataclass(frozen=True)
class Finding:
    what: str
    remedy: str


def findings() -> Iterator[Finding]:
    """Everything that a host should mend before the public comes. Nothing here is changed."""
    for look in OUTSIDE:
        if finding := look():
            yield finding
    try:
        for look in INSIDE:
            if finding := look():
                yield finding
    except Error as error:
        yield Finding(
            f"The database cannot be read ({type(error).__name__}), so nothing in it was looked at.",
            "Look at DATABASE_URL and at the database itself, then run `manage.py migrate`.",
        )


# ------------------------------------------------------------------------------------------------- settings and disk


def secret() -> Finding | None:
    key = settings.SECRET_KEY
    if len(key) >= LONG_ENOUGH and len(set(key)) >= 10 and not key.startswith("django-insecure-"):
        return None
    return Finding(
        "SECRET_KEY is short or a default. Who guesses it can forge sign-ins and visits.",
        "Set SECRET_KEY to 50 random characters, the same for every process. `make setup` writes one into .env.",
    )


def debug() -> Finding | None:
    return Finding("DEBUG is on. Error pages show the code.", "Set DEBUG=false.") if settings.DEBUG else None


def plain_http() -> Finding | None:
    if not settings.PLAIN_HTTP:
        return None
    return Finding(
        "PLAIN_HTTP is on. Cookies and answers travel readable by anybody on the way.",
        "Put the site behind https and set PLAIN_HTTP=false.",
    )


def any_host() -> Finding | None:
    if not {"*", "."} & set(settings.ALLOWED_HOSTS):
        return None
    return Finding(
        "ALLOWED_HOSTS lets in any name, so a forged one could stand in links.", "Set ALLOWED_HOSTS to your own domain."
    )


def second_factor() -> Finding | None:
    if settings.ADMIN_SECOND_FACTOR:
        return None
    return Finding(
        "The admin opens with a password alone. One stolen password could change what patients read.",
        "Set ADMIN_SECOND_FACTOR=true.",
    )


def proxies() -> Finding | None:
    if not settings.BEHIND_PROXY or settings.TRUSTED_PROXIES:
        return None
    return Finding(
        "TRUSTED_PROXIES is 0 behind a proxy, so all callers look like one. One guesser at a password can lock that "
        "name for everybody, and counts stop at one caller's share.",
        "Set TRUSTED_PROXIES to the number of proxies before this site: 1 on most platforms. Without any proxy set "
        "BEHIND_PROXY=false.",
    )


def mail() -> Finding | None:
    if settings.ADMINS and settings.EMAIL_HOST:
        return None
    return Finding(
        "Nobody gets a mail when something breaks.",
        "Set ADMINS to your address, and EMAIL_HOST, EMAIL_USER and EMAIL_PASSWORD to your mail server's.",
    )


def throw_away_disk() -> Finding | None:
    """A database in a file is fine on a server of one's own, or on a volume that outlives the release."""
    platform, file = env.throw_away_platform(), database_file()
    if not platform or file is None or _is_on_a_volume(file):
        return None
    return Finding(
        f"The database is a file on {platform}'s disk, which is thrown away at each release, with every edit.",
        "Set DATABASE_URL to a PostgreSQL database, or to a file on a mounted volume.",
    )


def _is_on_a_volume(file: Path) -> bool:
    return file.parent.is_dir() and file.parent.stat().st_dev != Path("/").stat().st_dev


def stylesheets() -> Finding | None:
    if settings.DEBUG or (Path(settings.STATIC_ROOT) / "staticfiles.json").is_file():
        return None
    return Finding("The stylesheets are not collected, so the site will not start.", "Run `manage.py collectstatic`.")


# -------------------------------------------------------------------------------------------------- in the database


def waiting_migrations() -> Finding | None:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not plan:
        return None
    return Finding(
        f"The database is older than the code: {len(plan)} migrations wait.",
        "Run the release line of the Procfile: `manage.py migrate`, then `manage.py load_default_content`.",
    )


def unsigned_safety_texts() -> Finding | None:
    texts = list(launch.critical(snapshot.current()))
    unsigned = sum(not words.signed for words in texts)
    if not unsigned:
        return None
    return Finding(
        f"{unsigned} of {len(texts)} safety texts (levels, rules, danger signs, crisis lines) are not signed here.",
        "Ask a clinician to read and sign them in the admin. Until then each page says that they are not reviewed.",
    )


def unconfirmed_numbers() -> Finding | None:
    lines = snapshot.current().of_kind("service")
    unconfirmed = [words.key for words in lines if not is_confirmed(words)]
    if not unconfirmed:
        return None
    return Finding(
        f"{len(unconfirmed)} of {len(lines)} phone lines are not confirmed, so readers do not see them.",
        "Call each, then write the date into “Confirmed on”. Retire those that are not for your readers.",
    )


def nobody_can_sign_in() -> Finding | None:
    if User.objects.filter(is_active=True, is_staff=True).exists():
        return None
    return Finding("Nobody can sign in to the admin.", "Run `make superuser`.")


def old_backup() -> Finding | None:
    newest = Backup.objects.first()
    if newest is not None and newest.made_at >= timezone.now() - BACKUP_EVERY:
        return None
    when = f"The last backup is of {newest.made_at:%Y-%m-%d}." if newest else "There is no backup yet."
    return Finding(when, "Run `manage.py backup` every day, and keep the archive on another machine.")


Look = Callable[[], Finding | None]
OUTSIDE: tuple[Look, ...] = (
    secret, debug, plain_http, any_host, second_factor, proxies, mail, throw_away_disk, stylesheets,
)  # fmt: skip
INSIDE: tuple[Look, ...] = (
    waiting_migrations, nobody_can_sign_in, unsigned_safety_texts, unconfirmed_numbers, old_backup,
)  # fmt: skip
