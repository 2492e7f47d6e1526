"""Errors of the file system and of SQLite, said to the user in one sentence: what, where, what to do."""

import errno
import os
import sqlite3
from pathlib import Path

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


class ChangedElsewhere(StorageError):
    """The document is no longer what was opened or last saved here; nothing was written."""


class Vanished(ChangedElsewhere):
    """The document is no longer where it was: moved, renamed or deleted."""


class HeldElsewhere(StorageError):
    """Another window has the document open for editing."""


_ELSEWHERE = "save elsewhere"

_WRITE_REASONS: dict[int, tuple[str, str]] = {
    errno.ENOSPC: ("the disk is full: make room or save elsewhere", "The disk is full"),
    errno.EDQUOT: (
        "your share of the disk is used up: make room or save elsewhere",
        "The disk is full",
    ),
    errno.EFBIG: ("the disk cannot hold a file of this size: save elsewhere", "The disk is full"),
    errno.EACCES: ("you may not write there: save elsewhere", "Cannot write to this folder"),
    errno.EPERM: ("you may not write there: save elsewhere", "Cannot write to this folder"),
    errno.EROFS: ("the disk is read-only: save elsewhere", "Cannot write to this folder"),
    errno.ENOENT: ("the folder is gone: bring it back or save elsewhere", "The folder is gone"),
    errno.ENOTDIR: ("the folder is gone: bring it back or save elsewhere", "The folder is gone"),
    errno.ENODEV: ("the disk is gone: bring it back or save elsewhere", "The folder is gone"),
    errno.ESTALE: (
        "the network drive is gone: bring it back or save elsewhere",
        "The folder is gone",
    ),
    errno.ENAMETOOLONG: ("the name is too long: choose a shorter one", "The file name is too long"),
    errno.EISDIR: ("a folder has this name: choose another name", "A folder has this name"),
    errno.ELOOP: ("its links lead in a circle: choose another place", "The links lead in a circle"),
    errno.EEXIST: ("a file of this name is there: choose another name", "The file exists already"),
}

_READ_REASONS: dict[int, str] = {
    errno.ENOENT: "there is no such file: check the name",
    errno.ENOTDIR: "there is no such file: check the name",
    errno.EACCES: "you may not read it: ask its owner",
    errno.EPERM: "you may not read it: ask its owner",
    errno.EISDIR: "it is a folder: choose a file",
    errno.ELOOP: "its links lead in a circle: choose the file itself",
    errno.ENAMETOOLONG: "the name is too long: check it",
    errno.EIO: "the disk reports an error: copy the file to another disk and open the copy",
}

_SQLITE_ERRNO = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_READONLY: errno.EROFS,
    sqlite3.SQLITE_PERM: errno.EACCES,
    sqlite3.SQLITE_CANTOPEN: errno.ENOENT,
}


def shown(path: str | os.PathLike[str]) -> str:
    """A path as it is said in a sentence: without line breaks, bytes that are no text made visible."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)


def cannot_write(path: str | os.PathLike[str], error: OSError | sqlite3.Error) -> CannotWrite:
    """Word why a file could not be written."""
    code = _number_of(error)
    reason, short = _WRITE_REASONS.get(
        code, (f"the disk reports “{_plain(error)}”: save elsewhere", "Cannot write to this folder")
    )
    tail = "" if code in (errno.ENAMETOOLONG, errno.EISDIR, errno.EEXIST) else f": {_ELSEWHERE}"
    return CannotWrite(f"Cannot save {shown(path)}: {reason}.", short + tail)


def cannot_read(path: str | os.PathLike[str], error: OSError) -> NotReadable:
    """Word why a file could not be read."""
    reason = _READ_REASONS.get(
        _number_of(error), f"the disk reports “{_plain(error)}”: copy it elsewhere first"
    )
    return NotReadable(f"Cannot open {shown(path)}: {reason}.", f"Cannot open {Path(path).name}")


def cannot_keep(folder: str | os.PathLike[str], error: OSError | sqlite3.Error) -> CannotWrite:
    """Word why an edit could not be made durable in the working copy."""
    code = _number_of(error)
    full = code in (errno.ENOSPC, errno.EDQUOT)
    reason = "the disk is full" if full else f"{_plain(error)}"
    return CannotWrite(
        f"The latest changes are only in memory, {shown(folder)} cannot be written ({reason}): "
        "save the map now, then make room there.",
        "Changes are only in memory: save now",
    )


def _number_of(error: OSError | sqlite3.Error) -> int:
    if isinstance(error, OSError):
        return error.errno or 0
    return _SQLITE_ERRNO.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, 0)


def _plain(error: OSError | sqlite3.Error) -> str:
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
