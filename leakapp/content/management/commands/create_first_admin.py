import sys
from getpass import getpass
from typing import Any

from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.urls import reverse

from leakapp import env
from leakapp.content.sign_in.access import HOST, REVIEWER


class Command(BaseCommand):
    help = (
        "Make the first account for the admin. It asks for a password, or reads FIRST_ADMIN_PASSWORD. "
        "Once there is such an account, this command does nothing more."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")

    @transaction.atomic
    def handle(self, *args: Any, username: str, **options: Any) -> None:
        if User.objects.filter(is_superuser=True, is_active=True).exists():
            raise CommandError("There is a first account already. Sign in with it and add people under Users.")
        if User.objects.filter(username=username).exists():
            raise CommandError(f"There is an account called {username!r} already. Choose another name.")
        person = User(username=username, is_staff=True, is_superuser=True)
        person.set_password(_password(person))
        person.save()
        person.groups.add(*Group.objects.filter(name__in=(HOST, REVIEWER)))
        where = reverse("admin:index")
        self.stdout.write(f"{username} can sign in at {where} now, and sets up the second step there.")


def _password(person: User) -> str:
    password = env.text("FIRST_ADMIN_PASSWORD")
    if not password:
        if not sys.stdin.isatty():
            raise CommandError("Nobody is here to type a password. Set FIRST_ADMIN_PASSWORD and run this again.")
        password = getpass("Password: ")
        if getpass("The same again: ") != password:
            raise CommandError("The two were not the same. Run this again.")
    try:
        validate_password(password, person)
    except ValidationError as refused:
        raise CommandError(" ".join(refused.messages)) from refused
    return password
