"""Texts, their versions, and the log of publications. What must never happen is a constraint, not a habit."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Cast, Concat

from leakapp.content.kinds import KINDS
from leakapp.content.marks import WordsField

NEVER_CHANGED = "A publication is never changed or deleted. Publish again instead."


class State(models.TextChoices):
    DRAFT = "draft", "draft"
    REVIEW = "review", "in review"
    PUBLISHED = "published", "published"
    RETIRED = "retired", "retired"


class Origin(models.TextChoices):
    SHIPPED = "shipped", "shipped with the site"
    SITE = "site", "written at this site"


def kind_choices() -> list[tuple[str, str]]:
    """Called, not listed, so that a new kind of words needs no migration."""
    return [(kind.name, kind.label) for kind in KINDS.values()]


class Text(models.Model):
    """A place for words, named by kind and key. The code asks for words by this name."""

    kind = models.CharField(max_length=20, choices=kind_choices)
    key = models.SlugField(max_length=60)
    # Who is asked to read it again in time. New texts begin with one (owners.py); nobody means the reviewers.
    owner = models.ForeignKey("auth.Group", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    shipped_checksum = models.CharField(max_length=16, blank=True, editable=False)  # of the last shipped words seen
    shipped = WordsField(null=True, editable=False)  # those words, and the ones that an upgrade replaced
    shipped_before = WordsField(null=True, editable=False)

    class Meta:
        ordering = ["kind", "key"]
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="one_text_a_key")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.key}"


_REVIEWER_AMONG_CONTRIBUTORS = Q(
    contributors__contains=Concat(Value(" "), Cast("reviewer_id", models.CharField()), Value(" "))
)


class Version(models.Model):
    """One wording of a text. Only a draft changes; a published version stays as it was read."""

    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="versions")
    language = models.CharField(max_length=10, default="en")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.SITE)
    body = WordsField(default=dict)  # field name -> words, as kinds.py declares them
    change_note = models.CharField(max_length=300, blank=True)
    # Ids of everyone who touched the draft, as " 12 15 ", so that one row can refuse a reviewer who wrote it.
    contributors = models.CharField(max_length=500, blank=True, editable=False)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)
    self_reviewed = models.BooleanField(default=False, editable=False)
    reviewer_note = models.CharField(max_length=1000, blank=True)  # what to mend, when it was sent back
    review_by = models.DateField(null=True, blank=True)
    small_change = models.BooleanField("a typo or a comma, nothing more: keep the review date", default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True, blank=True)
    publish_at = models.DateTimeField(null=True, blank=True)  # approved, and to be published then
    restored_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # Grows with each save, so that two editors cannot overwrite each other.
    touched = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        ordering = ["text", "language", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["text", "language", "number"], name="one_version_a_number"),
            models.UniqueConstraint(
                fields=["text", "language"], condition=Q(state="published"), name="one_published_version"
            ),
            models.UniqueConstraint(
                fields=["text", "language"], condition=Q(state__in=["draft", "review"]), name="one_open_draft"
            ),
            models.CheckConstraint(
                condition=Q(reviewer=None, reviewed_at=None) | Q(reviewer__isnull=False, reviewed_at__isnull=False),
                name="reviewer_and_time_go_together",
            ),
            models.CheckConstraint(
                condition=Q(reviewer=None) | Q(self_reviewed=True) | ~_REVIEWER_AMONG_CONTRIBUTORS,
                name="nobody_approves_their_own_words",
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(origin="shipped", contributors="") | Q(reviewer__isnull=False),
                name="published_means_reviewed",
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(review_by__isnull=False, published_at__isnull=False),
                name="published_has_its_dates",
            ),
            models.CheckConstraint(
                condition=Q(publish_at=None) | Q(reviewer__isnull=False), name="a_set_time_means_approved"
            ),
            models.CheckConstraint(
                condition=Q(origin="shipped") | ~Q(contributors=""), name="words_of_this_site_have_an_author"
            ),
        ]
        indexes = [
            models.Index(fields=["publish_at"], condition=Q(state="review"), name="waiting_for_its_time"),
        ]
        permissions = [("review_version", "Can approve and publish a version")]

    def __str__(self) -> str:
        return f"{self.text}, version {self.number} ({self.get_state_display()})"

    @property
    def contributor_ids(self) -> list[int]:
        return [int(each) for each in self.contributors.split()]

    @property
    def is_approved(self) -> bool:
        """Reviewed, and waiting for its time."""
        return self.state == State.REVIEW and self.reviewer_id is not None

    @property
    def is_signed(self) -> bool:
        return self.reviewer_id is not None


class Reminder(models.Model):
    """A mail that has gone out: these words, with this date, were this many days from it. So that each goes once."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="reminders")
    review_by = models.DateField()
    days = models.PositiveSmallIntegerField()
    sent_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "review_by", "days"], name="one_reminder_a_stage"),
        ]

    def __str__(self) -> str:
        return f"{self.version}: {self.days} days"


class AppendOnly(models.QuerySet["Publication"]):
    def update(self, **changes: Any) -> int:
        raise ValueError(NEVER_CHANGED)

    def delete(self) -> tuple[int, dict[str, int]]:
        raise ValueError(NEVER_CHANGED)


class Publication(models.Model):
    """One row each time the published words change. Rows are only ever added; pages read the newest number."""

    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    what = models.CharField(max_length=200)
    versions = models.ManyToManyField(Version, related_name="publications")

    objects = AppendOnly.as_manager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"Publication {self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise ValueError(NEVER_CHANGED)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise ValueError(NEVER_CHANGED)
