"""Which tables a backup holds, and their rows as plain values that mean the same on SQLite and PostgreSQL."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any, TypeAlias

from django.apps import apps
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.db.migrations.recorder import MigrationRecorder

Model = type[models.Model]
Row = dict[str, Any]
Column: TypeAlias = "models.Field[Any, Any]"

# Sessions and sign-in guesses belong to a moment; content types and permissions are made anew by `migrate`; the list of
# backups is about this database.
LEFT_OUT_APPS = {"sessions", "contenttypes", "axes"}
LEFT_OUT = {"auth.Permission", "pages.Backup"}


def covered() -> list[Model]:
    """Every other table, those between two others too, by name."""
    whole = apps.get_models(include_auto_created=True)
    mine = (model for model in whole if model._meta.managed and not model._meta.proxy)
    kept = (m for m in mine if m._meta.app_label not in LEFT_OUT_APPS and m._meta.label not in LEFT_OUT)
    return sorted(kept, key=lambda model: model._meta.label)


def migrations() -> list[str]:
    """The applied migrations of the covered tables, as "app.name"."""
    ours = {model._meta.app_label for model in covered()}
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied if app in ours)


class Names:
    """Permissions and content types by name: their numbers differ between two databases."""

    @cached_property
    def of(self) -> dict[Model, dict[int, str]]:
        types = {each.pk: f"{each.app_label}.{each.model}" for each in ContentType.objects.all()}
        rights = Permission.objects.values_list("pk", "content_type_id", "codename")
        return {ContentType: types, Permission: {pk: f"{types[kind]}.{name}" for pk, kind, name in rights}}

    @cached_property
    def back(self) -> dict[Model, dict[str, int]]:
        return {model: {name: pk for pk, name in names.items()} for model, names in self.of.items()}


def fields(model: Model) -> list[Column]:
    return [field for field in model._meta.concrete_fields if not getattr(field, "generated", False)]


def rows(model: Model, names: Names) -> Iterator[Row]:
    """In the order of their numbers, as JSON can hold them."""
    for each in model._base_manager.order_by("pk").iterator(chunk_size=500):
        yield {field.name: _plain(field, each, names) for field in fields(model)}


def _plain(field: Column, of: models.Model, names: Names) -> Any:
    value = getattr(of, field.attname)
    if value is not None and field.related_model in names.of:
        return names.of[field.related_model][value]
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, bool | int | str | list | dict):
        return value
    return field.value_to_string(of)


def _stored(field: Column, value: Any, names: Names) -> Any:
    """The value as this database wants it."""
    if value is not None and field.related_model in names.of:
        value = names.back[field.related_model][value]
    elif not isinstance(field, models.JSONField):
        value = field.to_python(value)
    return field.get_db_prep_save(value, connection)


def empty() -> None:
    """Take every row away. The database checks references at the end of the transaction, so any order will do."""
    with connection.cursor() as cursor:
        for model in covered():
            cursor.execute(f"DELETE FROM {_quoted(model)}")  # noqa: S608  a name of our own


def _quoted(model: Model) -> str:
    return connection.ops.quote_name(str(model._meta.db_table))


def insert(model: Model, given: Iterator[Row], names: Names) -> None:
    """As they were: no default, no date of today."""
    wanted = fields(model)
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in wanted)
    places = ", ".join(["%s"] * len(wanted))
    sql = f"INSERT INTO {_quoted(model)} ({columns}) VALUES ({places})"  # noqa: S608  names of our own models
    with connection.cursor() as cursor:
        cursor.executemany(sql, [[_stored(field, row[field.name], names) for field in wanted] for row in given])


def count_on_from_there() -> None:
    """New rows get numbers after those that came in. Never fewer than before: an undone restore undoes no numbering."""
    if connection.vendor != "postgresql":
        return  # SQLite looks at the rows
    with connection.cursor() as cursor:
        for model in covered():
            key = model._meta.pk
            if isinstance(key, models.AutoField):
                highest = f"SELECT coalesce(max({key.column}), 0) FROM {_quoted(model)}"  # noqa: S608  our own names
                cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [_quoted(model), key.column])
                (sequence,) = cursor.fetchone()
                cursor.execute(f"SELECT setval(%s, greatest(({highest}), nextval(%s)))", [sequence, sequence])
