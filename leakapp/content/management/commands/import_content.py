import json
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from leakapp.content import exchange


class Command(BaseCommand):
    help = (
        "Bring the published words of another site in as drafts, to be reviewed here. What the checks block is "
        "refused, an open draft is left alone, and nothing is published."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file")
        parser.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
        parser.add_argument("--by", metavar="USERNAME", help="whose drafts they are")

    def handle(self, *args: Any, file: str, dry_run: bool, by: str | None, **options: Any) -> None:
        try:
            content = json.loads(Path(file).read_text(encoding="utf-8"))
            imported = exchange.read_in(content, None if dry_run else _person(by))
        except (OSError, ValueError) as fault:  # no such file, no JSON, or not ours
            raise CommandError(str(fault)) from fault
        would = "would be drafts" if dry_run else "drafts"
        for name, labels in imported.drafted.items():
            self.stdout.write(f"{name}: {', '.join(labels)}")
        for name, reasons in imported.refused.items():
            self.stdout.write(f"{name}: refused. {' '.join(reasons)}")
        for name in imported.waiting:
            self.stdout.write(f"{name}: a draft is open here. Finish it first.")
        for name in imported.unknown:
            self.stdout.write(f"{name}: this release has no place for it.")
        self.stdout.write(
            f"{len(imported.drafted)} {would}, {len(imported.refused)} refused, {len(imported.waiting)} wait, "
            f"{len(imported.unknown)} unknown, {len(imported.same)} the same."
        )


def _person(username: str | None) -> User:
    if not username:
        raise CommandError("Say whose drafts they are: --by USERNAME. Or look first: --dry-run.")
    try:
        return User.objects.get(username=username)
    except User.DoesNotExist:
        raise CommandError(f"There is no account called {username!r}.") from None
