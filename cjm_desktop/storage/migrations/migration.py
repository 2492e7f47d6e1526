"""What one migration is."""

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Migration:
    """One version of the file.

    `tables`: every table of this version with its DDL, letter for letter as it stands in the file:
    opening compares them, so a shipped step is never altered. `upgrade` turns the version before (for
    the first step: an empty database) into this one, inside a transaction, in memory; where a table
    changes it writes the new one with its own CREATE TABLE, since ALTER TABLE leaves a text that
    depends on the version of SQLite.
    """

    version: int
    tables: Mapping[str, str]
    upgrade: Callable[[sqlite3.Connection], None]
