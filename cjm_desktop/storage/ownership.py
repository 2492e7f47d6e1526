"""Who may edit a document: at most one window of a user at a time."""

import os
from pathlib import Path

from cjm_desktop.storage.folders import key_of, locks_folder, make_private
from cjm_desktop.storage.locks import Lock, Owner, acquire, living_owner


def lock_document(target: Path) -> Lock | Owner | None:
    """Take the document for this session, or say who has it.

    The lock lies in the state folder, since nothing may stand beside the document. Returns None where
    the state folder cannot be written: a map can be read and saved even then, and a change by
    somebody else is noticed when it is saved.
    """
    try:
        make_private(locks_folder())
        return acquire(_lock_of(target))
    except OSError:
        return None


def other_owner(document: Path) -> Owner | None:
    """The other program on this computer that has a document open; None where it is open in none."""
    owner = living_owner(_lock_of(document))
    return owner if owner is not None and owner.pid != os.getpid() else None


def _lock_of(document: Path) -> Path:
    return locks_folder() / f"{key_of(document)}.lock"
