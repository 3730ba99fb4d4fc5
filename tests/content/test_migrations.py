"""A release can be taken back: the code before it runs on the schema after it."""

import pytest
from django.db.migrations import AddField, CreateModel, RunPython
from django.db.migrations.loader import MigrationLoader

# What the first release begins with. Whatever comes after may only add.
FIRST_RELEASE = {
    "content": (
        "0001_initial",
        "0003_kind_choices",
        "0010_roles",
        "0011_moves",
        "0012_clock_and_releases",
        "0013_remember_shipped_words",
    ),
    "pages": ("0001_counts_and_backups", "0002_longer_words"),
}


def breaks(operation) -> str:
    """Why code that does not know of this operation could not go on; "" when it can."""
    if isinstance(operation, CreateModel | RunPython):
        return ""
    if not isinstance(operation, AddField):
        return f"{type(operation).__name__} changes what the release before relies on"
    field = operation.field
    if field.null or field.has_db_default() or field.many_to_many:
        return ""
    return f"{operation.model_name}.{operation.name} can be neither empty nor filled by the database"


def test_every_migration_after_the_first_release_leaves_the_release_before_running():
    ours = {key: each for key, each in MigrationLoader(None).disk_migrations.items() if key[0] in FIRST_RELEASE}
    assert {(app, name) for app, names in FIRST_RELEASE.items() for name in names} <= set(ours)
    later = {key: each for key, each in ours.items() if key[1] not in FIRST_RELEASE[key[0]]}
    assert {key: list(filter(None, map(breaks, each.operations))) for key, each in later.items()} == {
        key: [] for key in later
    }


@pytest.mark.parametrize(("name", "why"), [("0011_moves", "neither empty"), ("0003_kind_choices", "AlterField")])
def test_what_would_break_the_release_before_is_told(name, why):
    operations = MigrationLoader(None).disk_migrations["content", name].operations
    assert any(why in breaks(each) for each in operations)
