"""The place of a document: the name the user gave, the file behind it, and what was last seen there."""

import contextlib
import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cjm_desktop.atomic.rights import other_names
from cjm_desktop.storage import backups
from cjm_desktop.storage.errors import StorageError, WouldNotOpen, cannot_write, shown
from cjm_desktop.storage.files import Fingerprint, put_file
from cjm_desktop.storage.image import Image
from cjm_desktop.storage.locks import Lock
from cjm_desktop.storage.moments import moment_of
from cjm_desktop.storage.publishing import check_replaceable, check_unchanged


@dataclass(slots=True)
class Place:
    """Where a session's document lies.

    `target` is the file behind all links. `found` is the document as it was opened or last saved here,
    None when there is none yet. `kept`: the version from before this session is among the backups.
    `other_names`: how many other names (hard links) kept the old content when it was last saved here.
    """

    path: Path
    target: Path
    found: Fingerprint | None = None
    lock: Lock | None = None
    saved_at: datetime | None = None
    kept: bool = False
    other_names: int = 0

    def stands(self) -> bool:
        """Whether the document is there as it was opened or last saved here."""
        try:
            return self.found is not None and self.found.holds(self.target)
        except OSError:
            return False

    def was_read(self, found: Fingerprint) -> None:
        """Somebody else put this document there, and it was read anew: it is kept before it is saved over."""
        self.found, self.kept, self.saved_at = found, False, moment_of(found.mtime_ns)

    def release(self) -> None:
        """Let others edit the document."""
        if self.lock is not None:
            self.lock.release()
            self.lock = None


def place_of(path: Path) -> Place:
    """The place with this path; a relative one counts from the current folder.

    Raises:
        StorageError: It can be no file's name.
    """
    if not path.name:
        raise StorageError(f"{shown(path)} names no file: choose a name.")
    try:
        return Place(Path(os.path.abspath(path)), Path(os.path.realpath(path)))
    except (OSError, ValueError) as error:
        raise StorageError(f"{shown(path)} is not the name of a file: choose another.") from error


def put_document(
    place: Place,
    compose: Callable[[], Image],
    *,
    force: bool,
    overwrite: bool,
    temporary: str,
) -> Image:
    """Put a document into its place, complete or not at all, and remember what stands there now.

    Args:
        compose: Makes the document and reads it back; called after the first look at the place.
        force: Do not ask whether somebody else changed what stands there; it is kept as a backup.
        overwrite: Whether a file may stand there at all.

    Raises:
        ChangedElsewhere: Somebody else changed it, and `force` is False.
        CannotWrite: It could not be written; what stands there is as it was.
    """
    known = None if force else place.found
    try:
        check_replaceable(place.target)
        if known is not None:
            check_unchanged(place.target, known)
        image = compose()
        if overwrite and (force or not place.kept):
            _keep_version(place)
        if known is not None:
            # Composing takes a while; what remains after this look is the time of one rename.
            check_unchanged(place.target, known)
        others = other_names(place.target)
        place.found = put_file(place.target, image.data, overwrite=overwrite, temporary=temporary)
    except (OSError, sqlite3.Error, WouldNotOpen) as error:
        raise cannot_write(place.path, error) from error
    place.saved_at, place.kept, place.other_names = datetime.now(), True, others
    return image


def _keep_version(place: Place) -> None:
    # With a full state disk the user's work of today goes before the version of yesterday.
    with contextlib.suppress(OSError):
        backups.keep(place.target)
