"""The export dialog: choices at the left, the real pages at the right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from cjm_desktop.domain.numbers import counted
from cjm_desktop.errors import OptionError, UserError
from cjm_desktop.formats import Remark, formats
from cjm_desktop.ui.ask import name_for
from cjm_desktop.ui.background import Task, raise_here
from cjm_desktop.ui.dialogs.export_options import OptionsForm
from cjm_desktop.ui.dialogs.frame import FramedDialog, heading, scrolling
from cjm_desktop.ui.dialogs.preview import Pages, Preview, draw_pages
from cjm_desktop.ui.showing import show_in_folder

if TYPE_CHECKING:
    from cjm_desktop.ui.editor import Editor
    from cjm_desktop.ui.main_window import MainWindow

_QUIET = 150
_SIDE, _BAR = 330, 20  # the choices, and beside them room for a scroll bar
_MOST_REMARKS = 6


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
        side = QWidget()
        side.setObjectName("panelBody")
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(12)
        title = heading(self._project.maps[self._map_id].title or "Map")
        title.setWordWrap(True)
        left.addWidget(title)
        left.addWidget(self.form)
        left.addStretch(1)
        side.setFixedWidth(_SIDE)
        choices = scrolling(side, "Choices")
        choices.setFixedWidth(_SIDE + _BAR)
        across = QHBoxLayout()
        across.setSpacing(12)
        across.addWidget(choices)
        across.addWidget(self.preview, 1)
        self.content.addLayout(across)
        said = QVBoxLayout()
        said.setSpacing(4)
        for each in (self.about, self.remark, self.bar):
            said.addWidget(each)
            each.hide()
        self.buttons.takeAt(0)
        self.buttons.addLayout(said, 1)
        self.buttons.addSpacing(16)
        self.shown = self.add_button("Show in folder")
        self.shown.hide()
        self.shown.clicked.connect(self._show_in_folder)
        self.close_button = self.add_button("Cancel")
        self.close_button.clicked.connect(self.reject)
        self.go = self.add_button("Export…", primary=True)
        self.go.clicked.connect(self._ask_and_write)

    def _say(self, about: str, remark: str = "") -> None:
        """What is said beside the buttons, where it is seen at any size of the dialog."""
        for label, text in ((self.about, about), (self.remark, remark)):
            label.setText(text)
            label.setVisible(bool(text))

    # The preview

    def _change(self) -> None:
        self._say(self.about.text())
        self._timer.start()

    def _draw(self) -> None:
        if self._drawing is not None:
            self._drawing.cancel()
        if not self.form.chosen.drawn:
            self.form.show_wrong()
            self.go.setEnabled(True)
            self.preview.say("No preview: this format holds the content of the map, not its looks.")
            self._say("")
            return
        project, options, paged = self._project, self.form.options(), self.form.chosen.paged
        task = Task(lambda _report: draw_pages(project, options, paged=paged), self)
        task.done.connect(self._show_pages)
        task.failed.connect(self._cannot_draw)
        task.broke.connect(raise_here)
        self._drawing = task.start()

    def _show_pages(self, pages: Pages) -> None:
        self.form.show_wrong()
        self.preview.show_pages(pages)
        chosen = self.form.chosen
        size = chosen.said_size(*pages.size, self.form.options())
        about = f"{counted(pages.count, 'page', 'pages')} of {size}" if chosen.paged else size
        self._say(about, " ".join(pages.remarks))
        self.go.setEnabled(True)

    def _cannot_draw(self, error: UserError) -> None:
        self.preview.say("No preview: this cannot be exported as it is.")
        self._say_wrong(error)
        self.go.setEnabled(False)

    def _say_wrong(self, error: UserError) -> None:
        """Say it at the choice that does not fit; beside the buttons where it is none of them."""
        option = error.option if isinstance(error, OptionError) else ""
        at_its_place = self.form.show_wrong(option, str(error))
        self._say("", "" if at_its_place else str(error))

    # The export

    def _ask_and_write(self) -> None:
        if not self.form.accept_typing():
            return
        chosen = self.form.chosen
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

        project, key, options = self._project, self.form.chosen.key, self.form.options()
        task = Task(lambda report: export_apart(project, path, key, options, report), self)
        task.progressed.connect(lambda share: self.bar.setValue(round(share * 1000)))
        task.done.connect(lambda remarks: self._finished(path, remarks))
        task.failed.connect(self._failed)
        task.broke.connect(raise_here)
        task.finished.connect(self._rest)
        self._say("Exporting …")
        self.bar.setValue(0)
        self.bar.show()
        self.go.setEnabled(False)
        self.form.setEnabled(False)
        self._writing = task.start()

    def _finished(self, path: Path, remarks: tuple[Remark, ...]) -> None:
        self.written = path
        said = [f"{each.where}: {each.text}".lstrip(": ") for each in remarks]
        self._say(f"Exported {path.name}.", "\n".join(said[:_MOST_REMARKS]))
        self.shown.show()
        self.close_button.setText("Close")
        self.close_button.setAccessibleName("Close")

    def _failed(self, error: UserError) -> None:
        self._say_wrong(error)

    def _rest(self) -> None:
        self._writing = None
        self.bar.hide()
        self.form.setEnabled(True)
        self.go.setEnabled(True)

    def _show_in_folder(self) -> None:
        if self.written is not None:
            where = show_in_folder(self.written)
            if where:
                self._say(f"Exported {self.written.name}.", where)

    def reject(self) -> None:
        """Cancel stops a running export; otherwise it closes the dialog."""
        if self._writing is not None:
            self._writing.cancel()
            self._say("Cancelled.")
            return
        super().reject()
