"""Texts that nobody owned get the group that new texts of their kind begin with. Owners that a site has set stay."""

from django.db import migrations

OF_EDITORS = ("page", "noticed", "site", "source")


def name_owners(apps, schema_editor):
    groups = {group.name: group for group in apps.get_model("auth", "Group").objects.all()}
    nobody_named = apps.get_model("content", "Text").objects.filter(owner=None)
    nobody_named.filter(kind__in=OF_EDITORS).update(owner=groups.get("Editor"))
    nobody_named.exclude(kind__in=OF_EDITORS).update(owner=groups.get("Reviewer"))


class Migration(migrations.Migration):
    dependencies = [("content", "0013_remember_shipped_words")]

    operations = [migrations.RunPython(name_owners, migrations.RunPython.noop)]
