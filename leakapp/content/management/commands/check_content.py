import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from leakapp.content import snapshot
from leakapp.content.defaults import file_of
from leakapp.content.proofreading import whole
from leakapp.content.proofreading.finding import Severity
from leakapp.content.proofreading.levels import Read
from leakapp.content.proofreading.reading import length


class Command(BaseCommand):
    help = (
        "Proofread the words: claims without a source, unknown and unused sources, dead links, hard or long sentences, "
        "banned phrases, missing review dates. Names file, field and sentence. Exit status 1 with something to mend; "
        "in the shipped words, when anything is found. Needs collected static files, or DEBUG=true."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--published", action="store_true", help="the words of this site's database, not the files")
        parser.add_argument("--reading", action="store_true", help="print the reading level of every page instead")

    def handle(self, *args: Any, **options: Any) -> None:
        published = options["published"]
        words = snapshot.current() if published else snapshot.shipped_alone()
        if options["reading"]:
            self.print_readings(whole.readings(words))
            return
        place = (lambda kind, key: f"{kind}/{key}") if published else file_of
        found = list(whole.findings(words, place, timezone.localdate()))
        for finding in found:
            self.stdout.write(f"{'look at' if finding.severity is Severity.WARN else 'mend'}  {finding}")
        to_mend = sum(finding.severity is Severity.BLOCK for finding in found)
        self.stdout.write(f"{len(words.texts)} texts read: {to_mend} to mend, {len(found) - to_mend} to look at.")
        if to_mend or (found and not published):
            sys.exit(1)

    def print_readings(self, reads: list[Read]) -> None:
        self.stdout.write("grade  most  words  longest  page, with its hardest sentence")
        for read in reads:
            reading = read.reading
            longest = max(map(length, reading.sentences), default=0)
            self.stdout.write(
                f"{reading.grade:5.1f}  {read.most:4.0f}  {reading.words:5}  {longest:7}  {read.place}"
                f"{'  TOO HARD' if read.is_hard else ''}"
            )
            for grade, sentence in reading.hardest(1):
                self.stdout.write(f"{'':26}{grade:.1f}: {sentence}")
