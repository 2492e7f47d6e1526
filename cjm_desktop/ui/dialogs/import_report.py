"""What an import made of the source, and what it could not use."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QHeaderView, QTreeWidget, QTreeWidgetItem

from cjm_desktop.domain.numbers import counted
from cjm_desktop.ui.dialogs.frame import FramedDialog, heading
from cjm_desktop.ui.plain_texts import tip

if TYPE_CHECKING:
    from cjm_desktop.formats import Imported
    from cjm_desktop.ui.main_window import MainWindow


class ImportReport(FramedDialog):
    """Remarks with the places in the source."""

    def __init__(self, window: MainWindow, path: Path, imported: Imported) -> None:
        super().__init__(window, f"Import of {path.name}", 640, 460)
        project = imported.project
        made = ", ".join(
            counted(len(table), one, many)
            for table, one, many in (
                (project.maps, "map", "maps"),
                (project.steps, "step", "steps"),
                (project.lanes, "lane", "lanes"),
                (project.cards, "card", "cards"),
                (project.markers, "emotion", "emotions"),
            )
            if len(table)
        )
        self.content.addWidget(heading(f"Imported {made}."))
        note = heading("What was made of the file, and what could not be used:", "quiet")
        self.content.addWidget(note)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName("Remarks")
        self.tree.setColumnCount(2)
        self.tree.setHeaderLabels(["Where", "Remark"])
        self.tree.setRootIsDecorated(False)
        self.tree.setWordWrap(True)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        for remark in imported.remarks:
            row = QTreeWidgetItem([remark.where, remark.text])
            row.setToolTip(1, tip(remark.text))
            self.tree.addTopLevelItem(row)
        self.content.addWidget(self.tree, 1)
        lines = [f"{each.where}: {each.text}".lstrip(": ") for each in imported.remarks]
        copy = self.add_button("Copy")
        copy.clicked.connect(lambda: QApplication.clipboard().setText("\n".join(lines)))
        self.add_close()
