"""A dialog that edits records of the project live: each change is one edit, undo works as everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QShortcut

from cjm_desktop.domain.ids import Ref
from cjm_desktop.ui.dialogs.frame import FramedDialog
from cjm_desktop.ui.inspector.form import Form
from cjm_desktop.ui.inspector.left_texts import About, LeftTexts, wrong_texts
from cjm_desktop.ui.leaving import may_leave

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
        self.texts = LeftTexts()
        self._asking = window.program.asking
        self._stop = editor.document.changed.connect(lambda _change: self.refresh())
        self.finished.connect(lambda _result: self._stop())
        for key, go in (("edit.undo", editor.undo), ("edit.redo", editor.redo)):
            for keys in window.action(key).shortcuts():
                QShortcut(keys, self, go)  # those of the window do not reach a dialog

    def refresh(self) -> None:
        """Show the project as it is now."""
        if self.form is not None:
            self.form.show_project(self.editor.document.project)

    def about(self) -> About:
        """The record that the form is about."""
        return (Ref("project", self.editor.document.project.info.id),)

    def show_form(self, about: About) -> None:
        """Show the form of a record."""

    def done(self, result: int) -> None:
        """Close; a text that no field could hand over asks first."""
        if self.form is not None:
            self.form.commit_pending()
        project = self.editor.document.project
        here = wrong_texts(self.about(), self.form) if self.form is not None else ()
        left = [*here, *self.texts.of(project)]
        if may_leave(self._asking, self, left, project):
            super().done(result)
            return
        self.show_form(left[0].about)
        if self.form is not None:
            self.form.field(left[0].field).control.setFocus()
