"""The earlier versions of files that are kept on this computer: to look at, and to restore as a copy."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
)

from cjm_desktop.storage.backups import (
    KEPT_OF_ONE,
    Backup,
    backups_of,
    cards_in,
    documents_with_backups,
)
from cjm_desktop.storage.folders import key_of
from cjm_desktop.ui.ask import MAP_FILES
from cjm_desktop.ui.background import Stopped, Task, raise_here
from cjm_desktop.ui.dialogs.frame import FramedDialog, heading
from cjm_desktop.ui.plain_texts import tip
from cjm_desktop.ui.preparing import Report
from cjm_desktop.ui.said import said_saved

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import MainWindow

_SAVED, _CARDS, _SIZE = range(3)
_ABOUT = (
    "Before a file that was opened is saved over, what stood in it is kept: "
    f"the last {KEPT_OF_ONE} versions of each file."
)
_NONE_OF_FILE = "There are no earlier versions of this file on this computer yet."
_NONE_AT_ALL = "There are no earlier versions of any file on this computer yet."


class VersionsDialog(FramedDialog):
    """The files of which versions are kept, `document` first; below, the versions of the chosen one, newest first."""

    def __init__(self, window: MainWindow, document: Path | None) -> None:
        super().__init__(window, "Versions on this computer", 640, 480)
        self._window = window
        self._versions: Sequence[Backup] = ()
        self._counting: Task | None = None
        self.files = QComboBox()
        self.files.setAccessibleName("File")
        self.files.setMinimumContentsLength(24)
        self.files.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        for path in _first(document, documents_with_backups()):
            self.files.addItem(f"{path.name}, in {path.parent}", path)
            self.files.setItemData(
                self.files.count() - 1, tip(str(path)), Qt.ItemDataRole.ToolTipRole
            )
        about = heading(_ABOUT, "quiet")
        about.setWordWrap(True)
        self.nothing = heading("", "quiet")
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.tree = _tree()
        self.trouble = heading("", "danger")
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        self.content.addWidget(heading("File", "small"))
        self.content.addWidget(self.files)
        self.content.addWidget(about)
        self.content.addWidget(self.tree, 1)
        self.content.addWidget(self.nothing, 1)
        self.content.addWidget(self.trouble)
        self.add_button("Close").clicked.connect(self.reject)
        self.restore = self.add_button("Restore as a copy…")
        self.look = self.add_button("Look at it", primary=True)
        self.restore.clicked.connect(self._restore)
        self.look.clicked.connect(self._look)
        self.tree.itemActivated.connect(lambda _row, _column: self._look())
        self.files.currentIndexChanged.connect(lambda _index: self._show())
        self._show()
        self._look_for_files()

    @property
    def chosen(self) -> Backup | None:
        """The version that is chosen in the list."""
        row = self.tree.currentIndex().row()
        return self._versions[row] if 0 <= row < len(self._versions) else None

    def _show(self) -> None:
        document = self.files.currentData()
        self._versions = backups_of(document) if document is not None else ()
        self.trouble.hide()
        self.tree.clear()
        for version in self._versions:
            row = QTreeWidgetItem([said_saved(version.when), "", _size(version.size)])
            for column in (_CARDS, _SIZE):
                row.setTextAlignment(column, Qt.AlignmentFlag.AlignRight)
            self.tree.addTopLevelItem(row)
            if self.tree.topLevelItemCount() == 1:
                self.tree.setCurrentItem(row)
        there = bool(self._versions)
        self.tree.setVisible(there)
        self.nothing.setVisible(not there)
        self.nothing.setText(_NONE_AT_ALL if document is None else _NONE_OF_FILE)
        self.files.setEnabled(document is not None)
        self.look.setEnabled(there)
        self.restore.setEnabled(there)
        if there:
            self.tree.setFocus()
        self._count()

    def _look_for_files(self) -> None:
        """Say which files are gone; a network drive may take its time, so it is asked beside the window."""
        paths = [self.files.itemData(index) for index in range(self.files.count())]
        task = Task(lambda _report: [path.is_file() for path in paths], self)
        task.done.connect(self._say_gone)
        task.broke.connect(raise_here)
        task.start()

    def _say_gone(self, there: list[bool]) -> None:
        for index, is_there in enumerate(there):
            if not is_there:
                said = f"{self.files.itemText(index)}  (not there any more)"
                self.files.setItemText(index, said)

    def _count(self) -> None:
        """How many cards each holds takes reading them, so it is said a moment later."""
        if self._counting is not None:
            self._counting.cancel()
        versions = self._versions

        def count(report: Report) -> list[int | None]:
            found = []
            for done, version in enumerate(versions):
                if not report(done / len(versions)):
                    raise Stopped
                found.append(cards_in(version))
            return found

        self._counting = Task(count, self)
        self._counting.done.connect(self._say_cards)
        self._counting.broke.connect(raise_here)
        self._counting.start()

    def _say_cards(self, numbers: list[int | None]) -> None:
        for index, number in enumerate(numbers):
            row = self.tree.topLevelItem(index)
            if row is not None:
                row.setText(_CARDS, "not readable" if number is None else f"{number:,}")

    def _look(self) -> None:
        version = self.chosen
        if version is not None:
            self.accept()
            self._window.files.look_at(version)

    def _restore(self) -> None:
        version = self.chosen
        if version is None:
            return
        program, files = self._window.program, self._window.files
        at = files.place_for(version)
        path = program.asking.save_with_suffix(
            self, "Restore as a copy", at, MAP_FILES, (at.suffix,)
        )
        if path is None:
            return
        if program.window_of(path) is not None:
            self.trouble.setText(f"{path.name} is open: choose another name for the copy.")
            self.trouble.show()
            return
        self.accept()
        files.restore(version, path)


def _first(document: Path | None, others: Sequence[Path]) -> list[Path]:
    if document is None:
        return list(others)
    return [document, *(path for path in others if key_of(path) != key_of(document))]


def _size(number: int) -> str:
    english = QLocale(QLocale.Language.English)
    return english.formattedDataSize(number, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def _tree() -> QTreeWidget:
    tree = QTreeWidget()
    tree.setAccessibleName("Versions")
    tree.setColumnCount(3)
    tree.setHeaderLabels(["Saved", "Cards", "Size"])
    for column in (_CARDS, _SIZE):
        tree.headerItem().setTextAlignment(column, Qt.AlignmentFlag.AlignRight)
    tree.setRootIsDecorated(False)
    tree.setUniformRowHeights(True)
    tree.header().setStretchLastSection(False)
    tree.header().setSectionResizeMode(_SAVED, QHeaderView.ResizeMode.Stretch)
    for column in (_CARDS, _SIZE):
        tree.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
    return tree


def show_versions(window: MainWindow, document: Path | None = None) -> None:
    """Show the versions of a file; without one, those of the open map, or of whatever file has some."""
    if document is None and window.editor is not None:
        session = window.editor.keeper.session
        document = session.version.document if session.version else session.path
    VersionsDialog(window, document).open()
