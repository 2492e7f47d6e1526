"""Version 2: pictures."""

import sqlite3

from cjm_desktop.storage.migrations import m0001_first
from cjm_desktop.storage.migrations.migration import Migration

_PICTURE = """\
CREATE TABLE picture (
    id TEXT NOT NULL PRIMARY KEY,
    rank TEXT NOT NULL,
    map_id TEXT NOT NULL REFERENCES map (id) DEFERRABLE INITIALLY DEFERRED,
    card_id TEXT REFERENCES card (id) DEFERRABLE INITIALLY DEFERRED,
    caption TEXT NOT NULL,
    more TEXT NOT NULL
) WITHOUT ROWID"""


def _upgrade(connection: sqlite3.Connection) -> None:
    connection.execute(_PICTURE)


MIGRATION = Migration(2, {**m0001_first.MIGRATION.tables, "picture": _PICTURE}, _upgrade)
