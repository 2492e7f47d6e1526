"""What a working copy belongs to, written beside it."""

import contextlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from cjm_desktop.storage.files import Fingerprint

ABOUT = "about.json"


@dataclass(frozen=True, slots=True)
class About:
    """`document`: the path of its document, None for a map that was never saved.

    `published`: the revision that the document holds. `found`: the document as it was opened or last saved.
    """

    document: str | None
    published: int
    found: Fingerprint | None

    @classmethod
    def read(cls, folder: Path) -> "About":
        """Read it back.

        Raises:
            OSError, ValueError: It is not there or not readable.
        """
        said: Any = json.loads((folder / ABOUT).read_bytes())
        try:
            found = Fingerprint(**said["found"]) if said["found"] else None
            return cls(said["document"], int(said["published"]), found)
        except (KeyError, TypeError) as error:
            raise ValueError(f"{folder / ABOUT}: {error}") from error

    def write(self, folder: Path) -> None:
        """Write it durably, as a whole.

        Raises:
            OSError: It could not be written; what was there stands.
        """
        part = folder / f"{ABOUT}.new"
        with part.open("wb") as file:
            file.write(json.dumps(asdict(self)).encode())
            file.flush()
            os.fsync(file.fileno())
        part.replace(folder / ABOUT)
        sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system lets one."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
