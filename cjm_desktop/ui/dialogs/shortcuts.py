"""All shortcuts at a glance, with a search."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem, QWidget

from cjm_desktop.ui.command import Command
from cjm_desktop.ui.dialogs.frame import FramedDialog

BY_HAND = (
    ("Pan", "Space + drag, middle button, wheel"),
    ("Zoom at the pointer", "Ctrl + wheel, pinch"),
    ("Add to the selection", "Shift + click"),
    ("Replace a text", "Letters"),
    ("Edit in place", "Double click, Enter, F2"),
    ("Done with typing", "Ctrl + Enter; in titles Enter"),
    ("Go on to the next cell", "Tab"),
    ("Cancel a drag, take back what is being typed", "Escape"),
)


class ShortcutsDialog(FramedDialog):
    """Menu by menu; what is typed above narrows the list."""

    def __init__(self, parent: QWidget, commands: Sequence[Command]) -> None:
        super().__init__(parent, "Keyboard shortcuts", 560, 620)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search")
        self.search.setAccessibleName("Search a shortcut")
        self.search.textChanged.connect(self._narrow)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName("Shortcuts")
        self.tree.setColumnCount(2)
        self.tree.setHeaderLabels(["Action", "Keys"])
        self.tree.setRootIsDecorated(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.content.addWidget(self.search)
        self.content.addWidget(self.tree, 1)
        self.add_close()
        groups: dict[str, list[tuple[str, str]]] = {}
        for command in commands:
            keys = ", ".join(_native(each) for each in command.keys)
            text = command.text.replace("&&", "&").rstrip("…")
            groups.setdefault(command.menu.replace("/", " · "), []).append((text, keys))
        groups["On the map"] = list(BY_HAND)
        for title, rows in groups.items():
            self._add(title, rows)

    def _add(self, title: str, rows: Sequence[tuple[str, str]]) -> None:
        top = QTreeWidgetItem([title])
        font = top.font(0)
        font.setBold(True)
        top.setFont(0, font)
        top.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.tree.addTopLevelItem(top)
        top.addChildren([QTreeWidgetItem(list(row)) for row in rows])
        top.setExpanded(True)

    def _narrow(self, wanted: str) -> None:
        wanted = wanted.strip().casefold()
        for index in range(self.tree.topLevelItemCount()):
            top = self.tree.topLevelItem(index)
            if top is None:
                continue
            shown = 0
            for place in range(top.childCount()):
                row = top.child(place)
                if row is None:
                    continue
                fits = wanted in f"{row.text(0)} {row.text(1)}".casefold()
                row.setHidden(not fits)
                shown += fits
            top.setHidden(not shown)


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
