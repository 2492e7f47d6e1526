"""A dialog that edits records of the project live: each change is one edit, undo works as everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QShortcut

from cjm_desktop.domain.ids import Ref
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
        self.finished.connect(lambda _result: self._stop())
        for key, go in (("edit.undo", editor.undo), ("edit.redo", editor.redo)):
            for keys in window.action(key).shortcuts():
                QShortcut(keys, self, go)  # those of the window do not reach a dialog

    def refresh(self) -> None:
        """Show the project as it is now."""
        if self.form is not None:
            self.form.show_project(self.editor.document.project)

    def show_form(self, form: Form, record: Ref) -> None:
        """Take a form in, with what was left in it before."""
        form.show_project(self.editor.document.project)
        self.form = form
        self.editor.left_over.watch((record,), form)

    def leave_form(self) -> None:
        """Let the form go; a text that its fields could not hand over waits, and is said above the map."""
        if self.form is not None:
            form, self.form = self.form, None
            self.editor.left_over.release(form)

    def done(self, result: int) -> None:
        """Close, in whatever way."""
        self.leave_form()
        super().done(result)
