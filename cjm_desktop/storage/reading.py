"""Opening a document: validated before anything of it is believed, and never written to.

The bytes are read once and opened in memory, so neither a lock nor a journal beside the file nor a
slow network drive plays a part, and nobody can change the file between the check and the reading.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from json import JSONDecodeError
from pathlib import Path
from typing import NamedTuple

from cjm_desktop.collector import collector_paused
from cjm_desktop.domain.limits import MAX_REVISION, TooMuch
from cjm_desktop.domain.project import Project, project_of_kinds
from cjm_desktop.domain.records import RECORD_TYPES
from cjm_desktop.domain.rules import check_project
from cjm_desktop.domain.table import Table
from cjm_desktop.storage.columns import table_name
from cjm_desktop.storage.deadline import SECONDS, Deadline, TooLong
from cjm_desktop.storage.errors import NotReadable, shown
from cjm_desktop.storage.files import Fingerprint, read_document
from cjm_desktop.storage.folders import or_an_earlier_version
from cjm_desktop.storage.header import check_header, damaged
from cjm_desktop.storage.meta import DIGEST, REVISION
from cjm_desktop.storage.migrations import CURRENT, MIGRATIONS, migration_to, upgrade
from cjm_desktop.storage.migrations.migration import Migration
from cjm_desktop.storage.raw import (
    Bounds,
    Tables,
    check_structure,
    digest_of_tables,
    harden,
    read_tables,
)
from cjm_desktop.storage.rows import records_of

_OPERATIONS_BETWEEN_LOOKS = 1000


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
    version = check_header(data[:100], len(data), path, migrations[-1].version).version
    try:
        deadline = Deadline(SECONDS)
        with collector_paused():
            with opened(data, deadline) as connection:
                tables, image = _proved(connection, data, version, migrations, deadline)
            # SQLite's own copy of the bytes is gone before records are made of the rows.
            meta = tables.meta()
            project = project_from(tables, deadline)
            return Loaded(project, image, revision_in(meta), version, meta)
    except TooMuch as error:
        raise NotReadable(
            f"{shown(path)} is larger than a map can be ({error}): choose another file."
        ) from error
    except (sqlite3.Error, ValueError, TypeError, OverflowError) as error:
        if isinstance(error, TooLong) or "interrupt" in str(error):
            raise NotReadable(
                f"{shown(path)} was not opened, as reading it takes longer than any map does: choose another file, "
                f"or another copy of it{or_an_earlier_version(path)}."
            ) from error
        raise damaged(path, reason_of(error)) from error


def reason_of(error: Exception) -> str:
    """What is wrong, in a few words."""
    if isinstance(error, sqlite3.Error):
        return (
            "reading it takes too long" if "interrupt" in str(error) else "its pages are not sound"
        )
    if isinstance(error, TypeError):
        return "a value is of the wrong kind"
    if isinstance(error, UnicodeError):
        return "the letters of a text are not sound"
    if isinstance(error, JSONDecodeError):
        return "a list or an object in it is not sound"
    line = " ".join(str(error).split())
    return line if len(line) <= 120 else line[:117] + "..."


def _proved(
    connection: sqlite3.Connection,
    data: bytes,
    version: int,
    migrations: Sequence[Migration],
    deadline: Deadline,
) -> tuple[Tables, bytes]:
    """The rows of a database that says of them what is true, and its bytes; both of the current version."""
    migration = migration_to(version, migrations)
    if migration is None:
        raise ValueError(f"there is no file version {version}")
    check_structure(connection, migration)
    bounds = Bounds(len(data), deadline)
    tables = read_tables(connection, migration, bounds)
    digest = tables.meta().get(DIGEST)
    if digest_of_tables(tables, bounds) != digest:
        raise ValueError("a disk or another program changed it since CJM Desktop wrote it")
    if upgrade(connection, migrations):
        data = connection.serialize()
        tables = read_tables(connection, migrations[-1], Bounds(len(data), deadline))
    return tables, data


def revision_in(meta: Mapping[str, str]) -> int:
    """How many edits were made.

    Raises:
        ValueError: There is no such number.
    """
    said = meta.get(REVISION, "")
    if not (said.isascii() and said.isdigit() and len(said) <= len(str(MAX_REVISION))):
        raise ValueError("its number of edits is no number")
    if int(said) > MAX_REVISION:
        raise ValueError("its number of edits is too large")
    return int(said)


def project_from(tables: Tables, deadline: Deadline) -> Project:
    """The project of rows of the current version, with every value and every reference checked.

    Raises:
        ValueError: A value does not fit its field, a reference points nowhere, or it takes too long.
    """
    project = project_of_kinds(
        {
            kind: Table(*records_of(kind, *tables.rows[table_name(kind)], deadline))
            for kind in RECORD_TYPES
        }
    )
    check_project(project)
    deadline.check()
    return project


@contextmanager
def opened(data: bytes, deadline: Deadline) -> Iterator[sqlite3.Connection]:
    """The bytes as a database in memory that runs no code of the file and stops at the deadline."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.deserialize(data)
        harden(connection)
        connection.set_progress_handler(deadline.is_over, _OPERATIONS_BETWEEN_LOOKS)
        yield connection
    finally:
        connection.close()
