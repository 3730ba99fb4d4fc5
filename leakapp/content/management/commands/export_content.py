import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from leakapp.content import exchange


class Command(BaseCommand):
    help = "Write every text with all its versions, and the log of publications, to one readable file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", help="where to write it; without a name it is printed")

    def handle(self, *args: Any, file: str | None, **options: Any) -> None:
        content = exchange.export()
        written = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
        if file is None:
            self.stdout.write(written, ending="")
            return
        Path(file).write_text(written, encoding="utf-8")
        versions = sum(len(text["versions"]) for text in content["texts"])
        self.stdout.write(f"{file}: {len(content['texts'])} texts, {versions} versions.")
