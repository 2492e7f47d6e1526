"""A document as the bytes of its file: composed in memory, checked, and only then put on the disk."""

import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from cjm_desktop import __version__
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import RECORD_TYPES
from cjm_desktop.storage.errors import WouldNotOpen
from cjm_desktop.storage.header import APPLICATION_ID, PAGE_SIZE
from cjm_desktop.storage.meta import (
    DIGEST,
    REVISION,
    SESSION,
    WRITTEN_BY,
    read_meta,
    say,
    say_edited,
)
from cjm_desktop.storage.migrations import upgrade
from cjm_desktop.storage.readback import ReadBack, placeholder
from cjm_desktop.storage.reading import reason_of
from cjm_desktop.storage.rows import row_of


class Image(NamedTuple):
    """A complete document: its bytes, and the number of edits that went into it."""

    data: bytes
    revision: int


def image_of(
    project: Project, revision: int = 0, session_id: str = "", readback: ReadBack | None = None
) -> Image:
    """The document of a project, composed from its records.

    Raises:
        WouldNotOpen: The reader would refuse it; says why.
    """
    with _composed(project, revision, session_id) as connection:
        return _finished(connection, readback or ReadBack(), project)


def rows_of(project: Project, revision: int, session_id: str) -> bytes:
    """A database with the rows of a project, to begin a working copy with; no document, for nobody read it back.

    Raises:
        WouldNotOpen: A value cannot be written; says which.
    """
    with _composed(project, revision, session_id) as connection:
        return connection.serialize()


def image_of_copy(working_copy: Path, readback: ReadBack, own: Project) -> Image:
    """The document of a working copy as it stands now, by VACUUM INTO: nothing deleted is left in it.

    Uses a connection of its own, so it may run in a thread while edits go on. `own` is the project in memory, which
    may lie behind.

    Raises:
        sqlite3.Error: The working copy cannot be read, or is damaged.
        WouldNotOpen: The reader would refuse it; says why.
    """
    name = f"file:cjm-{uuid.uuid4()}?mode=memory&cache=shared"
    with _connection(name) as target:
        with _connection(f"{working_copy.absolute().as_uri()}?mode=ro") as source:
            source.execute("VACUUM INTO ?", (name,))
        return _finished(target, readback, own)


@contextmanager
def _composed(project: Project, revision: int, session_id: str) -> Iterator[sqlite3.Connection]:
    """A database in memory with the rows of a project."""
    from sqlalchemy.exc import StatementError

    with _connection(":memory:") as connection:
        connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        upgrade(connection)
        try:
            _fill(connection, project)
        except (ValueError, TypeError, OverflowError, RecursionError, StatementError) as error:
            raise WouldNotOpen(f"a value cannot be written: {reason_of(error)}") from error
        say_edited(connection, revision)
        if session_id:
            say(connection, SESSION, session_id)
        yield connection


def _fill(connection: sqlite3.Connection, project: Project) -> None:
    from sqlalchemy import insert

    from cjm_desktop.storage.engine import core
    from cjm_desktop.storage.schema import tables

    with core(connection) as statements:
        connection.execute("BEGIN")
        for kind in RECORD_TYPES:
            records = sorted(project.table(kind), key=lambda record: record.id)
            if records:
                statements.execute(insert(tables()[kind]), [row_of(r) for r in records])
        connection.execute("COMMIT")


@contextmanager
def _connection(uri: str) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(uri, uri=True, isolation_level=None)
    try:
        yield connection
    finally:
        connection.close()


def _finished(connection: sqlite3.Connection, readback: ReadBack, own: Project) -> Image:
    """Take the bytes out, read them back and sign them."""
    unsigned = placeholder()
    say(connection, WRITTEN_BY, f"CJM Desktop {__version__}")
    say(connection, DIGEST, unsigned)
    revision = int(read_meta(connection)[REVISION])
    return Image(readback.signed(connection.serialize(), unsigned, own), revision)
