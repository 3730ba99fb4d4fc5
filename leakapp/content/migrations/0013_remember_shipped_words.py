"""Existing sites learn which shipped words they hold, so that the next release can be compared with them."""

from django.db import migrations


def remember_what_was_shipped(apps, schema_editor):
    """The newest shipped version of each text holds the shipped words that this database has seen last."""
    text_model = apps.get_model("content", "Text")
    shipped = apps.get_model("content", "Version").objects.filter(origin="shipped").order_by("number")
    for text_id, body in shipped.values_list("text_id", "body"):
        text_model.objects.filter(pk=text_id).update(shipped=body)


class Migration(migrations.Migration):
    dependencies = [("content", "0012_clock_and_releases")]

    operations = [migrations.RunPython(remember_what_was_shipped, migrations.RunPython.noop)]
