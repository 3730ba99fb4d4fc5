"""The three roles. Permissions are made here too, since Django makes its own only after all migrations have run."""

from django.conf import settings
from django.db import migrations

READ_WORDS = ("content.view_text", "content.view_version", "content.view_publication")
ROLES = {
    "Editor": (*READ_WORDS, "content.add_text", "content.change_version"),
    "Reviewer": (
        *READ_WORDS,
        "content.add_text",
        "content.change_text",
        "content.change_version",
        "content.review_version",
        "admin.view_logentry",
    ),
    "Host": (*READ_WORDS, "auth.view_user", "auth.add_user", "auth.change_user", "auth.view_group", "admin.view_logentry"),
}
NAMES = {"review_version": "Can approve and publish a version", "view_logentry": "Can view log entry"}


def make_roles(apps, schema_editor):
    group_model = apps.get_model("auth", "Group")
    for name, permissions in ROLES.items():
        group, _ = group_model.objects.get_or_create(name=name)
        group.permissions.add(*(_permission(apps, each) for each in permissions))


def _permission(apps, label):
    app, codename = label.split(".")
    action, _, model = codename.partition("_")
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label=app, model=model)
    permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": NAMES.get(codename, f"Can {action} {model}")}
    )
    return permission


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0003_kind_choices"),
        ("admin", "0003_logentry_add_action_flag_choices"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
