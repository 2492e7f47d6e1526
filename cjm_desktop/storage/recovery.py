"""Work that a crash left behind: found at the next start, offered, never silently dropped.

This module is light: the start page asks it before anything of a map is imported.
"""

import contextlib
import os
import shutil
import sqlite3
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cjm_desktop.storage.about import About
from cjm_desktop.storage.digest import digest_of
from cjm_desktop.storage.drafts import DRAFT, read_draft
from cjm_desktop.storage.errors import HeldElsewhere, NotReadable, cannot_write, shown
from cjm_desktop.storage.folders import (
    LOCK,
    WORK,
    arriving_folder,
    sessions_folder,
    set_aside,
)
from cjm_desktop.storage.locks import Lock, Owner, acquire
from cjm_desktop.storage.meta import EDITED, REVISION, read_meta
from cjm_desktop.storage.migrations import MIGRATIONS
from cjm_desktop.storage.publishing import temporary_name

if TYPE_CHECKING:
    from cjm_desktop.storage.session import MapSession

_UNFINISHED_AFTER = 3600.0


@dataclass(frozen=True, slots=True)
class Recoverable:
    """A working copy whose program is gone, with edits that its document lacks.

    `document` is None for a map that was never saved. `when`: the last edit.
    """

    folder: Path
    document: Path | None
    title: str
    when: datetime


def recoverable() -> list[Recoverable]:
    """What can be recovered, newest first. Tidies away what the documents hold already."""
    try:
        folders = [folder for folder in sessions_folder().iterdir() if folder.is_dir()]
    except OSError:
        return []
    found = [offer for folder in folders if (offer := _look_at(folder)) is not None]
    return sorted(found, key=lambda offer: offer.when, reverse=True)


def discard(offer: Recoverable) -> None:
    """Put a working copy among the discarded ones, where it stays.

    Raises:
        HeldElsewhere: Another window recovers it at this moment.
        CannotWrite: It could not be moved.
    """
    try:
        lock = acquire(offer.folder / LOCK)
        if isinstance(lock, Owner):
            raise HeldElsewhere(f"This map is open in {lock.said()}: go on there.")
        try:
            set_aside(offer.folder)
        finally:
            lock.release()
    except OSError as error:
        raise cannot_write(offer.folder, error) from error


def recover(offer: Recoverable) -> "MapSession":
    """Open a working copy again, with every edit that was made in it.

    Raises:
        HeldElsewhere: Another window recovers it at this moment.
        NotReadable: It is damaged; it stays where it is.
    """
    from cjm_desktop.storage.recovering import recovered

    return recovered(offer)


def _look_at(folder: Path) -> Recoverable | None:
    try:
        about = About.read(folder)
    except FileNotFoundError:
        _remove_unfinished(folder)
        return None
    except (OSError, ValueError):
        # The note is lost, the work is not: offered like a map that was never saved.
        about = About(None, -1, None)
    try:
        lock = acquire(folder / LOCK)
    except OSError:
        return None
    if isinstance(lock, Owner):
        return None
    try:
        return _examine(folder, about)
    finally:
        lock.release()


def _examine(folder: Path, about: About) -> Recoverable | None:
    """Offer it, or take it away when the document has everything; its lock is held."""
    document = Path(about.document) if about.document else None
    if document is not None:
        for place in (Path(os.path.realpath(document)).parent, arriving_folder()):
            with contextlib.suppress(OSError):
                (place / temporary_name(folder.name)).unlink()
    name = document.stem if document else ""
    try:
        with contextlib.closing(_connect(folder)) as connection:
            meta = read_meta(connection)
            typed = read_draft(folder, int(meta[REVISION]))
            if document is not None and not typed and _document_has_all(connection, document):
                shutil.rmtree(folder, ignore_errors=True)
                return None
            published = int(meta[REVISION]) == about.published and not typed
            title = _title_of(connection) or name
            when = (
                datetime.fromtimestamp((folder / DRAFT).stat().st_mtime)
                if typed
                else datetime.fromisoformat(meta[EDITED]).astimezone().replace(tzinfo=None)
            )
    except (sqlite3.Error, KeyError, ValueError):
        # Damaged: still offered by its name; what can be read of it is seen when it is recovered.
        when = (
            datetime.fromtimestamp((folder / WORK).stat().st_mtime)
            if (folder / WORK).exists()
            else datetime.now()
        )
        return Recoverable(folder, document, name, when)
    if published and document is not None and document.exists():
        # The document had it all and somebody changed it since: nothing to offer, nothing to delete.
        with contextlib.suppress(OSError):
            set_aside(folder)
        return None
    return Recoverable(folder, document, title, when)


def _connect(folder: Path) -> sqlite3.Connection:
    if not (folder / WORK).exists():
        raise sqlite3.DatabaseError("no working copy")
    return sqlite3.connect(folder / WORK, isolation_level=None)


def _title_of(connection: sqlite3.Connection) -> str:
    project = connection.execute("SELECT title FROM project").fetchone()
    journey = connection.execute("SELECT title FROM map ORDER BY rank, id").fetchone()
    return next((str(row[0]) for row in (project, journey) if row and row[0]), "")


def _document_has_all(connection: sqlite3.Connection, document: Path) -> bool:
    """Whether the document holds the same rows, counted by reading them, not by what it says of itself."""
    tables = [name for name in MIGRATIONS[-1].tables if name != "meta"]
    try:
        with contextlib.closing(sqlite3.connect(":memory:")) as other:
            other.deserialize(document.read_bytes())
            return digest_of(other, tables) == digest_of(connection, tables)
    except (OSError, sqlite3.Error, TypeError):
        return False


def _remove_unfinished(folder: Path) -> None:
    """Remove a working copy that a crash cut off while it was made, before any edit went into it."""
    with contextlib.suppress(OSError):
        if time.time() - folder.stat().st_mtime > _UNFINISHED_AFTER:
            lock = acquire(folder / LOCK)
            if isinstance(lock, Lock):
                shutil.rmtree(folder, ignore_errors=True)
                lock.release()


def damaged_copy(offer: Recoverable, reason: object) -> NotReadable:
    """The sentence for a working copy that cannot be read."""
    return NotReadable(
        f"The unsaved map in {shown(offer.folder)} cannot be read ({reason}): "
        "it stays there; open an earlier version of the map."
    )
