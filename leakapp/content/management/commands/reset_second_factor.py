from typing import Any

from axes.utils import reset as forget_failures
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from leakapp.content.sign_in import access


class Command(BaseCommand):
    help = "Help somebody who is locked out: forget their phone app and failed tries, and print one backup code."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        try:
            person = User.objects.get(username=username)
        except User.DoesNotExist:
            raise CommandError(f"There is no account called {username!r}.") from None
        code = access.reset(person)
        forget_failures(username=username)
        self.stdout.write(
            f"{code}\nThis code lets {username} in once, after the password. Give it to them in person or by phone. "
            "They set up the app on their phone again right after."
        )
