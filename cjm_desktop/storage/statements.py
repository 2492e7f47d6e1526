"""The statements that write rows, made once a table."""

from functools import cache

from sqlalchemy import Delete, bindparam, delete
from sqlalchemy.dialects.sqlite import Insert, insert

from cjm_desktop.storage.schema import tables


@cache
def putting(kind: str) -> Insert:
    """Insert rows, or replace those with the same ids."""
    statement = insert(tables()[kind])
    values = {c.name: statement.excluded[c.name] for c in tables()[kind].columns if c.name != "id"}
    return statement.on_conflict_do_update(index_elements=["id"], set_=values)


@cache
def deleting(kind: str) -> Delete:
    """Delete rows by the parameter `gone`."""
    table = tables()[kind]
    return delete(table).where(table.c.id == bindparam("gone"))
