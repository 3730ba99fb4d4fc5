import sys
from typing import Any

from django.core.management.base import BaseCommand

from leakapp.site import doctor


class Command(BaseCommand):
    help = "What is unsafe or unfinished about this site, and the remedy for each. Changes nothing."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(doctor.findings())
        for number, finding in enumerate(found, 1):
            self.stdout.write(f"{number}. {finding.what}\n   {finding.remedy}")
        if found:
            self.stdout.write(f"Doctor: {len(found)} to mend.")
            sys.exit(1)
        self.stdout.write("Doctor: nothing to mend.")
