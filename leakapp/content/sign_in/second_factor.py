"""The second step of signing in: a code from a phone app, setting that app up, and backup codes."""

import base64
from typing import Any
from urllib.parse import urlencode

import django_otp
import qrcode
from django import forms
from django.contrib import admin, messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from qrcode.image.svg import SvgPathImage

from leakapp.content.sign_in import access

WRONG = "That code does not fit. Codes from the app change every 30 seconds. After a wrong one, wait a moment."


class CodeForm(forms.Form):
    code = forms.CharField(
        label="Code",
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false", "autofocus": True}
        ),
    )


def go(name: str, request: HttpRequest) -> HttpResponseRedirect:
    """To a step of this module, carrying along where the person was going."""
    return HttpResponseRedirect(f"{reverse(f'admin:{name}')}?{urlencode({'next': _next(request)})}")


@never_cache
def verify(request: HttpRequest) -> HttpResponse:
    """Ask for the code. Six digits from the app, or one of the backup codes."""
    if not _knows_the_password(request):
        return HttpResponseRedirect(reverse("admin:login"))
    if request.method == "POST" and "leave" in request.POST:
        logout(request)
        return HttpResponseRedirect(reverse("admin:login"))
    if access.second_factor_met(request):
        return HttpResponseRedirect(_next(request))
    if not access.has_second_factor(request.user):
        return go("enrol", request)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if device := access.check_code(request.user, form.cleaned_data["code"]):
            return _welcome(request, device)
        form.add_error("code", WRONG)
    return _page(request, "verify", "Second step", form=form)


def _welcome(request: HttpRequest, device: access.Device) -> HttpResponse:
    """In. Whoever has lost the phone app sets it up again before anything else."""
    request.session.cycle_key()
    django_otp.login(request, device)
    if access.phone_app(request.user) is None:
        messages.info(request, "Now set up the app on your phone, so that you can sign in next time.")
        return go("enrol", request)
    if (left := access.backup_codes_left(request.user)) < 3:
        messages.warning(request, f"{left} backup codes left. Make new ones under Second step.")
    return HttpResponseRedirect(_next(request))


@never_cache
def enrol(request: HttpRequest) -> HttpResponse:
    """Set up the phone app, at the first sign-in or in place of an older one. Ends on the backup codes."""
    if not _knows_the_password(request):
        return HttpResponseRedirect(reverse("admin:login"))
    if access.has_second_factor(request.user) and getattr(request.user, "otp_device", None) is None:
        return go("verify", request)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if device := access.confirm_phone_app(request.user, form.cleaned_data["code"]):
            request.session.cycle_key()
            django_otp.login(request, device)
            return _codes_page(request)
        form.add_error("code", WRONG)
    app = access.new_phone_app(request.user)
    key = base64.b32encode(app.bin_key).decode()
    groups = [key[start : start + 4] for start in range(0, len(key), 4)]
    return _page(
        request, "enrol", "Set up the second step", form=form, url=app.config_url, groups=groups, qr=_qr(app.config_url)
    )


def codes(request: HttpRequest) -> HttpResponse:
    """How many backup codes are left, and new ones on request."""
    if request.method == "POST":
        return _codes_page(request)
    return _page(request, "codes", "Second step", left=access.backup_codes_left(request.user))


def _codes_page(request: HttpRequest) -> HttpResponse:
    """The one time that the codes can be read."""
    fresh = access.new_backup_codes(request.user)
    return _page(request, "codes", "Your backup codes", codes=fresh, go_on=_next(request))


def _knows_the_password(request: HttpRequest) -> bool:
    return request.user.is_active and request.user.is_staff


def _next(request: HttpRequest) -> str:
    """Where the person was going, if that is a page of this site; else the front page of the admin."""
    to = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(to, {request.get_host()}, require_https=request.is_secure())
    return to if safe else reverse("admin:index")


def _page(request: HttpRequest, name: str, title: str, **context: Any) -> HttpResponse:
    form = context.get("form")
    context = {**admin.site.each_context(request), "title": title, "next": _next(request), **context}
    status = 422 if form is not None and form.errors else 200
    return render(request, f"admin/second_factor/{name}.html", context, status=status)


def _qr(url: str) -> str:
    """The address as a picture for an <img>: a data URI, which the content policy allows for pictures alone."""
    picture = qrcode.make(url, image_factory=SvgPathImage, box_size=8, border=2).to_string()
    return "data:image/svg+xml;base64," + base64.b64encode(picture).decode()
