"""Errors of the file system and of SQLite, said to the user in one sentence: what, where, what to do."""

import errno
import os
import sqlite3
import tempfile
from pathlib import Path

from cjm_desktop.atomic.reasons import why_not_read, why_not_written, words_of
from cjm_desktop.errors import UserError


class StorageError(UserError):
    """A trouble with a file. `short` is the form for the status bar."""

    def __init__(self, sentence: str, short: str = "") -> None:
        super().__init__(sentence)
        self.short = short or sentence


class NotReadable(StorageError):
    """The file cannot be read as a map: it is something else, damaged, too new, or out of reach."""


class NewerVersion(NotReadable):
    """The file was made by a newer version of the program."""


class CannotWrite(StorageError):
    """Nothing was written; the document is as it was."""


class WouldNotOpen(Exception):
    """A document that was composed would be refused by the reader; the message says why, in a few words."""


class ChangedElsewhere(StorageError):
    """The document is no longer what was opened or last saved here; nothing was written."""


class Vanished(ChangedElsewhere):
    """The document is no longer where it was: moved, renamed or deleted."""


class HeldElsewhere(StorageError):
    """Another window has the document open for editing."""


_ELSEWHERE = "save elsewhere"

_THEN = {
    "ENOSPC": "make room there",
    "EDQUOT": "make room there",
    "EACCES": "allow writing there",
    "EPERM": "allow writing there",
    "EROFS": "allow writing there",
    "EIO": "have the disk checked",
}
"""What helps a working copy, which has no other place."""

_SQLITE_ERRNO = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_READONLY: errno.EROFS,
    sqlite3.SQLITE_PERM: errno.EACCES,
    sqlite3.SQLITE_CANTOPEN: errno.ENOENT,
    sqlite3.SQLITE_IOERR: errno.EIO,
    sqlite3.SQLITE_BUSY: errno.EBUSY,
    sqlite3.SQLITE_LOCKED: errno.EBUSY,
    sqlite3.SQLITE_NOMEM: errno.ENOMEM,
}


def shown(path: str | os.PathLike[str]) -> str:
    """A path as it is said in a sentence: without line breaks, bytes that are no text made visible."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)


def cannot_write(
    path: str | os.PathLike[str], error: OSError | sqlite3.Error | WouldNotOpen
) -> CannotWrite:
    """Word why a file could not be written."""
    if isinstance(error, WouldNotOpen):
        return CannotWrite(
            f"Cannot save {shown(path)}: the map could not be opened again ({error}): "
            "export it as JSON, and report this bug of the program; the file is as it was.",
            "Cannot save: export as JSON",
        )
    reason = why_not_written(_number_of(error), _plain(error))
    tail = "" if reason.only else f": {_ELSEWHERE}"
    return CannotWrite(
        f"Cannot save {shown(path)}: {reason.said(_ELSEWHERE)}.", f"{reason.short}{tail}"
    )


def cannot_read(path: str | os.PathLike[str], error: OSError) -> NotReadable:
    """Word why a file could not be read."""
    return NotReadable(
        f"Cannot open {shown(path)}: {why_not_read(error)}.", f"Cannot open {Path(path).name}"
    )


def held_by_another(
    path: str | os.PathLike[str], holder: str, remedy: str = "go on there, or save elsewhere"
) -> HeldElsewhere:
    """Word who has a document."""
    return HeldElsewhere(
        f"{shown(path)} is open in {holder}: {remedy}.", f"Read-only: open in {holder}"
    )


def cannot_keep(folder: str | os.PathLike[str], error: Exception) -> CannotWrite:
    """Word why an edit could not be made durable in the working copy."""
    if not isinstance(error, OSError | sqlite3.Error):
        return CannotWrite(
            f"The latest changes are only in memory, a bug of the program ({type(error).__name__}) keeps them from "
            f"being written into {shown(folder)}: save the map now, or export it as JSON.",
            "Changes are only in memory: save now",
        )
    number = _number_of(error)
    if isinstance(error, sqlite3.Error):
        number = _refusal_of(Path(folder)) or number
    reason = why_not_written(number, _plain(error))
    then = _THEN.get(errno.errorcode.get(number, ""), reason.remedy)
    return CannotWrite(
        f"The latest changes are only in memory, {shown(folder)} cannot be written "
        f"({reason.cause}): save the map now{f', then {then}' if then else ''}.",
        "Changes are only in memory: save now",
    )


def cannot_keep_draft(
    folder: str | os.PathLike[str], error: OSError | sqlite3.Error
) -> CannotWrite:
    """Word why what was typed could not be kept beside the working copy."""
    number = _number_of(error)
    if isinstance(error, sqlite3.Error):
        number = _refusal_of(Path(folder)) or number
    cause = why_not_written(number, _plain(error)).cause
    return CannotWrite(
        f"What was typed cannot be kept as a draft, {shown(folder)} cannot be written ({cause}).",
        "A draft cannot be kept",
    )


def _refusal_of(folder: Path) -> int:
    """What the system itself says of writing there: SQLite says “unable to open” to whatever it is."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return 0
    except OSError as refused:
        return refused.errno or 0


def _number_of(error: OSError | sqlite3.Error) -> int:
    if isinstance(error, OSError):
        return error.errno or 0
    return _SQLITE_ERRNO.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, 0)


def _plain(error: OSError | sqlite3.Error) -> str:
    return words_of(error) if isinstance(error, OSError) else str(error)
