"""Whole files: read once into memory, replaced as a whole or not at all."""

import errno
import hashlib
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from cjm_desktop.storage.errors import NotReadable, cannot_read, shown
from cjm_desktop.storage.folders import arriving_folder, make_private
from cjm_desktop.storage.header import LENGTH, check_header

_NO_LINK = {errno.EPERM, errno.EXDEV, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.ENOENT}


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
    """All bytes of a document, and its fingerprint. Never writes, never waits for a pipe.

    Raises:
        NotReadable: No such file, no right to read it, no regular file, or not a map by its header.
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
            check_header(data[:LENGTH], len(data), path, newest)
            return data, fingerprint(data, found)
    except OSError as error:
        raise cannot_read(path, error) from error
    except ValueError as error:
        raise NotReadable(f"{shown(path)} is not the name of a file: check the name.") from error


def _check_regular(found: os.stat_result, path: Path) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise NotReadable(f"{shown(path)} is a folder: choose a .cjm file in it.")
    if not stat.S_ISREG(found.st_mode):
        raise NotReadable(
            f"{shown(path)} is not a file but a device or a pipe: choose a .cjm file."
        )


def may_write(found: os.stat_result, path: Path) -> bool:
    """Whether the file allows writing; for root, too, a file without any right to write is read-only."""
    return bool(found.st_mode & 0o222) and os.access(path, os.W_OK)


def put_file(path: Path, data: bytes, *, overwrite: bool, temporary: str) -> Fingerprint:
    """Put a complete file in its place: the old one or the new one stands there at every instant.

    Where the system can, the new file has no name until it is complete, so that even a killed program
    leaves nothing beside the document; elsewhere it stands under the name `temporary` meanwhile.
    The new file gets the access rights of the one that it replaces.

    Raises:
        FileExistsError: `overwrite` is False and something has the name.
        OSError: Nothing was written; the old file is as it was.
    """
    try:
        return _put(path, data, overwrite=overwrite, temporary=temporary, nameless=True)
    except _NotLinkedError:
        return _put(path, data, overwrite=overwrite, temporary=temporary, nameless=False)


class _NotLinkedError(Exception):
    """This disk makes nameless files but gives them no name."""


def _put(
    path: Path, data: bytes, *, overwrite: bool, temporary: str, nameless: bool
) -> Fingerprint:
    with (
        _folder(path.parent) as folder,
        _new_file(path.parent / temporary, nameless=nameless) as new,
    ):
        _take_over_rights(path, new.descriptor)
        _write_all(new.descriptor, data)
        _settle(new.descriptor)
        if not new.nameless:
            # Windows moves no open file.
            new.close()
        if overwrite:
            _move_into_place(new, path, folder)
        else:
            _name_unless_taken(new, path, folder)
        if folder is not None:
            os.fsync(folder)
        return fingerprint(data, os.fstat(new.descriptor) if new.nameless else os.stat(path))


class _NewFile:
    """A file that is being written; `named` is its temporary name, which a nameless one gets last."""

    def __init__(self, named: Path, nameless: bool) -> None:
        self.named = named
        descriptor = _open_nameless(named.parent) if nameless else None
        self.nameless = descriptor is not None
        if descriptor is None:
            flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            descriptor = os.open(named, flags, 0o666)
        self.descriptor = descriptor
        self._open = True

    @property
    def source(self) -> str:
        """The path by which it can be linked."""
        return f"/proc/self/fd/{self.descriptor}" if self.nameless else str(self.named)

    def close(self) -> None:
        if self._open:
            self._open = False
            os.close(self.descriptor)


@contextmanager
def _folder(folder: Path) -> Iterator[int | None]:
    """The open folder, to be synced; None where a folder cannot be opened (Windows)."""
    if sys.platform == "win32":
        yield None
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


@contextmanager
def _new_file(named: Path, *, nameless: bool) -> Iterator[_NewFile]:
    """A new file in the folder; its temporary name is gone afterwards, whatever happens."""
    new = _NewFile(named, nameless)
    try:
        yield new
    finally:
        new.close()
        with suppress(OSError):
            new.named.unlink()


def _open_nameless(folder: Path) -> int | None:
    flag: int | None = getattr(os, "O_TMPFILE", None)
    if flag is None or not os.path.isdir("/proc/self/fd"):
        return None
    try:
        return os.open(folder, os.O_RDWR | flag, 0o666)
    except OSError as error:
        if isinstance(error, PermissionError | FileNotFoundError):
            raise
        return None


def _take_over_rights(path: Path, descriptor: int) -> None:
    if sys.platform == "win32" or not path.exists():
        return
    old = os.stat(path)
    with suppress(OSError):
        os.fchown(descriptor, old.st_uid, old.st_gid)
    with suppress(OSError):
        os.fchmod(descriptor, stat.S_IMODE(old.st_mode))


def _write_all(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest[: 1 << 24]) :]


def _settle(descriptor: int) -> None:
    """Bring the bytes onto the disk itself; on macOS only F_FULLFSYNC does."""
    if sys.platform == "darwin":
        import fcntl

        with suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def _name_unless_taken(new: _NewFile, path: Path, folder: int | None) -> None:
    try:
        _link(new, path, folder)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        # A disk without links (FAT): looking first is the best that it allows.
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, "File exists", str(path)) from None
        os.replace(new.named, path)


def _link(new: _NewFile, path: Path, folder: int | None) -> None:
    # With a folder descriptor Python uses linkat(AT_SYMLINK_FOLLOW), which /proc/self/fd needs.
    try:
        if folder is None:
            os.link(new.source, path)
        else:
            os.link(new.source, path.name, dst_dir_fd=folder, follow_symlinks=True)
    except OSError as error:
        if new.nameless and error.errno in _NO_LINK:
            raise _NotLinkedError from error
        raise


def _move_into_place(new: _NewFile, path: Path, folder: int | None) -> None:
    if new.nameless and not _named_aside(new):
        with suppress(FileNotFoundError):
            new.named.unlink()
        _link(new, new.named, folder)
    os.replace(new.named, path)


def _named_aside(new: _NewFile) -> bool:
    """Give a nameless file its first name in the program's own folder, where that is on the same disk.

    A program that is killed before the file is moved then leaves nothing beside the document.
    """
    aside = arriving_folder() / new.named.name
    try:
        with _folder(make_private(aside.parent)) as folder:
            aside.unlink(missing_ok=True)
            os.link(new.source, aside.name, dst_dir_fd=folder, follow_symlinks=True)
    except (OSError, NotImplementedError):
        return False
    new.named = aside
    return True
