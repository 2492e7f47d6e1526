"""The statements that write rows, made once a table.

They follow from the records: a new field is a new column by itself, and the newest migration must make it,
which a test checks.
"""

from functools import cache

from cjm_desktop.domain.records import RECORD_TYPES
from cjm_desktop.storage.columns import MORE, column_name, table_name


def columns_of(kind: str) -> list[str]:
    """The columns of a record kind, in the order of its fields."""
    return [*(column_name(kind, field) for field in RECORD_TYPES[kind].model_fields), MORE]


@cache
def adding(kind: str) -> str:
    """Insert a row; the parameters are called as the columns."""
    columns = columns_of(kind)
    named, values = ", ".join(map(_quoted, columns)), ", ".join(f":{name}" for name in columns)
    return f"INSERT INTO {_quoted(table_name(kind))} ({named}) VALUES ({values})"


@cache
def putting(kind: str) -> str:
    """The same, or replace the row with the same id."""
    others = [_quoted(name) for name in columns_of(kind) if name != "id"]
    values = ", ".join(f"{name} = excluded.{name}" for name in others)
    return f"{adding(kind)} ON CONFLICT (id) DO UPDATE SET {values}"


@cache
def deleting(kind: str) -> str:
    """Delete a row by its id, the one parameter."""
    return f"DELETE FROM {_quoted(table_name(kind))} WHERE id = ?"


def _quoted(name: str) -> str:
    """A name that may be a word of SQL, as “values” and “group” are."""
    return f'"{name}"'
