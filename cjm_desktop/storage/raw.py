"""The raw rows of a database: only of our tables, never more than a project may have, and their digest."""

import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from cjm_desktop.domain.excess import too_many
from cjm_desktop.domain.limits import MAX_LETTERS, MAX_ROW, TooMuch
from cjm_desktop.domain.records import RECORD_TYPES
from cjm_desktop.storage.columns import table_name
from cjm_desktop.storage.deadline import Deadline
from cjm_desktop.storage.digest import Digest, hashed_rows, ordered_rows
from cjm_desktop.storage.migrations.migration import Migration

MOST_META = 100
"""Rows of the table `meta`; a document has five."""

MAX_META = 1_000
"""Letters of one of them."""

SMALL = MAX_LETTERS
"""Bytes of a database in which nothing can be too much but the number of rows."""

_MOST_READ = 6 * MAX_LETTERS
"""Letters of all cells: the texts, twice where JSON writes a letter as two, and the ids of a hundred thousand rows."""

_MOST_JSON = 5 * MAX_LETTERS // 2
"""What all JSON together may count: it is written in at most 2.1 times the letters that it counts as in a project.

A list or an object takes up to 40 times the memory of its two brackets, so their number is bounded before any is made.
"""

KIND_OF = {table_name(kind): kind for kind in RECORD_TYPES}
_MANY = 200
_FEW = 8  # rows at once, where each may be as large as a row can be
_NUMBER = 8  # what a value inside of JSON counts, however short it is written
_SHORT = 100  # letters of JSON in which it does not matter that commas of texts are counted
_STRINGS = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)

Row = tuple[Any, ...]


class Tables(NamedTuple):
    """The raw rows: table name -> (column names, rows in the order of their ids)."""

    rows: Mapping[str, tuple[tuple[str, ...], list[Row]]]

    def meta(self) -> dict[str, str]:
        return {str(key): str(value) for key, value in self.rows["meta"][1]}


def check_structure(connection: sqlite3.Connection, migration: Migration) -> None:
    """Exactly our tables, letter for letter, and a sound file.

    This one rule shuts out views, triggers, generated columns and virtual tables, whatever they are called.

    Raises:
        sqlite3.Error, ValueError: It is not so.
    """
    limit = len(migration.tables) + 1
    found = connection.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_master LIMIT ?", (limit,)
    ).fetchall()
    wanted = [("table", name, name, sql) for name, sql in migration.tables.items()]
    if sorted(found, key=repr) != sorted(wanted, key=repr):
        raise ValueError("its tables are not those of a map")
    (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise ValueError("its pages are not sound")


def harden(connection: sqlite3.Connection) -> None:
    """Trust nothing that stands in the schema, check every cell, no memory mapping, no huge values."""
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA mmap_size = 0")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_ROW)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)


class Bounds:
    """Lets the rows of one database of `size` bytes through, as long as they are not more than a project may have."""

    def __init__(self, size: int, deadline: Deadline) -> None:
        self._is_small = size <= SMALL
        self._room, self._json_room = _MOST_READ, _MOST_JSON
        self._deadline = deadline
        self.at_once = _MANY if self._is_small else _FEW

    def rows(self, connection: sqlite3.Connection, table: str) -> Iterator[list[Row]]:
        """The rows of a table, some at a time, in the order of the digest.

        Raises:
            sqlite3.Error, ValueError: They cannot be read, are too many, or it takes too long.
        """
        most = RECORD_TYPES[KIND_OF[table]].MOST if table in KIND_OF else MOST_META
        cursor = connection.execute(ordered_rows(table))
        count = 0
        while rows := cursor.fetchmany(self.at_once):
            self._deadline.check()
            count += len(rows)
            if count > most:
                raise TooMuch(_too_many_rows(connection, table))
            if table == "meta":
                _check_meta(rows)
            self._take(rows)
            yield rows

    def in_batches(self, rows: list[Row]) -> Iterator[Sequence[Row]]:
        """Rows that were read, few enough at a time to work on copies of them.

        Raises:
            ValueError: It takes too long.
        """
        return self._deadline.in_batches(rows, self.at_once)

    def _take(self, rows: list[Row]) -> None:
        if self._is_small:
            return
        for cell in chain.from_iterable(rows):
            self._room -= len(cell) if isinstance(cell, str | bytes) else 1
            if isinstance(cell, str) and cell[:1] in ("[", "{"):
                self._json_room -= _weight(cell)
        if self._room < 0 or self._json_room < 0:
            raise TooMuch(f"it has more than {MAX_LETTERS:,} letters, which are the most")


def read_tables(connection: sqlite3.Connection, migration: Migration, bounds: Bounds) -> Tables:
    """All rows of a database of one version.

    Raises:
        sqlite3.Error, ValueError: It cannot be read, or has more than a project may have.
    """
    rows = {}
    for name in migration.tables:
        found = [row for some in bounds.rows(connection, name) for row in some]
        rows[name] = (columns_of(connection, name), found)
    return Tables(rows)


def columns_of(connection: sqlite3.Connection, table: str) -> tuple[str, ...]:
    """The names of its columns."""
    cursor = connection.execute(f"SELECT * FROM {table} LIMIT 0")
    return tuple(column[0] for column in cursor.description)


def _check_meta(rows: list[Row]) -> None:
    if any(len(str(cell)) > MAX_META for row in rows for cell in row):
        raise ValueError("what it says of itself is too long")


def _weight(text: str) -> int:
    """What a JSON text counts: its letters, and more for all that becomes an object of its own."""
    bare = text if len(text) < _SHORT else _STRINGS.sub("", text)
    return len(text) + _NUMBER * (bare.count(",") + bare.count("[") + bare.count("{"))


def _too_many_rows(connection: sqlite3.Connection, name: str) -> str:
    if name not in KIND_OF:
        return "it says too much of itself"
    (number,) = connection.execute(f"SELECT count(*) FROM {name}").fetchone()
    return f"it has {too_many(KIND_OF[name], number)}"


def digest_of_tables(tables: Tables, bounds: Bounds) -> str:
    """The digest over rows that were read.

    Raises:
        TypeError, ValueError: A value is no text and no number, or it takes too long.
    """
    digest = Digest()
    for name, (_, rows) in tables.rows.items():
        digest.table(name)
        for some in bounds.in_batches(hashed_rows(name, rows)):
            digest.rows(some)
    return digest.result()
