"""Opening a working copy again; the heavy half of recovery."""

import contextlib
import sqlite3
from pathlib import Path

from cjm_desktop.collector import collector_paused
from cjm_desktop.domain.changes import Change, difference
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import RECORD_TYPES
from cjm_desktop.domain.rules import check_change
from cjm_desktop.errors import UserError
from cjm_desktop.storage.about import About
from cjm_desktop.storage.carrying import on_newer
from cjm_desktop.storage.deadline import NEVER
from cjm_desktop.storage.drafts import read_draft, read_texts
from cjm_desktop.storage.errors import NotReadable
from cjm_desktop.storage.locks import Owner
from cjm_desktop.storage.meta import SESSION
from cjm_desktop.storage.migrations import CURRENT, MIGRATIONS
from cjm_desktop.storage.moments import moment_of
from cjm_desktop.storage.ownership import lock_document
from cjm_desktop.storage.place import Place, place_of
from cjm_desktop.storage.raw import Bounds, check_structure, read_tables
from cjm_desktop.storage.reading import load, project_from, reason_of, revision_in
from cjm_desktop.storage.recovery import Recoverable, damaged_copy, discard
from cjm_desktop.storage.session import MapSession
from cjm_desktop.storage.working_copy import WorkingCopy


def recovered(offer: Recoverable) -> MapSession:
    """The session of a working copy that was left behind; see recovery.recover."""
    try:
        copy = WorkingCopy.adopt(offer.folder)
    except (OSError, sqlite3.Error) as error:
        raise damaged_copy(offer, reason_of(error)) from error
    place: Place | None = None
    try:
        try:
            about = _about(offer)
            project, revision = _read(copy)
            place = _place_for(about)
        except (OSError, sqlite3.Error, ValueError, TypeError) as error:
            raise damaged_copy(offer, reason_of(error)) from error
        opened, saved = _look_at_document(place, copy)
        has_all = opened is not None and (
            about.published == revision or not difference(opened, project)
        )
        if place is not None and saved is None and has_all and not place.stands():
            # It lacks only what was typed, and was saved since: nothing of the old copy may come before it.
            place.release()
            copy.close()
            return _on_newer(offer, place.path, project, revision)
        session = MapSession(project, place=place, revision=revision, opened=opened)
        published = saved if saved is not None else about.published
        session.left_texts = read_texts(offer.folder, revision)
        if has_all:
            published = revision  # it lacks only what was typed
        elif published == revision or place is None:
            # It was offered because the document lacks something, whatever the note says.
            published = -1
        session.adopt(copy, published)
        session.write(_typed(offer.folder, project, revision))
        if session.left_texts:
            session.keep_draft(Change(), session.left_texts)
        return session
    except BaseException:
        if place is not None:
            place.release()
        copy.close()
        raise


def _on_newer(offer: Recoverable, document: Path, project: Project, revision: int) -> MapSession:
    session = on_newer(document, offer.folder, project, revision)
    if not session.read_only:
        # The draft is kept anew; twice is better than not at all.
        with contextlib.suppress(UserError):
            discard(offer)
    return session


def _about(offer: Recoverable) -> About:
    return About.read(offer.folder) if offer.document else About(None, -1, None)


def _typed(folder: Path, project: Project, revision: int) -> Change:
    """What was being typed, as an edit; nothing where it does not fit the project."""
    try:
        records = [
            RECORD_TYPES[typed["kind"]].model_validate(typed["fields"])
            for typed in read_draft(folder, revision)
        ]
        after = project.put(*records)
        change = difference(project, after)
        check_change(after, change)
    except (KeyError, TypeError, AttributeError, ValueError, UserError):
        return Change()
    return change


def _read(copy: WorkingCopy) -> tuple[Project, int]:
    version = copy.upgrade()
    if version != CURRENT:
        raise ValueError("it was made by a newer version of CJM Desktop")
    with collector_paused():
        copy.read(lambda connection: check_structure(connection, MIGRATIONS[-1]))
        bounds = Bounds(copy.path.stat().st_size, NEVER)
        tables = copy.read(lambda connection: read_tables(connection, MIGRATIONS[-1], bounds))
        return project_from(tables, NEVER), revision_in(tables.meta())


def _place_for(about: About) -> Place | None:
    """The place of its document; none while another window has it, so that nobody's work is lost."""
    if about.document is None:
        return None
    place = place_of(Path(about.document))
    lock = lock_document(place.target)
    if isinstance(lock, Owner):
        return None
    place.lock, place.found = lock, about.found
    if about.found is not None:
        place.saved_at = moment_of(about.found.mtime_ns)
    return place


def _look_at_document(place: Place | None, copy: WorkingCopy) -> tuple[Project | None, int | None]:
    """What the document holds, for "revert to opened", and its revision if this working copy saved it.

    A crash right after saving leaves a document that the note beside the working copy does not know yet.
    """
    try:
        if place is None:
            return None, None
        loaded, found = load(place.target)
    except NotReadable:
        return None, None
    if loaded.meta.get(SESSION) != copy.id:
        return loaded.project, None
    place.found = found
    return loaded.project, loaded.revision
