"""How maps are opened, begun, read and written: the doors of the storage."""

from pathlib import Path

from cjm_desktop.domain.ids import new_id
from cjm_desktop.domain.numbers import counted
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import RECORD_TYPES, JourneyMap
from cjm_desktop.storage.backups import Backup
from cjm_desktop.storage.errors import shown
from cjm_desktop.storage.files import Fingerprint
from cjm_desktop.storage.image import image_of
from cjm_desktop.storage.locks import Owner
from cjm_desktop.storage.meta import WRITTEN_BY
from cjm_desktop.storage.ownership import lock_document
from cjm_desktop.storage.place import place_of, put_document
from cjm_desktop.storage.publishing import temporary_name
from cjm_desktop.storage.reading import load
from cjm_desktop.storage.session import MapSession


def open_session(path: Path) -> MapSession:
    """Open a document for editing, or for reading when another window has it.

    Nothing is written beside or into the document.

    Raises:
        NotReadable: What is wrong with it, in one sentence.
    """
    place = place_of(path)
    lock = lock_document(place.target)
    if not isinstance(lock, Owner):
        place.lock = lock
    try:
        loaded, found = load(place.path)
        place.was_read(found)
        return MapSession(
            loaded.project,
            place=place,
            base=loaded.image,
            revision=loaded.revision,
            held_by=lock.said() if isinstance(lock, Owner) else "",
        )
    except BaseException:
        place.release()
        raise


def look_at(version: Backup) -> MapSession:
    """Open an earlier version for reading; saving it under a name of its own makes it a map like any other.

    Raises:
        NotReadable: What is wrong with it, in one sentence.
    """
    loaded, _ = load(version.path)
    session = MapSession(loaded.project, base=loaded.image, revision=loaded.revision)
    session.version = version
    return session


def restore(version: Backup, path: Path) -> MapSession:
    """Write an earlier version into another file, and open that for editing; what had its name is kept as a backup.

    Raises:
        NotReadable: What is wrong with the version, in one sentence.
        CannotWrite: It could not be written.
        HeldElsewhere: Another window has that file.
    """
    session = look_at(version)
    session.save_as(path, force=True)
    return session


def new_session(project: Project, *, edited: bool = False) -> MapSession:
    """Begin a map that has no document yet.

    Args:
        edited: The project holds work already (an import): it is kept from now on, whatever happens.
    """
    session = MapSession(project)
    if edited:
        session.count_as_edited()
    return session


def read_project(path: Path) -> Project:
    """The project in a document.

    Raises:
        NotReadable: What is wrong with it, in one sentence.
    """
    return load(place_of(path).path)[0].project


def read_again(path: Path) -> tuple[Project, Fingerprint]:
    """The project in a document that is open already, and by what it will be known as unchanged.

    Raises:
        NotReadable: What is wrong with it, in one sentence.
    """
    loaded, found = load(place_of(path).path)
    return loaded.project, found


def write_project(path: Path, project: Project, force: bool = False) -> bool:
    """Write a project into a new document, complete or not at all.

    Args:
        force: Also over a file that has the name; that file is kept as a backup.

    Returns:
        Whether the file had another name (a hard link), which keeps the old content.

    Raises:
        CannotWrite: It could not be written, or the name is taken and `force` is False.
    """
    place = place_of(path)
    put_document(
        place,
        lambda: image_of(project),
        force=True,
        overwrite=force,
        temporary=temporary_name(),
    )
    return place.other_names > 0


def verify(path: Path) -> list[str]:
    """Check a document in full.

    Returns:
        What was found to be in order, a sentence each.

    Raises:
        NotReadable: What is wrong with it, in one sentence.
    """
    loaded, found = load(place_of(path).path)
    table = loaded.project.table
    counts = {
        kind: counted(len(table(kind)), *record.NAMES) for kind, record in RECORD_TYPES.items()
    }
    return [
        f"{shown(path)} is sound: {found.size:,} bytes, file version {loaded.version}, "
        f"written by {shown(loaded.meta.get(WRITTEN_BY, 'an unknown program'))}.",
        f"It holds {counts['map']} with {counts['stage']}, {counts['step']}, {counts['lane']}, "
        f"{counts['card']} and {counts['marker']}, {counts['persona']} and {counts['channel']}.",
        "Its pages, tables, references, values and its checksum were checked.",
    ]


def warm_up() -> None:
    """Load what writing needs (SQLAlchemy, 0.2 s), before the first edit waits for it."""
    image_of(Project().put(JourneyMap(id=new_id())))
