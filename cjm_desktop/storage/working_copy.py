"""The working copy: every edit in one durable transaction, in the user's state folder.

A folder a session, `sessions/<id>/`: `work.cjm` is the database (with a write-ahead log), `about.json`
says which document it belongs to, `owner.lock` is held by the program that has it open.
"""

import contextlib
import os
import sqlite3
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from cjm_desktop.domain.changes import Change
from cjm_desktop.storage.about import About, sync_folder
from cjm_desktop.storage.errors import HeldElsewhere
from cjm_desktop.storage.folders import (
    LOCK,
    WORK,
    make_private,
    sessions_folder,
    set_aside,
    take_away,
)
from cjm_desktop.storage.locks import PATIENCE, Lock, Owner, acquire
from cjm_desktop.storage.meta import SESSION, say, say_edited
from cjm_desktop.storage.migrations import upgrade

if TYPE_CHECKING:
    from sqlalchemy import Connection

T = TypeVar("T")

_PAGES_BEFORE_CHECKPOINT = 4000


class WorkingCopy:
    """An open working copy; one connection writes, under a lock of its own."""

    def __init__(self, folder: Path, lock: Lock) -> None:
        self.folder = folder
        self._lock = lock
        self._statements: Connection | None = (
            None  # with the first edit; a draft does not wait for it
        )
        self._guard = threading.Lock()
        self._connection = sqlite3.connect(
            self.path, isolation_level=None, check_same_thread=False, timeout=5.0
        )
        try:
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = FULL")
            self._connection.execute(f"PRAGMA wal_autocheckpoint = {_PAGES_BEFORE_CHECKPOINT}")
        except BaseException:
            self._connection.close()
            raise

    @property
    def path(self) -> Path:
        """The database."""
        return self.folder / WORK

    @property
    def id(self) -> str:
        return self.folder.name

    @classmethod
    def create(cls, data: bytes, about: About, session_id: str) -> "WorkingCopy":
        """A new working copy that begins with a complete document; no session had this id before.

        Raises:
            OSError, sqlite3.Error: It could not be made; nothing of it is left.
        """
        folder = sessions_folder() / session_id
        make_private(folder.parent)
        folder.mkdir(mode=0o700)
        lock: Lock | Owner | None = None
        try:
            lock = acquire(folder / LOCK)
            assert isinstance(lock, Lock), "a folder of a new name is nobody's"
            # First, so that no working copy ever lacks it: a folder without `work.cjm` holds nothing yet.
            about.write(folder)
            part = folder / f"{WORK}.new"
            with part.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            part.replace(folder / WORK)
            sync_folder(folder)
            # The first session ever makes the folders above as well.
            for above in (folder.parent, folder.parent.parent, folder.parent.parent.parent):
                sync_folder(above)
            copy = cls(folder, lock)
            say(copy._connection, SESSION, copy.id)
            return copy
        except BaseException:
            with contextlib.suppress(OSError):
                take_away(folder)
            if isinstance(lock, Lock):
                lock.release()
            raise

    @classmethod
    def adopt(cls, folder: Path) -> "WorkingCopy":
        """Take over a working copy whose program is gone.

        Raises:
            HeldElsewhere: Its program lives.
            OSError, sqlite3.Error: It cannot be opened.
        """
        lock = acquire(folder / LOCK, PATIENCE)
        if isinstance(lock, Owner):
            raise HeldElsewhere(f"This map is open in {lock.said()}: go on there.")
        try:
            return cls(folder, lock)
        except BaseException:
            lock.release()
            raise

    def write(self, change: Change, revision: int) -> None:
        """Write one change as one durable transaction.

        Raises:
            OSError, sqlite3.Error: Nothing of it was written.
        """
        from sqlalchemy.exc import DBAPIError

        from cjm_desktop.storage.engine import core_of

        with self._guard:
            if self._statements is None:
                self._statements = core_of(self._connection)
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                self._write_rows(self._statements, change)
                say_edited(self._connection, revision)
                self._connection.execute("COMMIT")
            except BaseException as error:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                if isinstance(error, DBAPIError) and isinstance(error.orig, sqlite3.Error):
                    raise error.orig from error
                raise

    def _write_rows(self, statements: "Connection", change: Change) -> None:
        from cjm_desktop.storage.rows import row_of
        from cjm_desktop.storage.statements import deleting, putting

        for kind in {record.KIND for record in change.removed}:
            ids = [{"gone": r.id} for r in change.removed if kind == r.KIND]
            statements.execute(deleting(kind), ids)
        written = list(change.written())
        for kind in {record.KIND for record in written}:
            rows = [row_of(record) for record in written if kind == record.KIND]
            statements.execute(putting(kind), rows)

    def upgrade(self) -> int:
        """Bring it to the current version; returns its version, which is higher for one from a newer program.

        Raises:
            sqlite3.Error: It could not be done; it is as it was.
        """
        with self._guard:
            upgrade(self._connection)
            (version,) = self._connection.execute("PRAGMA user_version").fetchone()
            return int(version)

    def read(self, how: Callable[[sqlite3.Connection], T]) -> T:
        """Read from it."""
        with self._guard:
            return how(self._connection)

    def tidy(self) -> None:
        """Fold the write-ahead log into the database, on a connection of its own, beside edits."""
        with (
            contextlib.suppress(sqlite3.Error),
            contextlib.closing(sqlite3.connect(self.path, isolation_level=None)) as connection,
        ):
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def note(self, about: About) -> None:
        """Say anew what it belongs to; where that fails the next start compares the contents instead."""
        with contextlib.suppress(OSError):
            about.write(self.folder)

    def close(self) -> None:
        """Close it and leave it for recovery."""
        self._shut()
        self._lock.release()

    def leave(self, *, needed: bool, discard: bool) -> None:
        """Close it: left for recovery while it is needed, else removed; put aside where the user gives it up."""
        if not needed:
            self.remove()
        elif discard:
            self.set_aside()
        else:
            self.close()

    def remove(self) -> None:
        """Close it and remove it: the document holds everything."""
        self._end(take_away)

    def set_aside(self) -> None:
        """Close it and keep it among the discarded ones; where that fails it is offered again."""
        self._end(set_aside)

    def _end(self, go: Callable[[Path], None]) -> None:
        self._shut()
        if sys.platform == "win32":  # which moves no folder with an open file in it
            self._lock.release()
        with contextlib.suppress(OSError):
            go(self.folder)
        self._lock.release()

    def _shut(self) -> None:
        with self._guard:
            if self._statements is not None:
                self._statements.close()
                self._statements.engine.dispose()
            self._connection.close()
