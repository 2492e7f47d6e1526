"""SQLAlchemy Core on a connection that is ours: transactions, pragmas and threads stay in our hands."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool


@contextmanager
def core(connection: sqlite3.Connection) -> Iterator[Connection]:
    """Statements of SQLAlchemy on an open connection in autocommit mode, which stays open afterwards."""
    statements = core_of(connection)
    try:
        yield statements
    finally:
        statements.detach()


def core_of(connection: sqlite3.Connection) -> Connection:
    """The same for the life of the connection."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: connection,
        poolclass=StaticPool,
        isolation_level="AUTOCOMMIT",
        skip_autocommit_rollback=True,
    )
    return engine.connect()


def sqlite_version() -> str:
    """The version of the database library, for people who report a problem."""
    return sqlite3.sqlite_version
