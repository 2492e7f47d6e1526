"""Opening a document: validated before anything of it is believed, and never written to.

The bytes are read once and opened in memory, so neither a lock nor a journal beside the file nor a
slow network drive plays a part, and nobody can change the file between the check and the reading.
"""

import gc
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from cjm_desktop.domain.project import RECORD_TYPES, Project, project_of_kinds
from cjm_desktop.domain.rules import check_project
from cjm_desktop.storage.columns import table_name
from cjm_desktop.storage.digest import Digest, hashed_rows, ordered_rows
from cjm_desktop.storage.errors import NotReadable, shown
from cjm_desktop.storage.files import Fingerprint, read_document
from cjm_desktop.storage.header import check_header, damaged
from cjm_desktop.storage.meta import DIGEST, REVISION
from cjm_desktop.storage.migrations import CURRENT, MIGRATIONS, migration_to, upgrade
from cjm_desktop.storage.migrations.migration import Migration
from cjm_desktop.storage.rows import records_of

DEADLINE = 2.0
"""Seconds that SQLite may work on one file; ten thousand cards take 0.03."""

_LONGEST_VALUE = 4 * 1024 * 1024
_OPERATIONS_BETWEEN_LOOKS = 1000
_BATCH = 200


class Tables(NamedTuple):
    """The raw rows: table name -> (column names, rows in the order of their ids)."""

    rows: Mapping[str, tuple[tuple[str, ...], list[tuple[Any, ...]]]]

    def meta(self) -> dict[str, str]:
        return {str(key): str(value) for key, value in self.rows["meta"][1]}


class Loaded(NamedTuple):
    """A document that was read. `image`: its bytes, brought to the current version."""

    project: Project
    image: bytes
    revision: int
    version: int
    meta: Mapping[str, str]


def load(path: Path) -> tuple[Loaded, Fingerprint]:
    """Read and check a document.

    Raises:
        NotReadable: What is wrong with it, in one sentence.
    """
    data, found = read_document(path, CURRENT)
    return load_image(data, path), found


def load_image(data: bytes, path: Path, migrations: Sequence[Migration] = MIGRATIONS) -> Loaded:
    """Check a document's bytes and make a project of them; `path` is only said in errors."""
    header = check_header(data[:100], len(data), path, migrations[-1].version)
    if header.write_ahead:
        data = _without_log(data, path)
    try:
        with collector_paused(), _opened(data) as connection:
            return _checked(connection, data, header.version, migrations)
    except (sqlite3.Error, ValueError, TypeError, OverflowError) as error:
        raise damaged(path, _reason(error)) from error


def _reason(error: Exception) -> str:
    """What is wrong, in a few words."""
    if isinstance(error, sqlite3.Error):
        return "it never ends" if "interrupt" in str(error) else "its pages are not sound"
    if isinstance(error, TypeError):
        return "a value is of the wrong kind"
    line = " ".join(str(error).split())
    return line if len(line) <= 120 else line[:117] + "..."


def _checked(
    connection: sqlite3.Connection, data: bytes, version: int, migrations: Sequence[Migration]
) -> Loaded:
    migration = migration_to(version, migrations)
    if migration is None:
        raise ValueError(f"there is no file version {version}")
    check_structure(connection, migration)
    tables = read_tables(connection, migration)
    digest = tables.meta().get(DIGEST)
    if digest_of_tables(tables) != digest:
        raise ValueError("a disk or another program changed it since CJM Desktop wrote it")
    if upgrade(connection, migrations):
        data = connection.serialize()
        tables = read_tables(connection, migrations[-1])
    meta = tables.meta()
    revision = meta.get(REVISION, "")
    if not revision.isascii() or not revision.isdigit():
        raise ValueError("its number of edits is no number")
    return Loaded(project_from(tables), data, int(revision), version, meta)


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


def read_tables(connection: sqlite3.Connection, migration: Migration) -> Tables:
    """All rows of a database of one version."""
    rows = {}
    for name in migration.tables:
        cursor = connection.execute(ordered_rows(name))
        rows[name] = (tuple(column[0] for column in cursor.description), cursor.fetchall())
    return Tables(rows)


def digest_of_tables(tables: Tables) -> str:
    """The digest over rows that were read."""
    digest = Digest()
    for name, (_, rows) in tables.rows.items():
        digest.table(name)
        hashed = hashed_rows(name, rows)
        for start in range(0, len(hashed), _BATCH):
            digest.rows(hashed[start : start + _BATCH])
    return digest.result()


def project_from(tables: Tables) -> Project:
    """The project of rows of the current version, with every value and every reference checked.

    Raises:
        ValueError: A value does not fit its field, or a reference points nowhere.
    """
    project = project_of_kinds(
        {kind: records_of(kind, *tables.rows[table_name(kind)]) for kind in RECORD_TYPES}
    )
    check_project(project)
    return project


@contextmanager
def _opened(data: bytes) -> Iterator[sqlite3.Connection]:
    """The bytes as a database in memory that runs no code of the file and stops at the deadline."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.deserialize(data)
        harden(connection)
        end = time.monotonic() + DEADLINE
        connection.set_progress_handler(lambda: time.monotonic() > end, _OPERATIONS_BETWEEN_LOOKS)
        yield connection
    finally:
        connection.close()


def harden(connection: sqlite3.Connection) -> None:
    """Trust nothing that stands in the schema, check every cell, no memory mapping, no huge values."""
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA mmap_size = 0")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)


@contextmanager
def collector_paused() -> Iterator[None]:
    """Without garbage collection: ten thousand new records make it run again and again for nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _without_log(data: bytes, path: Path) -> bytes:
    """A file that another program switched to a write-ahead log, when nothing stands in that log."""
    log = Path(f"{path}-wal")
    if log.exists() and log.stat().st_size:
        raise NotReadable(
            f"{shown(path)} is open in another program, its latest part stands in "
            f"{shown(log.name)}: close it there first."
        )
    return data[:18] + b"\x01\x01" + data[20:]
