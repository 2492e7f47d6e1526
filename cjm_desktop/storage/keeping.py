"""Keeps the working copy at the level of the project, and remembers what it could not write."""

import sqlite3
import uuid
from collections.abc import Callable, Sequence

from cjm_desktop.domain.changes import Change, difference
from cjm_desktop.domain.project import Project
from cjm_desktop.storage.about import About
from cjm_desktop.storage.drafts import Fields, drop_draft, keep_draft
from cjm_desktop.storage.errors import StorageError, WouldNotOpen, cannot_keep, cannot_keep_draft
from cjm_desktop.storage.folders import state_folder
from cjm_desktop.storage.image import Image, image_of, image_of_copy, rows_of
from cjm_desktop.storage.readback import ReadBack
from cjm_desktop.storage.working_copy import WorkingCopy


class Keeping:
    """The project as edited, and the working copy behind it; used under its session's lock.

    The working copy is made with the first edit, from `base`: who only looks at a map leaves no trace.
    `stored` is what the working copy holds. While it cannot be written, `stored` stays behind
    `project`, and each further edit tries to write all that is between.
    """

    def __init__(self, project: Project, revision: int, base: bytes | None) -> None:
        self.project = project
        self.revision = revision
        self.session_id = str(uuid.uuid4())
        self.copy: WorkingCopy | None = None
        self.trouble: StorageError | None = None
        self._stored = project
        self._drafted: int | None = None  # the revision that the draft on the disk builds on
        self._base = base
        self._readback = ReadBack()

    @property
    def is_durable(self) -> bool:
        """Whether every edit is on the disk."""
        return self._stored is self.project

    @property
    def has_draft(self) -> bool:
        """Whether something typed is kept that is in no edit yet: what one types now, or left as it is."""
        return self._drafted == self.revision

    @property
    def stored(self) -> Project:
        """What the working copy holds."""
        return self._stored

    def add(self, change: Change, about: About, after: Project | None = None) -> None:
        """Take an edit in and make it durable; `trouble` says when that failed. `after`: the project with it."""
        self.project = change.applied(self.project) if after is None else after
        self.revision += 1
        self.catch_up(about)

    def catch_up(self, about: About) -> None:
        """Bring the working copy up to the project."""
        try:
            if self.copy is not None and not self.copy.path.exists():
                # Somebody cleared the state folder: begin anew from what is in memory.
                self.copy.close()
                self.copy, self.session_id = None, str(uuid.uuid4())
            if self.copy is None:
                self._begin(about)
            assert self.copy is not None
            self.copy.write(difference(self._stored, self.project), self.revision)
        except Exception as error:
            # Whatever it is: the edit is in memory, and who made it must hear that it is nowhere else.
            self.trouble = cannot_keep(state_folder(), error)
        else:
            self._stored = self.project
            self.trouble = None

    def keep_draft(self, change: Change, about: About, texts: Sequence[Fields] = ()) -> None:
        """Keep beside the working copy what is being typed.

        Raises:
            CannotWrite: It could not be kept; an earlier draft may stand.
        """
        try:
            if (change or texts) and self.copy is None:
                self._begin(about)
            if self.copy is not None:
                if change or texts:
                    typed = (
                        {"kind": r.KIND, "fields": r.model_dump(mode="json")}
                        for r in change.written()
                    )
                    keep_draft(self.copy.folder, typed, self.revision, texts)
                    self._drafted = self.revision
                else:
                    drop_draft(self.copy.folder)
                    self._drafted = None
        except (OSError, sqlite3.Error) as error:
            raise cannot_keep_draft(state_folder(), error) from error
        if (change or texts) and self.trouble is not None:
            raise self.trouble  # it builds on edits that are on no disk

    def adopt(self, copy: WorkingCopy) -> None:
        """Go on with a working copy that holds the project."""
        self.copy, self._base, self.session_id = copy, None, copy.id

    def composer(self) -> Callable[[], Image]:
        """How to compose the document of this instant, or of a later one: may be called beside edits.

        What it returns raises sqlite3.Error or WouldNotOpen when the document cannot be composed.
        """
        copy, project, revision = self.copy, self.project, self.revision
        session_id, durable, readback = self.session_id, self.is_durable, self._readback

        def compose() -> Image:
            if copy is not None and durable:
                try:
                    return image_of_copy(copy.path, readback, project)
                except (sqlite3.Error, OSError, WouldNotOpen):
                    # The disk of the working copy fails: all is in memory too.
                    pass
            return image_of(project, revision, session_id, readback)

        return compose

    def _begin(self, about: About) -> None:
        if self._base is not None:
            self.copy = WorkingCopy.create(self._base, about, self.session_id)
            self._base = None
        else:
            project = self.project
            data = rows_of(project, self.revision, self.session_id)
            self.copy = WorkingCopy.create(data, about, self.session_id)
            self._stored = project
