"""The recent files, as a list for the keyboard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from cjm_desktop.ui.dialogs.frame import FramedDialog, heading

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import MainWindow


class RecentDialog(FramedDialog):
    """Enter opens the chosen file."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, "Open recent", 560, 420)
        self._window = window
        self.list = QListWidget()
        self.list.setAccessibleName("Recent files")
        paths = window.program.settings.recent()
        for path in paths:
            self.list.addItem(_row(path))
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(lambda _row: self._open())
        if not paths:
            self.content.addWidget(heading("No file was opened yet.", "quiet"))
        self.content.addWidget(self.list)
        self.list.setVisible(bool(paths))
        self.add_button("Cancel").clicked.connect(self.reject)
        button = self.add_button("Open", primary=True)
        button.setEnabled(bool(paths))
        button.clicked.connect(self._open)
        if not paths:
            self.content.addStretch(1)

    def _open(self) -> None:
        row = self.list.currentItem()
        if row is not None and row.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.accept()
            self._window.files.open_path(Path(row.data(Qt.ItemDataRole.UserRole)))


def _row(path: Path) -> QListWidgetItem:
    there = path.is_file()
    row = QListWidgetItem(
        f"{path.stem}\n{path.parent}" + ("" if there else "  (not there any more)")
    )
    row.setData(Qt.ItemDataRole.UserRole, str(path))
    if not there:
        row.setFlags(row.flags() & ~Qt.ItemFlag.ItemIsEnabled)
    return row


def choose_recent(window: MainWindow) -> None:
    """Show the recent files."""
    RecentDialog(window).open()
