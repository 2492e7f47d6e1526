"""Earlier versions of documents: what stood in a file before a session first saved over it."""

import contextlib
import os
import sqlite3
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cjm_desktop.storage.about import sync_folder
from cjm_desktop.storage.deadline import SECONDS, Deadline
from cjm_desktop.storage.errors import StorageError
from cjm_desktop.storage.folders import backups_folder, key_of, make_private
from cjm_desktop.storage.moments import moment_of
from cjm_desktop.storage.reading import opened

KEPT_OF_ONE = 20
"""Versions of one document; the oldest goes when a newer one comes."""

KEPT_BYTES = 1024**3
"""All backups together; the newest of each document stays even above that."""

_NAME = "document.txt"


@dataclass(frozen=True, slots=True)
class Backup:
    """An earlier version of a `document`; `path` can be opened and copied like any other map.

    `when` it was saved, by the clock of that day; None where no calendar has it. `size` in bytes.
    """

    document: Path
    path: Path
    when: datetime | None
    size: int

    @property
    def only_to_look_at(self) -> StorageError:
        """Why it is never edited itself, and what to do."""
        return StorageError(
            f"This is an earlier version of {self.document.name}: restore it as a copy to edit it.",
            "Read-only: an earlier version",
        )


def backups_of(document: Path) -> list[Backup]:
    """The earlier versions that are kept of a document, newest first."""
    found = []
    for file in reversed(_files_of(backups_folder() / key_of(document))):
        with contextlib.suppress(FileNotFoundError):  # another window thins them out just now
            facts = file.stat()
            found.append(Backup(document, file, moment_of(facts.st_mtime_ns), facts.st_size))
    return found


def documents_with_backups() -> list[Path]:
    """The documents of which earlier versions are kept, that of the newest first; they need not exist any more."""
    newest: list[tuple[int, Path]] = []
    for folder in backups_folder().glob("*"):
        files = _files_of(folder)
        with contextlib.suppress(OSError):
            if files:
                document = Path(os.fsdecode((folder / _NAME).read_bytes()))
                newest.append((int(files[-1].stem), document))
    return [document for _, document in sorted(newest, reverse=True)]


def cards_in(backup: Backup) -> int | None:
    """How many cards it holds, counted without reading the rest; None where it cannot be read."""
    try:
        with opened(backup.path.read_bytes(), Deadline(SECONDS)) as connection:
            (number,) = connection.execute("SELECT count(*) FROM card").fetchone()
            return int(number)
    except (OSError, sqlite3.Error):
        return None


def keep(document: Path) -> Path | None:
    """Keep the file that is about to be replaced; None where there is none.

    Raises:
        OSError: It could not be kept.
    """
    try:
        data, saved = document.read_bytes(), document.stat().st_mtime_ns
    except FileNotFoundError:
        return None
    folder = make_private(backups_folder() / key_of(document))
    with contextlib.suppress(OSError):
        (folder / _NAME).write_bytes(os.fsencode(document))
    part, kept = folder / f"{os.getpid()}.part", folder / f"{_next_number()}.cjm"
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        # Whoever looks for a version knows when it was saved, not when it was saved over.
        with contextlib.suppress(OSError, OverflowError):  # a date that this disk does not have
            os.utime(part, ns=(saved, saved))
        part.replace(kept)
        sync_folder(folder)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise
    _thin_out(folder)
    return kept


def _next_number() -> int:
    """Higher than that of every backup there is: a clock that was set back makes none older than another."""
    taken = (int(f.stem) for one in backups_folder().iterdir() for f in _files_of(one))
    return max(time.time_ns(), 1 + max(taken, default=0))


def _files_of(folder: Path) -> list[Path]:
    """Oldest first."""
    found = [path for path in folder.glob("*.cjm") if path.stem.isdigit()]
    return sorted(found, key=lambda path: int(path.stem))


def _thin_out(folder: Path) -> None:
    """Let the oldest go, and only those that have a newer one of the same document beside them."""
    for path in _files_of(folder)[:-KEPT_OF_ONE]:
        _remove(path)
    others = [path for one in backups_folder().iterdir() for path in _files_of(one)[:-1]]
    sizes = {
        path: path.stat().st_size for one in backups_folder().iterdir() for path in _files_of(one)
    }
    total = sum(sizes.values())
    for path in sorted(others, key=lambda p: int(p.stem)):
        if total <= KEPT_BYTES:
            return
        total -= sizes[path]
        _remove(path)


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()
