"""What the site notes about itself: visits a day, if it counts them, what was clear, and when it was backed up."""

from django.db import models


class DayCount(models.Model):
    """How often one thing happened on one day. Nothing here belongs to a person."""

    day = models.DateField()
    what = models.CharField(max_length=40)  # one of tally.WORDS or clarity.WORDS
    count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-day", "what"]
        constraints = [models.UniqueConstraint(fields=["day", "what"], name="one_count_a_day")]
        verbose_name = "count"
        verbose_name_plural = "counts"

    def __str__(self) -> str:
        return f"{self.day} {self.what}"


class Backup(models.Model):
    """One backup that was made: when, how many rows, and the checksum of its list of contents."""

    made_at = models.DateTimeField(auto_now_add=True)
    rows = models.PositiveIntegerField()
    checksum = models.CharField(max_length=64)

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"Backup of {self.made_at:%Y-%m-%d %H:%M}"
