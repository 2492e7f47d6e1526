"""A dialog that edits records of the project live: each change is one edit, undo works as everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

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

    def refresh(self) -> None:
        """Show the project as it is now."""
        if self.form is not None:
            self.form.show_project(self.editor.document.project)

    def _end(self) -> None:
        if self.form is not None:
            self.form.commit_pending()
        self._stop()


def scrolling(inside: QWidget, name: str) -> QScrollArea:
    """A form that may be higher than the dialog."""
    area = QScrollArea()
    area.setObjectName("panel")
    area.setAccessibleName(name)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area
