"""Who may open the admin: the roles, the second factor, and the address that sign-in guesses are counted by."""

import re
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import transaction
from django.http import HttpRequest
from django_otp import verify_token
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

EDITOR, REVIEWER, HOST = "Editor", "Reviewer", "Host"
BACKUP_CODES = 8

Person = AbstractBaseUser | AnonymousUser
Device = Any  # a TOTPDevice or a StaticDevice; django-otp has no types


def client_address(request: HttpRequest) -> str:
    """The address that the outermost trusted proxy saw.

    Each proxy adds the address it was called from at the end of X-Forwarded-For, and anything before that may be made
    up. With no trusted proxy, or a header too short to hold them all, it is the address of the connection itself.
    """
    forwarded = [each.strip() for each in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if each.strip()]
    count = settings.TRUSTED_PROXIES
    if count and len(forwarded) >= count:
        return str(forwarded[-count])
    return str(request.META.get("REMOTE_ADDR", ""))


def second_factor_met(request: HttpRequest) -> bool:
    """Whether this session has shown the second factor, or the site does without one. django-otp keeps the answer."""
    return not settings.ADMIN_SECOND_FACTOR or getattr(request.user, "otp_device", None) is not None


def phone_app(person: Person) -> TOTPDevice | None:
    return TOTPDevice.objects.filter(user=person, confirmed=True).first()


def has_second_factor(person: Person) -> bool:
    return phone_app(person) is not None or StaticDevice.objects.filter(user=person, confirmed=True).exists()


def check_code(person: Person, code: str) -> Device | None:
    """The device that accepts the code. Six digits are from the phone app; anything else is a backup code."""
    code = re.sub(r"\s", "", code).lower()
    kind = TOTPDevice if re.fullmatch(r"\d{6}", code) else StaticDevice
    for device in kind.objects.filter(user=person, confirmed=True):
        if verify_token(person, device.persistent_id, code):
            return device
    return None


def new_phone_app(person: Person) -> TOTPDevice:
    """A phone app that is not in use until `confirm_phone_app` has seen a code of it."""
    device, _ = TOTPDevice.objects.get_or_create(user=person, confirmed=False, defaults={"name": "Phone app"})
    return device


@transaction.atomic
def confirm_phone_app(person: Person, code: str) -> TOTPDevice | None:
    """Take the waiting phone app into use in place of any older one, if the code is right."""
    device = new_phone_app(person)
    if not verify_token(person, device.persistent_id, re.sub(r"\s", "", code)):
        return None
    TOTPDevice.objects.filter(user=person).exclude(pk=device.pk).delete()
    TOTPDevice.objects.filter(pk=device.pk).update(confirmed=True)
    device.refresh_from_db()
    return device


@transaction.atomic
def new_backup_codes(person: Person, count: int = BACKUP_CODES) -> Sequence[str]:
    """Fresh codes, each good for one sign-in. Older ones stop working."""
    device, _ = StaticDevice.objects.get_or_create(user=person, defaults={"name": "Backup codes"})
    device.token_set.all().delete()
    codes = [StaticToken.random_token() for _ in range(count)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=code) for code in codes)
    return codes


def backup_codes_left(person: Person) -> int:
    return int(StaticToken.objects.filter(device__user=person).count())


@transaction.atomic
def reset(person: Person) -> str:
    """Forget every device of somebody who is locked out. Returns one backup code, good for one sign-in."""
    TOTPDevice.objects.filter(user=person).delete()
    StaticDevice.objects.filter(user=person).delete()
    return new_backup_codes(person, 1)[0]
