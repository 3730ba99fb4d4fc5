from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from leakapp.site.backup import archive


class Command(BaseCommand):
    help = "Bring a backup back, into SQLite or PostgreSQL alike. Wholly, or not at all."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--check", action="store_true", help="try it in memory; change nothing here")
        parser.add_argument("--replace", action="store_true", help="take away what this site holds now")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._check(options["file"]) if options["check"] else self._restore(options["file"], options["replace"])
        except archive.Unusable as fault:
            raise CommandError(str(fault)) from fault

    def _check(self, path: Path) -> None:
        about = archive.read(path)
        now = archive.sums_now()
        with archive.scratch_database():
            made = archive.restore(path)
        differ = archive.differences(about["tables"], now)
        self.stdout.write(
            f"This backup of {about['made_at']} comes back whole: {made.rows} rows, every checksum holds."
        )
        self.stdout.write(
            f"The site holds something else by now in: {', '.join(differ)}." if differ else "The site holds the same."
        )

    def _restore(self, path: Path, replace: bool) -> None:
        if archive.is_in_use() and not replace:
            raise CommandError("This database is in use. To put the backup in its place, add --replace.")
        made = archive.restore(path)
        self.stdout.write(f"Restored: {made.rows} rows, every checksum holds. Everybody has to sign in again.")
