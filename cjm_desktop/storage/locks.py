"""Who has a document open: a lock of the operating system, which ends with the process however it ends.

A killed program leaves no lock behind, and a process that gets the same number later is not
mistaken for it. Where the state folder cannot lock (some network drives), the owner written in the
file is asked for: its process number together with the time it started.
"""

import contextlib
import errno
import json
import os
import socket
import sys
import time
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EINVAL}
_TRIES = 100
_LOOK_AGAIN = 0.02  # seconds
PATIENCE = 1.0
"""Seconds: who looks for work to recover holds the lock of each working copy for an instant."""

_HELD = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}


@dataclass(frozen=True, slots=True)
class Owner:
    """Who holds a lock, as it is written in the lock's file."""

    pid: int
    started: str
    host: str
    since: str

    def said(self) -> str:
        """Who has it, for a sentence."""
        here = self.host == socket.gethostname()
        place = "on this computer" if here else f"on {self.host or 'another computer'}"
        try:
            since = f", since {datetime.fromisoformat(self.since):%d.%m.%Y %H:%M}"
        except ValueError:
            since = ""
        return f"another window {place}{since}"


class Lock:
    """A held lock; `release` gives it back."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path = path
        self._descriptor: int | None = descriptor

    def release(self) -> None:
        """Give the lock back and remove its file; a second call does nothing."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is None:
            return
        # Removed while still held: whoever opened it meanwhile sees that the file is gone and tries anew.
        if sys.platform != "win32":
            _remove(self._path)
        _close(descriptor)
        if sys.platform == "win32":
            _remove(self._path)


def acquire(path: Path, patience: float = 0.0) -> Lock | Owner:
    """Take the lock of a file path, or say who has it.

    Args:
        patience: Seconds to wait for a holder that has it for an instant only.

    Raises:
        OSError: The lock's file cannot be written.
    """
    end = time.monotonic() + patience
    while isinstance(found := _acquire(path), Owner) and time.monotonic() < end:
        time.sleep(_LOOK_AGAIN)
    return found


def _acquire(path: Path) -> Lock | Owner:
    for _ in range(_TRIES):
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        kept = False
        try:
            holder = _lock(descriptor)
            if holder is not None:
                return holder
            if _is_still(path, descriptor):
                # With a full disk the lock holds all the same, only nobody can read whose it is.
                with contextlib.suppress(OSError):
                    _sign(descriptor)
                kept = True
                return Lock(path, descriptor)
        finally:
            if not kept:
                _close(descriptor)
    raise OSError(errno.ENOLCK, "The name of the lock leads to another file each time", str(path))


def _close(descriptor: int) -> None:
    """Close it, and so unlock it: what the disk reports then changes nothing about that."""
    with contextlib.suppress(OSError):
        os.close(descriptor)


def living_owner(path: Path) -> Owner | None:
    """Whose the lock of a file path is, as it is written there; None for a program that is gone or far away."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except OSError:
        return None
    try:
        owner = _read_owner(descriptor)
    finally:
        _close(descriptor)
    here = owner is not None and owner.host == socket.gethostname()
    return owner if owner is not None and here and _lives(owner) else None


def started(pid: int) -> str:
    """When a process started, as the kernel counts it; empty where that cannot be known."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return ""


def _lock(descriptor: int) -> Owner | None:
    """Lock the open file; returns who has it when that is somebody else."""
    try:
        _system_lock(descriptor)
    except OSError as error:
        owner = _read_owner(descriptor)
        if error.errno in _HELD:
            return owner or Owner(0, "", socket.gethostname(), "")
        if error.errno in _NO_LOCKS:
            return owner if owner is not None and _lives(owner) else None
        raise
    return None


if sys.platform == "win32":
    import msvcrt

    def _system_lock(descriptor: int) -> None:
        # A byte far behind the text: Windows lets nobody read what is locked.
        os.lseek(descriptor, 1 << 20, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _system_lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _sign(descriptor: int) -> None:
    owner = Owner(
        pid=os.getpid(),
        started=started(os.getpid()),
        host=socket.gethostname(),
        since=datetime.now().isoformat(timespec="seconds"),
    )
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.truncate(descriptor, 0)
    os.write(descriptor, json.dumps(asdict(owner)).encode())


def _read_owner(descriptor: int) -> Owner | None:
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        said = json.loads(os.read(descriptor, 4096))
        return Owner(int(said["pid"]), str(said["started"]), str(said["host"]), str(said["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _is_still(path: Path, descriptor: int) -> bool:
    """Whether the locked file is the one that has the name now."""
    try:
        return os.path.samestat(os.stat(path), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _lives(owner: Owner) -> bool:
    if owner.host != socket.gethostname():
        return True
    if sys.platform == "win32":
        return False
    try:
        os.kill(owner.pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        pass
    return started(owner.pid) == owner.started


def _remove(path: Path) -> None:
    try:
        path.unlink()
    except OSError:
        # The file alone means nothing; it is reused by the next lock.
        return
