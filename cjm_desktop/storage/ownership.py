"""Who may edit a document: at most one window of a user at a time."""

from pathlib import Path

from cjm_desktop.storage.folders import key_of, locks_folder, make_private
from cjm_desktop.storage.locks import Lock, Owner, acquire


def lock_document(target: Path) -> Lock | Owner | None:
    """Take the document for this session, or say who has it.

    The lock lies in the state folder, since nothing may stand beside the document. Returns None where
    the state folder cannot be written: a map can be read and saved even then, and a change by
    somebody else is noticed when it is saved.
    """
    try:
        return acquire(make_private(locks_folder()) / f"{key_of(target)}.lock")
    except OSError:
        return None
