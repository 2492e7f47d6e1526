"""The file of a window changed by somebody else: noticed at once, loaded with one click while nothing is unsaved."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer
from PySide6.QtWidgets import QApplication

from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.project import Project
from cjm_desktop.errors import UserError
from cjm_desktop.storage.errors import ChangedElsewhere, Vanished
from cjm_desktop.storage.files import Fingerprint
from cjm_desktop.storage.opening import read_again
from cjm_desktop.ui.background import Task, raise_here

if TYPE_CHECKING:
    from cjm_desktop.ui.editor import Editor
    from cjm_desktop.ui.main_window import MainWindow

LOOK_AFTER = 500
"""Milliseconds of quiet in the folder: sync programs write in several steps."""

GONE_AFTER = 2000
"""Milliseconds until a file that is gone counts as gone: some programs save by removing it first."""

Stamp = tuple[int, int, int]
Found = tuple[ChangedElsewhere, Stamp | None]


class NewerFile(QObject):
    """Looks when something happens in the folder, and when one comes back to the window (network drives say nothing).

    While there is unsaved work it says nothing: saving asks then.
    """

    def __init__(self, window: MainWindow, editor: Editor) -> None:
        super().__init__(editor)
        self._window = window
        self._editor = editor
        self._said: Stamp | None = None
        self._is_gone = False
        self._task: Task | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        self._watcher: QFileSystemWatcher | None = None
        editor.canvas.came_up.connect(self._watch)

    def _watch(self) -> None:
        """From the first picture on, and again after each look: a file that was replaced is another one."""
        path = self._editor.keeper.session.path
        if path is None:
            return
        if self._watcher is None:
            self._watcher = QFileSystemWatcher(self)
            self._watcher.fileChanged.connect(lambda _path: self._timer.start(LOOK_AFTER))
            self._watcher.directoryChanged.connect(lambda _path: self._timer.start(LOOK_AFTER))
            QApplication.instance().focusWindowChanged.connect(self._come_back)  # type: ignore[union-attr]  # a window is open
            self._editor.keeper.published.connect(self._watch)
            self._timer.start(LOOK_AFTER)  # at what came in between reading and watching
        watched = {*self._watcher.files(), *self._watcher.directories()}
        missing = {str(p) for p in (path, path.parent) if p.exists()} - watched
        if missing:
            self._watcher.addPaths(sorted(missing))

    def _come_back(self, focused: object) -> None:
        if focused is not None and focused is self._window.windowHandle():
            self._timer.start(0)

    def look(self) -> None:
        """Ask the storage in another thread."""
        session, keeper = self._editor.keeper.session, self._editor.keeper
        if session.path is None or self._window.editor is not self._editor:
            return
        if self._task is not None or keeper.busy:
            self._timer.start(LOOK_AFTER)
            return
        target = session.path

        def check(_report: object) -> Found | None:
            try:
                session.check_document()
            except ChangedElsewhere as error:
                return error, _stamp(target)
            return None

        self._task = Task(check, self)
        self._task.done.connect(self._take)
        self._task.broke.connect(raise_here)
        self._task.finished.connect(self._end)
        self._task.start()

    def _end(self) -> None:
        self._task = None
        self._watch()

    def _take(self, found: Found | None) -> None:
        was_gone, self._is_gone = (
            self._is_gone,
            found is not None and isinstance(found[0], Vanished),
        )
        if found is None:
            self._window.messages.clear("newer")
            return
        error, stamp = found
        if self._editor.keeper.needs_save() or self._editor.keeper.paused:
            return
        if self._is_gone and not was_gone:
            self._timer.start(GONE_AFTER)
        elif self._is_gone:
            self._editor.keeper.conflict.emit(error)
        elif stamp != self._said:
            self._said = stamp
            self._say()

    def _say(self) -> None:
        path = self._editor.keeper.session.path
        assert path is not None
        self._window.messages.say(
            "newer",
            f"{path.name} was changed by another program or on another computer.",
            ("Load the new version", self.load),
            tone="info",
        )

    def load(self) -> None:
        """Show what the file holds now, as one step that can be undone."""
        editor, session = self._editor, self._editor.keeper.session
        editor.accept_typing()
        path = session.path
        if path is None or editor.keeper.needs_save():
            editor.keeper.publish()  # which asks
            return
        if session.read_only:
            editor.keeper.close()
            self._window.show_start()
            self._window.files.open_path(path)
            return
        task = Task(lambda _report: read_again(path), self)
        task.done.connect(self._show)
        task.failed.connect(self._refuse)
        task.broke.connect(raise_here)
        task.start()

    def _show(self, read: tuple[Project, Fingerprint]) -> None:
        project, found = read
        editor = self._editor
        if editor.keeper.needs_save():
            editor.keeper.publish()
            return
        if editor.attempt(Edit("Load the new version", lambda _project: project)):
            editor.keeper.session.count_as_saved(found)
            editor.toast.say("This is the new version of the file.", ("Undo", editor.undo))

    def _refuse(self, error: UserError) -> None:
        self._window.messages.say("newer", str(error), tone="danger")


def _stamp(path: str | os.PathLike[str]) -> Stamp | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
