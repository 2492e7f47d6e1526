"""Whole files: read once into memory, replaced as a whole or not at all."""

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from cjm_desktop.atomic.replacing import new_file, put_in_place, write_all
from cjm_desktop.storage.errors import NotReadable, cannot_read, shown
from cjm_desktop.storage.folders import arriving_folder, make_private
from cjm_desktop.storage.header import LENGTH, check_header


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """By this a file is known as unchanged: what the file system says, and the hash of its bytes."""

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int
    hash: str

    def holds(self, path: Path) -> bool:
        """Whether the file at the path still has the bytes it had.

        Raises:
            FileNotFoundError: There is no such file.
            OSError: It cannot be looked at.
        """
        now = os.stat(path)
        if (now.st_size, now.st_mtime_ns, now.st_ctime_ns, now.st_ino) == (
            self.size,
            self.mtime_ns,
            self.ctime_ns,
            self.inode,
        ):
            return True
        # Touched, restored or copied back is not changed: only the bytes count.
        return now.st_size == self.size and hash_of(path.read_bytes()) == self.hash


def hash_of(data: bytes) -> str:
    """SHA-256 of some bytes, as hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def fingerprint(data: bytes, found: os.stat_result) -> Fingerprint:
    """The fingerprint of a file with these bytes and this state."""
    return Fingerprint(
        found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, hash_of(data)
    )


def read_document(path: Path, newest: int) -> tuple[bytes, Fingerprint]:
    """All bytes of a document, as one without a write-ahead log, and its fingerprint.

    Never writes, never waits for a pipe.

    Raises:
        NotReadable: No such file, no right to read it, no regular file, not a map by its header, or its latest part
            stands in a log.
    """
    try:
        _check_regular(os.stat(path), path)
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        descriptor = os.open(path, flags)
        with open(descriptor, "rb") as file:
            found = os.fstat(descriptor)
            _check_regular(found, path)
            head = file.read(LENGTH)
            check_header(head, found.st_size, path, newest)
            file.seek(0)
            data = file.read(found.st_size)
            header = check_header(data[:LENGTH], len(data), path, newest)
            as_found = fingerprint(data, found)
            if header.write_ahead:
                data = _without_log(data, path)
            return data, as_found
    except OSError as error:
        raise cannot_read(path, error) from error
    except ValueError as error:
        raise NotReadable(f"{shown(path)} is not the name of a file: check the name.") from error


def _without_log(data: bytes, path: Path) -> bytes:
    """A file that another program switched to a write-ahead log, when nothing stands in that log."""
    log = Path(f"{path}-wal")
    if log.exists() and log.stat().st_size:
        raise NotReadable(
            f"{shown(path)} is open in another program, its latest part stands in "
            f"{shown(log.name)}: close it there first."
        )
    return b"".join((data[:18], b"\x01\x01", memoryview(data)[20:]))


def _check_regular(found: os.stat_result, path: Path) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise NotReadable(f"{shown(path)} is a folder: choose a .cjm file in it.")
    if not stat.S_ISREG(found.st_mode):
        raise NotReadable(
            f"{shown(path)} is not a file but a device or a pipe: choose a .cjm file."
        )


def put_file(path: Path, data: bytes, *, overwrite: bool, temporary: str) -> Fingerprint:
    """Put a complete file in its place; see `atomic.replacing`.

    Args:
        temporary: The name that it may have for an instant in the same folder.

    Raises:
        FileExistsError: `overwrite` is False and something has the name.
        OSError: Nothing was written; the old file is as it was.
    """
    with new_file(path, temporary) as new:
        write_all(new.descriptor, data)
        found = put_in_place(new, path, overwrite=overwrite, aside=_aside())
    return fingerprint(data, found)


def _aside() -> Path | None:
    try:
        return make_private(arriving_folder())
    except OSError:
        return None
