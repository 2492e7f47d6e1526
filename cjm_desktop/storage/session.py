"""An open map: each edit durable at once, the document replaced as a whole when it is saved."""

import contextlib
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from cjm_desktop.domain.changes import Change
from cjm_desktop.domain.project import Project
from cjm_desktop.storage.about import About
from cjm_desktop.storage.backups import Backup
from cjm_desktop.storage.drafts import Fields
from cjm_desktop.storage.errors import CannotWrite, StorageError, held_by_another
from cjm_desktop.storage.files import Fingerprint
from cjm_desktop.storage.image import Image
from cjm_desktop.storage.keeping import Keeping
from cjm_desktop.storage.locks import Owner
from cjm_desktop.storage.ownership import lock_document
from cjm_desktop.storage.place import Place, place_of, put_document
from cjm_desktop.storage.publishing import check_unchanged, temporary_name
from cjm_desktop.storage.state import SaveState, Saving, in_trouble
from cjm_desktop.storage.working_copy import WorkingCopy


class MapSession:
    """One open map and its files.

    `write` comes from one thread at a time, the window's or one it waits for; `publish`, `save_as` and `save_copy`
    may run beside edits. `on_state` is called with every new state, in the thread in which it comes about.
    """

    def __init__(
        self,
        project: Project,
        *,
        place: Place | None = None,
        base: bytes | None = None,
        revision: int = 0,
        held_by: str = "",
        opened: Project | None = None,
    ) -> None:
        self.opened = opened or project  # what one can revert to
        self.on_state: Callable[[SaveState], None] | None = None
        self.held_by = held_by
        self.version: Backup | None = None  # looked at, not edited
        self.left_texts: Sequence[Fields] = ()
        self._place = place
        self._keeping = Keeping(project, revision, base)
        self._published = revision
        self._guard, self._publishing = threading.RLock(), threading.RLock()
        self._is_saving = False
        self._cannot_publish: StorageError | None = None

    @property
    def project(self) -> Project:
        """The map with all edits that were written."""
        return self._keeping.project

    @property
    def path(self) -> Path | None:
        """The document; None for a map that was never saved."""
        return self._place.path if self._place else None

    @property
    def read_only(self) -> bool:
        """Whether another window has the document (`held_by` says which), or this is an earlier `version` of one."""
        return bool(self.held_by or self.version)

    @property
    def other_names(self) -> int:
        """How many other names (hard links) of the document kept the old content when it was saved."""
        return self._place.other_names if self._place else 0

    @property
    def unpublished(self) -> bool:
        """Whether the document lacks edits that were made here."""
        return self._keeping.revision != self._published

    @property
    def kept(self) -> Project:
        """The map as it is on the disk."""
        return self._keeping.stored if self.unpublished else self._keeping.project

    @property
    def state(self) -> SaveState:
        """What the status bar says."""
        at = self._place.saved_at if self._place else None
        if self.read_only:
            return in_trouble(Saving.READ_ONLY, at, self._not_ours())
        if self._is_saving:
            return SaveState(Saving.SAVING, at)
        trouble = (self.unpublished and self._keeping.trouble) or self._cannot_publish
        if trouble:
            return in_trouble(Saving.CANNOT_SAVE, at, trouble)
        if self._place is None:
            return SaveState(Saving.NOTHING_YET, None, "", "Not saved yet")
        return SaveState(Saving.UNSAVED if self.unpublished else Saving.SAVED, at)

    def write(self, change: Change, after: Project | None = None) -> None:
        """Make an edit durable before it shows as done; `after` is the project with it, if that is there already.

        When the working copy cannot be written the edit is kept in memory, the state says so, and the next call
        tries again: an edit is never refused for a full disk.

        Raises:
            StorageError: The session is read-only.
        """
        if self.read_only:
            raise self._not_ours()
        if change:
            with self._guard:
                self._keeping.add(change, self._about(), after)
            self._tell()

    def keep_draft(self, change: Change, texts: Sequence[Fields] = ()) -> None:
        """Keep what is being typed as the edit it would be, for the next start; no change: nothing is.

        `texts`: what cannot be an edit as it was typed; they come back as the `left_texts` of the recovered session.
        All of it is in no document and counts as no edit. For the thread of the window. Raises CannotWrite.
        """
        if not self.read_only:
            with self._guard:
                self._keeping.keep_draft(change, self._about(), texts)

    def retry(self) -> bool:
        """Try again to make durable what is only in memory; says whether all is durable now."""
        with self._guard:
            if not self._keeping.is_durable:
                self._keeping.catch_up(self._about())
        self._tell()
        return self._keeping.is_durable

    def count_as_edited(self) -> None:
        """Keep the map as one that no document has: for what came from an import."""
        with self._guard:
            self._keeping.revision += 1
            self._keeping.catch_up(self._about())
        self._tell()

    def adopt(self, copy: WorkingCopy, published: int) -> None:
        """Go on with a recovered working copy, of which the document holds the revision `published`."""
        self._keeping.adopt(copy)
        self._published = published

    def publish(self, force: bool = False) -> None:
        """Replace the document by the map as it is now; one that holds it already is left alone.

        Args:
            force: Also over a document that somebody else changed (it is kept as a backup) or removed.

        Raises:
            ChangedElsewhere: The document is not what was opened or last saved here.
            CannotWrite: It could not be written, or the map has no file yet. The document is as it was.
        """
        with self._publishing:
            if self.read_only:
                raise self._not_ours()
            if self._place is None:
                raise CannotWrite(
                    "The map has no file yet: choose where to save it.", "Not saved yet"
                )
            if self.unpublished or not self._place.stands():
                self._put(self._place, overwrite=True, force=force)

    def save_as(self, path: Path, force: bool = False) -> None:
        """Save under a new name and go on there.

        Args:
            force: Also over a file that has the name; that file is kept as a backup.

        Raises:
            CannotWrite: It could not be written, or the name is taken and `force` is False.
            HeldElsewhere: Another window has that file.
        """
        with self._publishing:
            place = place_of(path)
            old = self._place
            if old is not None and place.target == old.target and not self.read_only:
                self.publish(force=force)
                return
            lock = lock_document(place.target)
            if isinstance(lock, Owner):
                raise held_by_another(path, lock.said(), "choose another name")
            place.lock = lock
            try:
                self._put(place, overwrite=force, force=True)
            except BaseException:
                place.release()
                raise
            if old is not None:
                old.release()

    def save_copy(self, path: Path, force: bool = False) -> None:
        """Write the map into another file and go on with this one.

        Args:
            force: Also over a file that has the name; that file is kept as a backup.

        Raises:
            CannotWrite: It could not be written, or the name is taken and `force` is False.
        """
        put_document(
            place_of(path), self._compose, force=True, overwrite=force, temporary=temporary_name()
        )

    def check_document(self) -> None:
        """Look whether the document is still the one that was opened or last saved here.

        Raises:
            ChangedElsewhere: It is not, or it is gone from its folder.
        """
        with self._publishing, contextlib.suppress(OSError):
            if self._place is not None and self._place.found is not None:
                check_unchanged(self._place.target, self._place.found)

    def count_as_saved(self, found: Fingerprint) -> None:
        """The project was read anew from the document, which was found like this: it lacks nothing."""
        with self._publishing, self._guard:
            if self._place is None:
                return
            self._place.was_read(found)
            self._published = self._keeping.revision
            if self._keeping.copy is not None:
                self._keeping.copy.note(self._about())
        self._tell()

    def close(self, discard: bool = False) -> None:
        """End the session; publishes nothing.

        The working copy goes only if the document has all and there is no draft; else it is offered again or put aside.

        Raises:
            CannotWrite: Some edits are only in memory, and `discard` is False; it stays open.
        """
        with self._publishing, self._guard:
            stays = self.unpublished and not discard and not self.retry()
            if stays and (trouble := self._keeping.trouble):
                raise trouble
            (copy, self._keeping.copy), place = (self._keeping.copy, None), self._place
            try:
                if copy is not None:
                    lost = place is not None and not place.stands()
                    needed = self.unpublished or lost or self._keeping.has_draft
                    copy.leave(needed=needed, discard=discard)
            finally:
                if place is not None:
                    place.release()

    def _put(self, place: Place, *, overwrite: bool, force: bool) -> None:
        with self._saving():
            image = put_document(
                place,
                self._compose,
                force=force,
                overwrite=overwrite,
                temporary=temporary_name(self._keeping.session_id),
            )
            with self._guard:
                self._place, self._published = place, image.revision
                self.held_by, self.version = "", None
                copy, about = self._keeping.copy, self._about()
            if copy is not None:
                copy.note(about)
                copy.tidy()

    def _compose(self) -> Image:
        # Under the lock no edit is half done: the document has every edit that was confirmed.
        with self._guard:
            compose = self._keeping.composer()
        return compose()

    @contextlib.contextmanager
    def _saving(self) -> Iterator[None]:
        """Tell the state while saving and how it ended."""
        self._is_saving = True
        self._tell()
        try:
            yield
        except StorageError as error:
            self._cannot_publish = error
            raise
        else:
            self._cannot_publish = None
        finally:
            self._is_saving = False
            self._tell()

    def _about(self) -> About:
        if self._place is None:
            return About(None, self._published, None)
        return About(str(self._place.path), self._published, self._place.found)

    def _not_ours(self) -> StorageError:
        if self.version is not None:
            return self.version.only_to_look_at
        return held_by_another(self.path or "", self.held_by)

    def _tell(self) -> None:
        if self.on_state is not None:
            self.on_state(self.state)
