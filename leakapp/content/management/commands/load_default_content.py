from typing import Any

from django.core.management.base import BaseCommand

from leakapp.content.loading import load


class Command(BaseCommand):
    help = "Load the words that ship with the site. Adds what is missing and never touches an edit. Safe to repeat."

    def handle(self, *args: Any, **options: Any) -> None:
        loaded = load()
        self.stdout.write(
            f"Words: {len(loaded.added)} added, {len(loaded.renewed)} renewed, "
            f"{len(loaded.as_draft)} newer ones wait as drafts, {len(loaded.waiting)} wait for an open draft."
        )
