"""Earlier versions of documents: what stood in a file before a session first saved over it."""

import contextlib
import os
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cjm_desktop.storage.about import sync_folder
from cjm_desktop.storage.folders import backups_folder, key_of, make_private
from cjm_desktop.storage.moments import changed_at

KEPT_OF_ONE = 20
"""Versions of one document; the oldest goes when a newer one comes."""

KEPT_BYTES = 1024**3
"""All backups together; the newest of each document stays even above that."""

_NAME = "document.txt"


@dataclass(frozen=True, slots=True)
class Backup:
    """An earlier version of a document; `path` can be opened and copied like any other map.

    `when` it was kept, by the clock of that day; None where no calendar has it.
    """

    path: Path
    when: datetime | None


def backups_of(document: Path) -> list[Backup]:
    """The earlier versions that are kept of a document, newest first."""
    files = _files_of(backups_folder() / key_of(document))
    return [Backup(f, changed_at(f)) for f in reversed(files)]


def keep(document: Path) -> Path | None:
    """Keep the file that is about to be replaced; None where there is none.

    Raises:
        OSError: It could not be kept.
    """
    try:
        data = document.read_bytes()
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
