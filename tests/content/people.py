"""The cast: who writes, who approves, who opens accounts, and who may do nothing."""

from django.contrib.auth.models import Group, User
from django.test import Client
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.plugins.otp_static.models import StaticDevice

PASSWORD = "a long enough password"


def person(name: str, *roles: str, staff: bool = True) -> User:
    user = User.objects.create_user(name, f"{name}@clinic.example", PASSWORD, is_staff=staff)
    user.groups.add(*Group.objects.filter(name__in=roles))
    return user


def browser_of(user: User) -> Client:
    """A browser in which the person has given the password and the second factor."""
    client = Client()
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    device, _ = StaticDevice.objects.get_or_create(user=user, name="test")
    session = client.session
    session[DEVICE_ID_SESSION_KEY] = device.persistent_id
    session.save()
    return client
