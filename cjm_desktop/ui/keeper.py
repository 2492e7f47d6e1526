"""Keeps the open map safe: each edit to the working copy at once, the document saved beside the window."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from cjm_desktop.document.document import Document
from cjm_desktop.document.prepared import Prepared
from cjm_desktop.domain.changes import Change, difference
from cjm_desktop.errors import UserError
from cjm_desktop.storage.errors import ChangedElsewhere
from cjm_desktop.storage.opening import warm_up
from cjm_desktop.storage.session import MapSession
from cjm_desktop.ui.background import Task, raise_here

PUBLISH_AFTER = 2000
"""Milliseconds of quiet after the last change before the document is written."""


class Keeper(QObject):
    """Ties a document to its session.

    `state` carries every new state of the file. `conflict` says that somebody else changed the document,
    `trouble` why it could not be written; both carry the error.
    """

    state = Signal(object)
    conflict = Signal(object)
    trouble = Signal(object)
    published = Signal()
    idle = Signal()

    def __init__(self, document: Document, session: MapSession, parent: QObject) -> None:
        super().__init__(parent)
        self.document = document
        self.session = session
        self.paused = False
        self._task: Task | None = None
        self._again = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PUBLISH_AFTER)
        self._timer.timeout.connect(self.publish)
        document.read_only = session.read_only
        document.keep_ahead = self._keep_ahead
        session.on_state = self.state.emit
        self._stop_listening = document.changed.connect(self._write)
        self._is_ready = False
        if session.path is not None and session.unpublished:
            self._timer.start()  # recovered work goes into its file as any other work does

    def get_ready(self) -> None:
        """An edit may follow: load beside the window what writing needs, so that no letter waits for it."""
        if not self._is_ready:
            self._is_ready = True
            Task(lambda _report: warm_up(), self).start()

    def _keep_ahead(self, prepared: Prepared) -> None:
        self.session.write(prepared.change, prepared.after)

    def _write(self, change: Change) -> None:
        project = self.document.project
        if self.session.project is not project:  # else it was kept ahead
            self.session.write(change, project)
        if self.session.path is not None and not self.paused:
            self._timer.start()

    def publish(self, force: bool = False) -> None:
        """Write the document in another thread; a call while one is under way makes another follow."""
        self._timer.stop()
        if self.session.path is None or self.session.read_only:
            return
        if self._task is not None:
            self._again = True
            return
        self.run(lambda: self.session.publish(force=force))

    def run(self, work: Callable[[], None], then: Callable[[], None] | None = None) -> None:
        """Do some writing of the session in another thread, and say how it ended."""
        task = Task(lambda _report: work(), self)
        self._task = task
        task.done.connect(lambda _none: self._succeeded(then))
        task.failed.connect(self._failed)
        task.broke.connect(raise_here)
        task.finished.connect(self._end)
        task.start()

    @property
    def busy(self) -> bool:
        """Is something being written right now?"""
        return self._task is not None

    def _succeeded(self, then: Callable[[], None] | None) -> None:
        self.paused = False
        if then is not None:
            then()
        self.published.emit()

    def _failed(self, error: UserError) -> None:
        if isinstance(error, ChangedElsewhere):
            # Saving again by itself would only ask again; the next choice is the user's.
            self.paused = True
            self._timer.stop()
            self.conflict.emit(error)
        else:
            self.trouble.emit(error)

    def _end(self) -> None:
        self._task = None
        if self._again:
            self._again = False
            self.publish()
        if self._task is None:
            self.idle.emit()

    def needs_save(self) -> bool:
        """Is there work that the document does not hold?"""
        return self.session.unpublished

    def unkept(self) -> Change:
        """What is in memory only: neither in the document nor in the working copy."""
        if self.session.read_only:
            return Change()
        return difference(self.session.kept, self.document.project)

    def close(self, discard: bool = False) -> None:
        """End the session.

        Raises:
            CannotWrite: Some edits are only in memory.
        """
        self.document.land()
        self._timer.stop()
        try:
            self.session.close(discard=discard)
        except UserError:
            raise  # it stays open
        except Exception:
            self._let_go()
            raise
        self._let_go()

    def _let_go(self) -> None:
        self._stop_listening()
        self.session.on_state = None
