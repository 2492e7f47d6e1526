"""A document as the bytes of its file: composed in memory, checked, and only then put on the disk."""

import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from cjm_desktop import __version__
from cjm_desktop.domain.project import RECORD_TYPES, Project
from cjm_desktop.storage.digest import digest_of
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
from cjm_desktop.storage.migrations import MIGRATIONS, upgrade


class Image(NamedTuple):
    """A complete document: its bytes, and the number of edits that went into it."""

    data: bytes
    revision: int


def image_of(project: Project, revision: int = 0, session_id: str = "") -> Image:
    """The document of a project, composed from its records.

    Raises:
        sqlite3.IntegrityError: A reference points nowhere.
    """
    from sqlalchemy import insert

    from cjm_desktop.storage.engine import core
    from cjm_desktop.storage.rows import row_of
    from cjm_desktop.storage.schema import tables

    with _connection(":memory:") as connection:
        connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        upgrade(connection)
        with core(connection) as statements:
            connection.execute("BEGIN")
            for kind in RECORD_TYPES:
                rows = [
                    row_of(record) for record in sorted(project.table(kind), key=lambda r: r.id)
                ]
                if rows:
                    statements.execute(insert(tables()[kind]), rows)
            say_edited(connection, revision)
            if session_id:
                say(connection, SESSION, session_id)
            connection.execute("COMMIT")
        return _finished(connection)


def image_of_copy(working_copy: Path) -> Image:
    """The document of a working copy as it stands now, by VACUUM INTO: nothing deleted is left in it.

    Uses a connection of its own, so it may run in a thread while edits go on.

    Raises:
        sqlite3.Error: The working copy cannot be read, or is damaged.
    """
    name = f"file:cjm-{uuid.uuid4()}?mode=memory&cache=shared"
    with _connection(name) as target:
        with _connection(f"{working_copy.absolute().as_uri()}?mode=ro") as source:
            source.execute("VACUUM INTO ?", (name,))
        return _finished(target)


@contextmanager
def _connection(uri: str) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(uri, uri=True, isolation_level=None)
    try:
        yield connection
    finally:
        connection.close()


def _finished(connection: sqlite3.Connection) -> Image:
    """Check, sign with the digest, and take the bytes out."""
    (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise sqlite3.DatabaseError(verdict)
    dangling = connection.execute("PRAGMA foreign_key_check").fetchone()
    if dangling is not None:
        raise sqlite3.IntegrityError(f"a {dangling[0]} points at a {dangling[2]} that is not there")
    say(connection, WRITTEN_BY, f"CJM Desktop {__version__}")
    say(connection, DIGEST, digest_of(connection, MIGRATIONS[-1].tables))
    return Image(connection.serialize(), int(read_meta(connection)[REVISION]))
