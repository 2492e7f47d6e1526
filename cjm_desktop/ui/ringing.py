"""Asks the program that has a file open to show its window: one window a file, whoever opens it, from wherever.

Each program with a window listens at a socket named after its process (`doorbell`); the lock of a document says
which process that is. So nothing has to be agreed on, and what a killed program leaves behind is never asked.
"""

import contextlib
import json
import os
import socket
import stat
import tempfile
import time
from pathlib import Path

from cjm_desktop.storage.locks import started
from cjm_desktop.storage.ownership import other_owner

LONGEST = 65_536
"""Bytes of one question."""

SHOWN, NOT_HERE = b"shown\n", b"not here\n"
_PATIENCE = 2.0  # seconds for an answer, and for a program that starts just now
_LOOK_AGAIN = 0.05


def shown_elsewhere(path: Path, map_name: str = "") -> bool:
    """Let another program that has a file open show its window; False where none has it or none answers."""
    end = time.monotonic() + _PATIENCE
    while (owner := other_owner(path)) is not None:
        answer = _ask(owner.pid, owner.started, _question(path, map_name))
        if answer is not None:
            return answer == SHOWN
        if time.monotonic() > end:
            return False
        time.sleep(_LOOK_AGAIN)
    return False


def _question(path: Path, map_name: str) -> bytes:
    said = {
        "path": os.path.abspath(path),
        "map": map_name,
        "activation": os.environ.get("XDG_ACTIVATION_TOKEN", ""),
    }
    return json.dumps(said).encode() + b"\n"


def _ask(pid: int, since: str, question: bytes) -> bytes | None:
    """The answer of a program; None while nobody opens the door."""
    door = door_of(pid, since)
    if door is None or not hasattr(socket, "AF_UNIX"):
        return NOT_HERE
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(_PATIENCE)
        try:
            line.connect(str(door))
        except (FileNotFoundError, ConnectionRefusedError):
            return None
        except OSError:
            return NOT_HERE
        with contextlib.suppress(OSError):
            line.sendall(question)
            return line.recv(len(NOT_HERE))
    return NOT_HERE


def door_of(pid: int, since: str) -> Path | None:
    """Where a program listens; None where there is no place that is private to this user."""
    folder = doors_folder()
    return None if folder is None else folder / f"{pid}-{since}"


def doors_folder() -> Path | None:
    """A folder that only this user can enter: nobody else may ask, and nobody else may answer."""
    if not hasattr(os, "getuid"):
        return None
    given = os.environ.get("XDG_RUNTIME_DIR")
    places = [Path(tempfile.gettempdir()) / f"cjm-desktop-{os.getuid()}"]
    if given:
        places.insert(0, Path(given) / "cjm-desktop")
    return next((place for place in places if _is_private(place)), None)


def _is_private(folder: Path) -> bool:
    try:
        with contextlib.suppress(FileExistsError):
            folder.mkdir(mode=0o700)
        found = os.lstat(folder)
    except OSError:
        return False
    return (
        stat.S_ISDIR(found.st_mode)
        and found.st_uid == os.getuid()
        and not found.st_mode & 0o077
        and os.access(folder, os.W_OK | os.X_OK)
    )


def sweep_doors(folder: Path) -> None:
    """Remove the doors of programs that were killed."""
    with contextlib.suppress(OSError):
        for door in folder.iterdir():
            pid, _, since = door.name.partition("-")
            if not pid.isdigit() or started(int(pid)) != since:
                door.unlink(missing_ok=True)
