from typing import Any

from django.core.management.base import BaseCommand, CommandError

from leakapp.triage import cases


class Command(BaseCommand):
    help = "Answer the clinical cases that ship with this release. Fails when its rules answer one wrongly."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        if failures := list(cases.failures()):
            raise CommandError(
                "\n".join([*failures, f"{len(failures)} of {cases.count()} clinical cases failed. Do not serve this."])
            )
        self.stdout.write(f"Clinical cases: {cases.count()} of {cases.count()} answered as they must be.")
