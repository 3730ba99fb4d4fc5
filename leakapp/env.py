"""Settings from the environment: typed, and refusing odd words instead of guessing."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

# What these platforms set for every process. Each gives a fresh disk at every release, unless a volume is mounted.
THROW_AWAY_DISKS = {
    "DYNO": "Heroku",
    "RENDER": "Render",
    "FLY_APP_NAME": "Fly",
    "RAILWAY_ENVIRONMENT": "Railway",
    "K_SERVICE": "Cloud Run",
    "KUBERNETES_SERVICE_HOST": "Kubernetes",
}


def throw_away_platform() -> str:
    """The name of the platform this runs on, if its disk is thrown away at each release. Else nothing."""
    return next((platform for name, platform in THROW_AWAY_DISKS.items() if os.environ.get(name)), "")


def load_file(path: Path) -> None:
    """Take NAME=value lines from `path` where the environment has no such name yet. A missing file is fine."""
    if not path.is_file():
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        name, equals, value = line.partition("=")
        if equals and not name.lstrip().startswith("#"):
            os.environ.setdefault(name.strip(), value.strip().strip("\"'"))


def text(name: str, default: str = "") -> str:
    """The value of NAME, or the content of the file that NAME_FILE names, or the default."""
    if path := os.environ.get(f"{name}_FILE"):
        return Path(path).read_text(encoding="utf-8").strip()
    return os.environ.get(name) or default


def flag(name: str, default: bool = False) -> bool:
    raw = text(name).lower()
    if raw in ("1", "true", "yes"):
        return True
    if raw in ("0", "false", "no"):
        return False
    if raw == "":
        return default
    raise ImproperlyConfigured(f"{name}={raw!r}: write true or false")  # "DEBUG=off" must not guess


def number(name: str, default: int) -> int:
    raw = text(name, str(default))
    if not raw.isdigit():
        raise ImproperlyConfigured(f"{name}={raw!r}: write a whole number")
    return int(raw)


def words(name: str, default: str = "") -> list[str]:
    """A list, separated by commas or spaces."""
    return text(name, default).replace(",", " ").split()


def one_of(name: str, allowed: tuple[str, ...], default: str) -> str:
    raw = text(name, default).lower()
    if raw not in allowed:
        raise ImproperlyConfigured(f"{name}={raw!r}: write one of {', '.join(allowed)}")
    return raw
