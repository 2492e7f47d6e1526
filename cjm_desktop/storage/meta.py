"""The keys of the table `meta`, which says a few things of the file itself."""

import sqlite3
from datetime import UTC, datetime

DIGEST = "digest"
"""SHA-256 over all rows of all tables, this row left out; see digest.py. Stands in documents only."""

REVISION = "revision"
"""How many edits were ever made in this map; tells a working copy from its document."""

EDITED = "edited"
"""When the last edit was made, in UTC."""

SESSION = "session"
"""The working copy from which the document was saved: after a crash it knows its own document by it."""

WRITTEN_BY = "written_by"
"""The program and its version."""


def say(connection: sqlite3.Connection, key: str, value: str) -> None:
    """Set one of them."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


def say_edited(connection: sqlite3.Connection, revision: int) -> None:
    """Say how many edits there are, and that the last one is of now."""
    say(connection, REVISION, str(revision))
    say(connection, EDITED, datetime.now(UTC).isoformat(timespec="seconds"))


def read_meta(connection: sqlite3.Connection) -> dict[str, str]:
    """All of them."""
    return {
        str(key): str(value) for key, value in connection.execute("SELECT key, value FROM meta")
    }
