from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from leakapp.site.backup import archive
from leakapp.site.models import Backup


class Command(BaseCommand):
    help = (
        "Write every text, version, publication, account and count into one archive. Keep it like a password: "
        "it holds password hashes. '-' writes it to standard output."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", help="default: backups/<date and time>.zip")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["file"] == "-":
            made, where = archive.write(self.stdout._out.buffer), "standard output"  # type: ignore[attr-defined]
        else:
            path = Path(options["file"] or settings.BASE_DIR / "backups" / f"{timezone.now():%Y%m%d-%H%M%S}.zip")
            if path.exists():
                raise CommandError(f"{path} is there already. Name another file.")
            made, where = archive.write_file(path), str(path)
        Backup.objects.create(rows=made.rows, checksum=made.checksum)
        self.stderr.write(
            f"Backup: {made.rows} rows of {len(made.sums)} tables in {where}, checksum {made.checksum[:16]}"
        )
