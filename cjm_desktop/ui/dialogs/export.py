"""The export dialog: choices at the left, the real pages at the right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout

from cjm_desktop.errors import UserError
from cjm_desktop.formats import Remark, formats
from cjm_desktop.ui.ask import name_for
from cjm_desktop.ui.background import Task
from cjm_desktop.ui.dialogs.export_options import OptionsForm
from cjm_desktop.ui.dialogs.frame import FramedDialog, heading
from cjm_desktop.ui.dialogs.preview import Pages, Preview, draw_pages
from cjm_desktop.ui.said import counted
from cjm_desktop.ui.showing import show_in_folder

if TYPE_CHECKING:
    from cjm_desktop.ui.editor import Editor
    from cjm_desktop.ui.main_window import MainWindow

_QUIET = 150
_POINTS = 72 / 25.4


class ExportDialog(FramedDialog):
    """Exports the map on show; the window can be used again as soon as the dialog is closed."""

    def __init__(self, window: MainWindow, editor: Editor, folder: Path) -> None:
        super().__init__(window, "Export", 1000, 660)
        self._window = window
        self._editor = editor
        self._folder = folder
        self._project = editor.document.project
        self._map_id = editor.map_id
        self._drawing: Task | None = None
        self._writing: Task | None = None
        self.written: Path | None = None
        writers = [each for each in formats().values() if each.can_write]
        writers.sort(
            key=lambda each: (each.key not in ("pdf", "png"), each.key != "pdf", each.order)
        )
        self.form = OptionsForm(writers, self._map_id)
        self.preview = Preview(window.program.look)
        self.about = heading("", "small")
        self.about.setWordWrap(True)
        self.remark = heading("", "small")
        self.remark.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        self.bar.setAccessibleName("Progress of the export")
        self._arrange()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_QUIET)
        self._timer.timeout.connect(self._draw)
        self.form.changed.connect(self._change)
        self._change()

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(12)
        title = self._project.maps[self._map_id].title or "Map"
        left.addWidget(heading(title))
        left.addWidget(self.form)
        left.addWidget(self.about)
        left.addWidget(self.remark)
        left.addStretch(1)
        self.form.setFixedWidth(330)
        for label in (self.about, self.remark):
            label.setFixedWidth(330)
        across = QHBoxLayout()
        across.setSpacing(20)
        across.addLayout(left)
        across.addWidget(self.preview, 1)
        self.content.addLayout(across)
        self.buttons.insertWidget(0, self.bar, 1)
        self.bar.hide()
        self.shown = self.add_button("Show in folder")
        self.shown.hide()
        self.shown.clicked.connect(self._show_in_folder)
        self.close_button = self.add_button("Cancel")
        self.close_button.clicked.connect(self.reject)
        self.go = self.add_button("Export…", primary=True)
        self.go.clicked.connect(self._ask_and_write)

    # The preview

    def _change(self) -> None:
        self.preview.setVisible(True)
        self.remark.setText("")
        self._timer.start()

    def _draw(self) -> None:
        if self._drawing is not None:
            self._drawing.cancel()
        if not self.form.is_drawn:
            self.preview.hide()
            self.about.setText("This format holds the content of the map, not its looks.")
            return
        project, options, paged = self._project, self.form.options(), self.form.is_paged
        task = Task(lambda _report: draw_pages(project, options, paged=paged), self)
        task.done.connect(self._show_pages)
        task.failed.connect(self._cannot_draw)
        task.broke.connect(_raise)
        self._drawing = task.start()

    def _show_pages(self, pages: Pages) -> None:
        self.preview.show_pages(pages)
        width, height = pages.size
        if self.form.is_paged:
            size = f"{width / _POINTS:.0f} × {height / _POINTS:.0f} mm"
            self.about.setText(f"{counted(pages.count, 'page')} of {size}")
        else:
            scale = self.form.dpi.value() / 72
            self.about.setText(f"{width * scale:,.0f} × {height * scale:,.0f} pixels")
        self.remark.setText(" ".join(pages.remarks))
        self.go.setEnabled(True)

    def _cannot_draw(self, error: UserError) -> None:
        self.preview.show_pages(None)
        self.remark.setText(str(error))
        self.go.setEnabled(False)

    # The export

    def _ask_and_write(self) -> None:
        chosen = formats()[self.form.key]
        name = name_for(self._project.maps[self._map_id].title, chosen.suffixes[0], "Map")
        filters = f"{chosen.name} ({' '.join(f'*{each}' for each in chosen.suffixes)})"
        path = self._window.program.asking.save_with_suffix(
            self, "Export", self._folder / name, filters, chosen.suffixes
        )
        if path is not None:
            self.write(path)

    def write(self, path: Path) -> None:
        """Export to a file in the background."""
        from cjm_desktop.formats._apart import export_apart

        project, key, options = self._project, self.form.key, self.form.options()
        task = Task(lambda report: export_apart(project, path, key, options, report), self)
        task.progressed.connect(lambda share: self.bar.setValue(round(share * 1000)))
        task.done.connect(lambda remarks: self._finished(path, remarks))
        task.failed.connect(self._failed)
        task.broke.connect(_raise)
        task.finished.connect(self._rest)
        self.bar.setValue(0)
        self.bar.show()
        self.go.setEnabled(False)
        self.form.setEnabled(False)
        self._writing = task.start()

    def _finished(self, path: Path, remarks: tuple[Remark, ...]) -> None:
        self.written = path
        self.about.setText(f"Exported {path.name}.")
        said = [f"{each.where}: {each.text}".lstrip(": ") for each in remarks]
        self.remark.setText("\n".join(said[:6]))
        self.shown.show()
        self.close_button.setText("Close")
        self.close_button.setAccessibleName("Close")

    def _failed(self, error: UserError) -> None:
        self.about.setText("")
        self.remark.setText(str(error))

    def _rest(self) -> None:
        self._writing = None
        self.bar.hide()
        self.form.setEnabled(True)
        self.go.setEnabled(True)

    def _show_in_folder(self) -> None:
        if self.written is not None:
            show_in_folder(self.written)

    def reject(self) -> None:
        """Cancel stops a running export; otherwise it closes the dialog."""
        if self._writing is not None:
            self._writing.cancel()
            self.about.setText("Cancelled.")
            return
        super().reject()


def _raise(error: BaseException) -> None:
    raise error
