"""The words in the stock admin: writing, moving, signing, and who may do which. Nothing here can be deleted."""

from django.contrib import admin
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from leakapp.content.admin import people, publications, record, texts, versions  # noqa: F401  registers them

# Their pages would show every clinician's secret to whoever may open them.
admin.site.unregister([TOTPDevice, StaticDevice])
