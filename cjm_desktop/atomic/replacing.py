"""Putting a new file into its place: the old one or the new one stands there at every instant.

    with new_file(target, temporary) as new:
        ...                     # write to new.descriptor, or to new.path from wherever
        put_in_place(new, target)

Where the system can (Linux, O_TMPFILE), the new file has no name until it is complete, so that even a killed program
leaves nothing beside the target; elsewhere it stands under a temporary name meanwhile, and is locked.

A target with several names (hard links) gets a file of its own: writing into the old one would change what the other
names lead to, often backups, and a crash would leave half of each in it.
"""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cjm_desktop.atomic.rights import take_over

_OWN_ONLY = 0o600
_CHUNK = 1 << 24


class NewFile:
    """A file that is being written. `named`: the temporary name that it has, or gets last when it is `nameless`."""

    def __init__(self, named: Path, rights: int) -> None:
        self.named = named
        self._rights = rights
        descriptor = _open_nameless(named.parent, rights)
        self.nameless = descriptor is not None
        self.descriptor = _open_named(named, rights) if descriptor is None else descriptor
        self._open = True

    @property
    def path(self) -> Path:
        """By this it can be opened, in a process that was handed the descriptor too."""
        return Path(f"/proc/self/fd/{self.descriptor}") if self.nameless else self.named

    def get_named(self) -> None:
        """For a disk that makes nameless files but gives them no name: go on in a copy that has one."""
        descriptor = _open_named(self.named, self._rights)
        try:
            os.lseek(self.descriptor, 0, os.SEEK_SET)
            while chunk := os.read(self.descriptor, _CHUNK):
                write_all(descriptor, chunk)
        except BaseException:
            os.close(descriptor)
            raise
        os.close(self.descriptor)
        self.descriptor, self.nameless = descriptor, False

    def close(self) -> None:
        if self._open:
            self._open = False
            os.close(self.descriptor)


@contextmanager
def new_file(target: Path, temporary: str) -> Iterator[NewFile]:
    """A new file for a place; its temporary name is gone afterwards, whatever happens.

    Raises:
        OSError: The folder takes no new file.
    """
    # Whoever could not read the old file must not read the new one while it is written.
    new = NewFile(target.with_name(temporary), _OWN_ONLY if os.path.lexists(target) else 0o666)
    try:
        yield new
    finally:
        with suppress(OSError):
            new.close()
        with suppress(OSError):
            new.named.unlink()


def put_in_place(
    new: NewFile, target: Path, *, overwrite: bool = True, aside: Path | None = None
) -> os.stat_result:
    """Make sure that it is on the disk, give it the rights of the old file, and let it take the place.

    Args:
        overwrite: Whether a file may stand there.
        aside: A folder of the program's own; on the same disk the file gets its first name there.

    Returns:
        What the system says of the file that stands there now.

    Raises:
        FileExistsError: `overwrite` is False and something has the name.
        OSError: The old file is as it was.
    """
    with _folder(target.parent) as folder:
        _dress(new, target)
        if not (new.nameless and _name_first(new, target, folder, overwrite=overwrite)):
            if new.nameless and not _named_aside(new, aside):
                _name(new, target, folder)
            if sys.platform == "win32":  # which moves no open file
                new.close()
            _move(new, target, overwrite=overwrite)
        if folder is not None:
            os.fsync(folder)
    return os.fstat(new.descriptor) if new.nameless else os.stat(target)


def write_all(descriptor: int, data: bytes | memoryview) -> None:
    """Write everything.

    Raises:
        OSError: The disk takes no more.
    """
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest[:_CHUNK]) :]


def _open_named(named: Path, rights: int) -> int:
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(named, flags, rights)
    if sys.platform != "win32":
        import fcntl

        with suppress(OSError):  # by its lock it is known as one that is being written
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return descriptor


def _open_nameless(folder: Path, rights: int) -> int | None:
    flag: int | None = getattr(os, "O_TMPFILE", None)
    if flag is None or not os.path.isdir("/proc/self/fd"):
        return None
    try:
        return os.open(folder, os.O_RDWR | flag, rights)
    except OSError as error:
        if isinstance(error, PermissionError | FileNotFoundError):
            raise
        return None


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


def _dress(new: NewFile, target: Path) -> None:
    if os.path.exists(target):
        take_over(target, new.descriptor)
    _settle(new.descriptor)


def _settle(descriptor: int) -> None:
    """Bring the bytes onto the disk itself; on macOS only F_FULLFSYNC does."""
    if sys.platform == "darwin":
        import fcntl

        with suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def _name_first(new: NewFile, target: Path, folder: int | None, *, overwrite: bool) -> bool:
    """Give a nameless file the name of its place at once, where that is free; says whether it has it."""
    if os.path.lexists(target) and overwrite:
        return False
    try:
        _link(new.path, target, folder)
    except FileExistsError:
        if overwrite:
            return False
        raise
    except (OSError, NotImplementedError):
        return False
    return True


def _named_aside(new: NewFile, aside: Path | None) -> bool:
    """Give a nameless file its first name in the program's own folder.

    A program that is killed before the file is moved then leaves nothing beside the target.
    """
    if aside is None:
        return False
    named = aside / new.named.name
    try:
        with _folder(aside) as folder:
            named.unlink(missing_ok=True)
            _link(new.path, named, folder)
    except (OSError, NotImplementedError):
        return False
    new.named = named
    return True


def _name(new: NewFile, target: Path, folder: int | None) -> None:
    with suppress(FileNotFoundError):
        new.named.unlink()
    try:
        _link(new.path, new.named, folder)
    except (OSError, NotImplementedError):
        new.get_named()
        _dress(new, target)


def _link(source: Path, target: Path, folder: int | None) -> None:
    # With a folder descriptor Python uses linkat(AT_SYMLINK_FOLLOW), which /proc/self/fd needs.
    if folder is None:
        os.link(source, target)
    else:
        os.link(source, target.name, dst_dir_fd=folder, follow_symlinks=True)


def _move(new: NewFile, target: Path, *, overwrite: bool) -> None:
    if not overwrite:
        try:
            os.link(new.named, target)
        except FileExistsError:
            raise
        except (OSError, NotImplementedError):
            # A disk without links (FAT): looking first is the best that it allows.
            if os.path.lexists(target):
                raise FileExistsError(errno.EEXIST, "File exists", str(target)) from None
        else:
            return
    os.replace(new.named, target)
