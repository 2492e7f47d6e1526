"""A dialog that edits records of the project live: each change is one edit, undo works as everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QShortcut

from cjm_desktop.ui.dialogs.frame import FramedDialog
from cjm_desktop.ui.inspector.form import Form

if TYPE_CHECKING:
    from cjm_desktop.ui.editor import Editor
    from cjm_desktop.ui.main_window import MainWindow


class RecordDialog(FramedDialog):
    """Listens to the document while it is open."""

    def __init__(
        self, window: MainWindow, editor: Editor, title: str, width: int, height: int
    ) -> None:
        super().__init__(window, title, width, height)
        self.editor = editor
        self.look = window.program.look
        self.form: Form | None = None
        self._stop = editor.document.changed.connect(lambda _change: self.refresh())
        self.finished.connect(self._end)
        for key, go in (("edit.undo", editor.undo), ("edit.redo", editor.redo)):
            for keys in window.action(key).shortcuts():
                QShortcut(keys, self, go)  # those of the window do not reach a dialog

    def refresh(self) -> None:
        """Show the project as it is now."""
        if self.form is not None:
            self.form.show_project(self.editor.document.project)

    def _end(self) -> None:
        if self.form is not None:
            self.form.commit_pending()
        self._stop()
