"""A dialog with a list of records at the left and the form of the chosen one at the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QIcon, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
)

from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.project import Project
from cjm_desktop.ui.dialogs.frame import heading, scrolling
from cjm_desktop.ui.dialogs.record_dialog import RecordDialog
from cjm_desktop.ui.enter import destroys
from cjm_desktop.ui.icons import wear
from cjm_desktop.ui.inspector.form import Form

if TYPE_CHECKING:
    from cjm_desktop.ui.editor import Editor
    from cjm_desktop.ui.main_window import MainWindow


class Row(NamedTuple):
    """A record in the list; `looks` is what its icon is made from."""

    record_id: str
    title: str
    looks: tuple[str, str]


class ListedDialog(RecordDialog):
    """What differs between personas and channels is in the methods below `# Of the kind`."""

    word = "record"
    empty = ""

    def __init__(self, window: MainWindow, editor: Editor, title: str) -> None:
        super().__init__(window, editor, title, 780, 640)
        self._rows: Sequence[Row] = ()
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setIconSize(QSize(28, 28))
        self.list.setFixedWidth(240)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(lambda _now, _before: self._show_form())
        delete = QShortcut(
            "Del", self.list, self._remove, context=Qt.ShortcutContext.WidgetShortcut
        )
        delete.setAutoRepeat(False)
        self.add = QPushButton(f"Add {self.word}")
        self.add.setAccessibleName(f"Add {self.word}")
        wear(self.add, "plus", self.look.tokens, "quiet")
        self.add.clicked.connect(self._add)
        self.remove = destroys(QPushButton("Delete"))
        self.remove.setAccessibleName(f"Delete {self.word}")
        wear(self.remove, "trash-2", self.look.tokens, "quiet")
        self.remove.clicked.connect(self._remove)
        self.along = heading("", "small")
        self.along.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.remove)
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addLayout(buttons)
        left.addWidget(self.along)
        self.right = QVBoxLayout()
        self.nothing = QLabel(self.empty)
        self.nothing.setProperty("tone", "quiet")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setWordWrap(True)
        self.right.addWidget(self.nothing)
        across = QHBoxLayout()
        across.setSpacing(16)
        across.addLayout(left)
        across.addLayout(self.right, 1)
        self.content.addLayout(across)
        self.add_close()
        self.refresh()
        self.list.setCurrentRow(0)

    @property
    def chosen(self) -> str:
        """The id of the chosen record, '' for none."""
        row = self.list.currentItem()
        return str(row.data(Qt.ItemDataRole.UserRole)) if row is not None else ""

    def choose(self, record_id: str) -> None:
        for index in range(self.list.count()):
            if self.list.item(index).data(Qt.ItemDataRole.UserRole) == record_id:
                self.list.setCurrentRow(index)

    def refresh(self) -> None:
        project = self.editor.document.project
        rows, before = self.listed(project), self._rows
        if [row.record_id for row in rows] != [row.record_id for row in before]:
            self._fill(rows)
        else:
            for index, (row, was) in enumerate(zip(rows, before, strict=True)):
                if row != was:
                    self.list.item(index).setText(row.title)
                    self.list.item(index).setIcon(self.icon_of(row))
        self._rows = rows
        self.remove.setEnabled(bool(self.chosen))
        self.nothing.setVisible(not rows)
        super().refresh()

    def _fill(self, rows: Sequence[Row]) -> None:
        held = self.chosen
        if held not in [row.record_id for row in rows]:
            self.leave_form()
        with QSignalBlocker(self.list):
            self.list.clear()
            for row in rows:
                item = QListWidgetItem(self.icon_of(row), row.title)
                item.setData(Qt.ItemDataRole.UserRole, row.record_id)
                self.list.addItem(item)
            self.list.setCurrentRow(self._place_for(held, [row.record_id for row in rows]))
        self._show_form()

    def _place_for(self, held: str, ids: Sequence[str]) -> int:
        """The row of a record; when it is gone, of the one that took its place; -1 for none."""
        before = [row.record_id for row in self._rows]
        at = before.index(held) if held in before else 0
        left = {record_id: row for row, record_id in enumerate(ids)}
        nearest = (left[i] for i in [*before[at:], *reversed(before[:at])] if i in left)
        return next(nearest, 0 if ids else -1)

    def _show_form(self) -> None:
        self.leave_form()
        while self.right.count() > 1:
            held = self.right.takeAt(1)
            widget = held.widget() if held is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        record_id = self.chosen
        self.along.setText(self.said_of_deleting(record_id) if record_id else "")
        self.remove.setEnabled(bool(record_id))
        if record_id:
            form = self.make_form(record_id)
            self.right.addWidget(scrolling(form, self.word.capitalize()))
            self.show_form(form, Ref(self.word, record_id))

    def _add(self) -> None:
        record_id = self.make_new()
        self.choose(record_id)
        if self.form is not None:
            name = self.form.bindings[0].field.control
            name.setFocus()
            if isinstance(name, QLineEdit):
                name.selectAll()  # what one types takes the place of “Persona 2”

    def _remove(self) -> None:
        if self.chosen:
            self.leave_form()
            self.delete(self.chosen)
            (self.list if self.chosen else self.add).setFocus()

    # Of the kind

    def listed(self, project: Project) -> Sequence[Row]:
        """All records, in their order."""
        raise NotImplementedError

    def icon_of(self, row: Row) -> QIcon:
        """The icon of a record."""
        raise NotImplementedError

    def make_form(self, record_id: str) -> Form:
        raise NotImplementedError

    def make_new(self) -> str:
        """Add a record and return its id."""
        raise NotImplementedError

    def delete(self, record_id: str) -> None:
        raise NotImplementedError

    def said_of_deleting(self, record_id: str) -> str:
        """What deleting it would take along, in a sentence."""
        return ""
