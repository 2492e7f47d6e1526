"""The versions of the file, one module a step, keyed on `user_version`.

To change the file: write `m000N_what.py` with the next version, and put a file with content of that version
under tests/storage/golden. Migrations run in memory, on what was read:
the document on the disk becomes the new version when it is saved.
"""

import importlib
import pkgutil
import re
import sqlite3
from collections.abc import Iterator, Sequence

from cjm_desktop.storage.migrations.migration import Migration


def _found() -> Iterator[Migration]:
    """One step a file, in their order. None is ever left out: without it no file could be read."""
    for name in sorted(info.name for info in pkgutil.iter_modules(__path__)):
        if re.fullmatch(r"m\d{4}_\w+", name):
            yield importlib.import_module(f"{__name__}.{name}").MIGRATION


MIGRATIONS: tuple[Migration, ...] = tuple(_found())

CURRENT = MIGRATIONS[-1].version


def migration_to(version: int, migrations: Sequence[Migration] = MIGRATIONS) -> Migration | None:
    """The migration to a version, or None where there is none."""
    return next((migration for migration in migrations if migration.version == version), None)


def upgrade(connection: sqlite3.Connection, migrations: Sequence[Migration] = MIGRATIONS) -> bool:
    """Bring a database (an empty one too) to the newest version, in one transaction.

    The connection is in autocommit mode. Returns whether anything was done.

    Raises:
        sqlite3.Error: A step failed; the database is as it was.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    missing = [migration for migration in migrations if migration.version > version]
    if not missing:
        return False
    connection.execute("BEGIN IMMEDIATE")
    try:
        for migration in missing:
            migration.upgrade(connection)
            connection.execute(f"PRAGMA user_version = {migration.version}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    return True
