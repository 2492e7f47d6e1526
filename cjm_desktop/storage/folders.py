"""Where the program keeps what belongs to no document: working copies, locks, earlier versions.

All lies in the user's state folder; the variable CJM_STATE_DIR names another one (tests, scripts).
"""

import contextlib
import hashlib
import os
import shutil
import uuid
from pathlib import Path

WORK = "work.cjm"
"""The database of a working copy."""

LOCK = "owner.lock"
"""Held by the program that has the working copy open."""


def state_folder() -> Path:
    """The folder of the program's state; it need not exist yet."""
    named = os.environ.get("CJM_STATE_DIR")
    if named:
        return Path(named)
    from platformdirs import user_state_path

    return user_state_path("cjm-desktop", appauthor=False)


def sessions_folder() -> Path:
    """One folder a session that has edits: its working copy and who owns it."""
    return state_folder() / "sessions"


def locks_folder() -> Path:
    """One small file a document that is open for editing."""
    return state_folder() / "locks"


def backups_folder() -> Path:
    """One folder a document: its versions from before it was saved."""
    return state_folder() / "backups"


def arriving_folder() -> Path:
    """Complete documents in the instant before they are moved to their place."""
    return state_folder() / "arriving"


def leaving_folder() -> Path:
    """Working copies that are being removed; nothing in it is of use to anybody."""
    return state_folder() / "leaving"


def discarded_folder() -> Path:
    """Working copies that the user did not want; never deleted by the program."""
    return state_folder() / "discarded"


def history_folder() -> Path | None:
    """Where undo steps go that leave the memory; None, the system's own, where it cannot be made."""
    try:
        return make_private(state_folder() / "history")
    except OSError:
        return None


def key_of(document: Path) -> str:
    """A file name that stands for a document: the same for every way to write its path."""
    real = os.path.normcase(os.path.realpath(document))
    return hashlib.sha256(os.fsencode(real)).hexdigest()[:32]


def or_an_earlier_version(document: Path) -> str:
    """The end of a sentence that says what to open instead of a file; '' where nothing was kept of it."""
    folder = backups_folder() / key_of(document)
    way = ", or an earlier version of it (File → Versions on this computer)"
    return way if any(folder.glob("*.cjm")) else ""


def make_private(folder: Path) -> Path:
    """Create a folder, with its parents, that only this user may read.

    Raises:
        OSError: It cannot be made.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def set_aside(folder: Path) -> None:
    """Move a working copy to the discarded ones; the program never deletes it.

    Raises:
        OSError: It could not be moved.
    """
    folder.replace(make_private(discarded_folder()) / folder.name)


def take_away(folder: Path) -> None:
    """Remove a working copy of which a document has everything: it is there or gone, never half of it.

    Raises:
        OSError: It could not be removed and stays whole.
    """
    going = make_private(leaving_folder()) / str(uuid.uuid4())
    folder.replace(going)
    shutil.rmtree(going, ignore_errors=True)


def sweep_leaving() -> None:
    """Remove what a kill left of working copies that were being removed."""
    with contextlib.suppress(OSError):
        for rest in leaving_folder().iterdir():
            shutil.rmtree(rest, ignore_errors=True)
