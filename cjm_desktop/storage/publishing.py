"""Putting a complete document into the place that the user chose, and nothing but that."""

import os
import uuid
from pathlib import Path

from cjm_desktop.atomic.rights import may_write
from cjm_desktop.storage.errors import CannotWrite, ChangedElsewhere, Vanished, shown
from cjm_desktop.storage.files import Fingerprint

_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")


def temporary_name(owner: str = "") -> str:
    """The name under which a document may stand for an instant while it is put into its place."""
    return f".cjm-{owner or uuid.uuid4()}.saving"


def check_unchanged(target: Path, known: Fingerprint) -> None:
    """Check that the document is still the one that was opened or last saved here.

    Raises:
        ChangedElsewhere: It is another one.
        Vanished: It is gone from its folder.
        OSError: The folder is gone, or the file cannot be looked at.
    """
    try:
        if known.holds(target):
            return
    except FileNotFoundError:
        if not target.parent.is_dir():
            raise
        raise Vanished(
            f"{shown(target)} is gone, moved or renamed by somebody else: "
            "save it there again, or save elsewhere.",
            "The file is gone: save elsewhere",
        ) from None
    raise ChangedElsewhere(
        f"{shown(target)} was changed by somebody else since it was opened here: "
        "save over it, or save elsewhere.",
        "Changed by somebody else: save elsewhere",
    )


def check_replaceable(target: Path) -> None:
    """Check that the file may be replaced.

    Raises:
        CannotWrite: It is read-only, no file, or open for writing in another program.
        OSError: It cannot be looked at.
    """
    try:
        found = os.stat(target)
    except FileNotFoundError:
        if target.parent.is_dir():
            return
        raise
    if target.is_dir():
        raise CannotWrite(
            f"Cannot save {shown(target)}: a folder has this name: choose another name.",
            "A folder has this name",
        )
    if not may_write(found, target):
        raise CannotWrite(
            f"Cannot save {shown(target)}: the file is read-only: allow writing or save elsewhere.",
            "The file is read-only: save elsewhere",
        )
    if _has_journal(target):
        raise CannotWrite(
            f"Cannot save {shown(target)}: another program is changing it and keeps "
            f"{shown(target.name)}-journal beside it: close it there or save elsewhere.",
            "Open in another program: save elsewhere",
        )


def _has_journal(target: Path) -> bool:
    """A journal would be played back into the new file by the next program that opens it."""
    try:
        with open(f"{target}-journal", "rb") as file:
            return file.read(8) == _JOURNAL_MAGIC
    except OSError:
        return False
