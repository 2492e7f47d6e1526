"""Work that a crash left behind: found at the next start, offered, never silently dropped.

This module is light: the start page asks it before anything of a map is imported.
"""

import contextlib
import os
import sqlite3
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cjm_desktop.storage.about import About
from cjm_desktop.storage.digest import digest_of
from cjm_desktop.storage.drafts import DRAFT, read_draft, read_texts
from cjm_desktop.storage.errors import HeldElsewhere, NotReadable, cannot_write, shown
from cjm_desktop.storage.folders import (
    LOCK,
    WORK,
    arriving_folder,
    or_an_earlier_version,
    sessions_folder,
    set_aside,
    sweep_leaving,
    take_away,
)
from cjm_desktop.storage.locks import PATIENCE, Owner, acquire
from cjm_desktop.storage.meta import EDITED, REVISION, SESSION, read_meta
from cjm_desktop.storage.migrations import MIGRATIONS
from cjm_desktop.storage.moments import changed_at
from cjm_desktop.storage.publishing import temporary_name

if TYPE_CHECKING:
    from cjm_desktop.storage.session import MapSession

_UNFINISHED_AFTER = 3600.0
_looking = threading.Lock()


@dataclass(frozen=True, slots=True)
class Recoverable:
    """A working copy whose program is gone, with edits that its document lacks.

    `document` is None for a map that was never saved. `when`: the last edit. `only_typed`: the document has every
    edit, and lacks only what was typed and left in a field. `saved`: when the document was saved since, by another
    session or by somebody else; None where it was not.
    """

    folder: Path
    document: Path | None
    title: str
    when: datetime
    only_typed: bool = False
    saved: datetime | None = None

    @property
    def is_older(self) -> bool:
        """Was the document saved after the last edit, without it?"""
        return self.saved is not None and self.saved > self.when


def recoverable() -> list[Recoverable]:
    """What can be recovered, newest first. Tidies away what the documents hold already."""
    sweep_leaving()
    return _offers(lambda _about: True)


def left_behind(document: Path) -> Recoverable | None:
    """The newest work that a crash left behind of this document, whatever path it is called by."""
    target = os.path.realpath(document)

    def is_of_it(about: About) -> bool:
        return about.document is not None and os.path.realpath(about.document) == target

    return next(iter(_offers(is_of_it, PATIENCE)), None)


def _offers(wanted: Callable[[About], bool], patience: float = 0.0) -> list[Recoverable]:
    with _looking:  # two looks at once would each take the other for somebody who works on the map
        try:
            folders = [folder for folder in sessions_folder().iterdir() if folder.is_dir()]
        except OSError:
            return []
        looks = (_look_at(folder, wanted, patience) for folder in folders)
        found = [offer for offer in looks if offer is not None]
    return sorted(found, key=lambda offer: offer.when, reverse=True)


def discard(offer: Recoverable) -> None:
    """Put a working copy among the discarded ones, where it stays.

    Raises:
        HeldElsewhere: Another window recovers it at this moment.
        CannotWrite: It could not be moved.
    """
    try:
        lock = acquire(offer.folder / LOCK, PATIENCE)
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


def _look_at(folder: Path, wanted: Callable[[About], bool], patience: float) -> Recoverable | None:
    try:
        about = About.read(folder)
    except (OSError, ValueError):
        # The note is lost, the work is not: offered like a map that was never saved.
        about = About(None, -1, None)
    if not wanted(about):
        return None
    try:
        lock = acquire(folder / LOCK, patience)
    except OSError:
        return None
    if isinstance(lock, Owner):
        return None
    try:
        if (folder / WORK).exists():
            return _examine(folder, about)
        _remove_empty(folder)
        return None
    except OSError:
        return None
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
            revision = int(meta[REVISION])
            typed = read_draft(folder, revision) or read_texts(folder, revision)
            published = revision == about.published
            # A map without a document and without an edit was kept for a text that was taken back.
            has_all, own = (
                _document_has_all(connection, document) if document else (published, True)
            )
            title = _title_of(connection) or name
            when = changed_at(folder / DRAFT) if typed else _moment_said(meta[EDITED])
    except (sqlite3.Error, KeyError, ValueError, OverflowError):
        # Damaged: still offered by its name; what can be read of it is seen when it is recovered.
        return Recoverable(folder, document, name, changed_at(folder / WORK) or datetime.now())
    if has_all and not typed:
        take_away(folder)
        return None
    if published and not typed and document is not None and document.exists():
        # The document had it all and somebody changed it since: nothing to offer, nothing to delete.
        set_aside(folder)
        return None
    has_edits = has_all or (published and document is not None and document.exists())
    saved = None if own or document is None else _saved_since(document, about)
    return Recoverable(
        folder, document, title, when or datetime.now(), bool(typed) and has_edits, saved
    )


def _saved_since(document: Path, about: About) -> datetime | None:
    """When a document was saved that is not as the working copy knew it; None where it is."""
    with contextlib.suppress(OSError):
        if about.found is None or not about.found.holds(document):
            return changed_at(document)
    return None


def _moment_said(edited: str) -> datetime:
    return datetime.fromisoformat(edited).astimezone().replace(tzinfo=None)


def _connect(folder: Path) -> sqlite3.Connection:
    return sqlite3.connect(folder / WORK, isolation_level=None)


def _title_of(connection: sqlite3.Connection) -> str:
    project = connection.execute("SELECT title FROM project").fetchone()
    journey = connection.execute("SELECT title FROM map ORDER BY rank, id").fetchone()
    return next((str(row[0]) for row in (project, journey) if row and row[0]), "")


def _document_has_all(connection: sqlite3.Connection, document: Path) -> tuple[bool, bool]:
    """Whether the document holds the same rows, counted by reading them, not by what it says of itself.

    And whether this working copy saved it.
    """
    tables = [name for name in MIGRATIONS[-1].tables if name != "meta"]
    try:
        with contextlib.closing(sqlite3.connect(":memory:")) as other:
            other.deserialize(document.read_bytes())
            own = read_meta(other).get(SESSION) == read_meta(connection).get(SESSION)
            return digest_of(other, tables) == digest_of(connection, tables), own
    except (OSError, sqlite3.Error, TypeError):
        return False, False


def _remove_empty(folder: Path) -> None:
    """Remove a folder in which no working copy came into being, unless it is being made right now."""
    if abs(time.time() - folder.stat().st_mtime) > _UNFINISHED_AFTER:
        take_away(folder)


def damaged_copy(offer: Recoverable, reason: object) -> NotReadable:
    """The sentence for a working copy that cannot be read."""
    other = offer.document
    advice = f"; open {shown(other)}{or_an_earlier_version(other)}" if other else ""
    return NotReadable(
        f"The unsaved map in {shown(offer.folder)} cannot be read ({reason}): it stays there{advice}."
    )
