from typing import Any

from django.core.management.base import BaseCommand

from leakapp.content import workflow


class Command(BaseCommand):
    help = "Publish what was approved for a time that has come. Pages do this too when they are read; safe to repeat."

    def handle(self, *args: Any, **options: Any) -> None:
        for publication in workflow.publish_due():
            self.stdout.write(f"Publication {publication.pk}: {publication.what}")
