"""A site of the first release with edits of its own is upgraded. Run in a process and a database of its own.

Prints one JSON object: each text's versions before and after, as the models and as plain SQL see them.
"""

import json
import sys
from datetime import date
from io import StringIO

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from leakapp.content.defaults import checksum, shipped
from leakapp.content.loading import load
from leakapp.content.models import Text, Version

FIRST_RELEASE = [("content", "0001_initial"), ("auth", "0012_alter_user_first_name_max_length")]
OLD_FIELDS = (
    "text_id", "language", "number", "state", "origin", "body", "change_note", "contributors", "reviewer_id",
    "reviewed_at", "self_reviewed", "review_by", "published_at",
)  # fmt: skip


def first_release():
    """The database as the first release left it: everything shipped, and some of it edited, signed or put away."""
    executor = MigrationExecutor(connection)
    executor.migrate([*FIRST_RELEASE, ("contenttypes", "0002_remove_content_type_name"), ("admin", "0001_initial")])
    old = executor.loader.project_state(FIRST_RELEASE).apps
    text, version = old.get_model("content", "Text"), old.get_model("content", "Version")
    ada, bob = (old.get_model("auth", "User").objects.create(username=name) for name in ("ada", "bob"))

    dates = {"published_at": timezone.now(), "review_by": date(2027, 5, 1)}
    for (kind, key), body in shipped().items():
        row = text.objects.create(kind=kind, key=key, shipped_checksum=checksum(body))
        version.objects.create(text=row, number=1, state="published", origin="shipped", body=dict(body), **dates)
    signed = {"reviewer": bob, "reviewed_at": timezone.now()}
    ours = {
        "name": "Words of our own: café, “quotes” & < signs",
        "what": "<p>Ours,\n\n  spaced <strong>as we like</strong>.</p>",
    }
    for key in ("let-down", "mastitis"):
        row = text.objects.get(kind="explanation", key=key)
        row.versions.update(state="retired")
        body = {**row.versions.get().body, **ours}
        edited = {"number": 2, "state": "published", "origin": "site", "contributors": f" {ada.pk} "}
        version.objects.create(text=row, body=body, **edited, **signed, **dates)
    version.objects.filter(text__key="loss").update(**signed)
    row = text.objects.get(kind="explanation", key="d-mer")
    version.objects.create(text=row, number=2, state="draft", origin="site", body=ours, contributors=f" {ada.pk} ")


def rows():
    found = Version.objects.select_related("text").order_by("text__kind", "text__key", "number")
    fields = {each: {name: getattr(each, name) for name in OLD_FIELDS} for each in found}
    return [{"text": f"{each.text.kind}/{each.text.key}", **values} for each, values in fields.items()]


def plain_rows():
    with connection.cursor() as cursor:
        cursor.execute(f"select id, {', '.join(OLD_FIELDS)} from content_version order by id")
        return [[str(value) for value in row] for row in cursor.fetchall()]


def upgrade():
    """The release's own steps, with newer shipped words for a few texts."""

    call_command("migrate", verbosity=0)
    call_command("load_default_content", stdout=StringIO())
    before = rows()
    newer = {
        text_id: {**body, "summary": f"Newer: {body['summary']}"} if text_id[0] == "explanation" else body
        for text_id, body in shipped().items()
    }
    loaded = load(newer)
    again = load(newer)
    three = Text.objects.get(kind="explanation", key="let-down")
    return {
        "before": before,
        "after": rows(),
        "as_draft": loaded.as_draft,
        "waiting": loaded.waiting,
        "renewed": len(loaded.renewed),
        "again": len(again.published) + len(again.as_draft),
        "three_way": [three.shipped_before["summary"], three.shipped["summary"]],
    }


def main():
    first_release()
    old = plain_rows()
    found = upgrade()
    json.dump({**found, "old_rows": old, "new_rows": plain_rows()}, sys.stdout, default=str)
