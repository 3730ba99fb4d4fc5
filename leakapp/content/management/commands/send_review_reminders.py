from typing import Any

from django.core.management.base import BaseCommand

from leakapp.content import clock


class Command(BaseCommand):
    help = (
        "Mail each group the texts that are to be read again: 60 days, 30 days and 0 days before the date, each once. "
        "Run it once a day. Without EMAIL_HOST the mails are printed."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        sent = clock.send_reminders()
        for group, texts in sent.texts.items():
            self.stdout.write(f"{group}: {texts} texts to read again.")
        for group in sent.unreachable:
            self.stderr.write(f"{group}: nobody in this group has a mail address, so nobody was asked.")
        if not sent.texts and not sent.unreachable:
            self.stdout.write("Nothing new to ask about.")
