"""What comes from other programs and what goes to them: import and export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cjm_desktop.formats import Format, Imported
    from cjm_desktop.ui.main_window import MainWindow

from cjm_desktop.errors import UserError
from cjm_desktop.ui.background import Task, raise_here
from cjm_desktop.ui.habits import machine_habits
from cjm_desktop.ui.waiting import Waiting


class Outside:
    """Acts for one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def ask_and_take_in(self, folder: Path) -> None:
        """Ask for a file and import it."""
        filters = import_filters(_readable())
        path = self._window.program.asking.open_file(self._window, "Import", folder, filters)
        if path is not None:
            self.take_in(path)

    def take_in(self, path: Path) -> None:
        """Read a foreign file in another thread, show it, and report what was made of it."""
        found = _reader_of(path)
        if found is None:
            known = ", ".join(s for each in _readable() for s in each.suffixes)
            self._say(UserError(f"{path.name} cannot be imported: choose a file of {known}."))
            return
        waiting = Waiting(self._window, f"Reading {path.name} …")
        habits = machine_habits()
        task = Task(lambda _report: found.read(path, habits), self._window)
        task.done.connect(lambda imported: self._show(path, imported))
        task.failed.connect(self._say)
        task.broke.connect(raise_here)
        waiting.watch(task)
        task.start()

    def _show(self, path: Path, imported: Imported) -> None:
        from cjm_desktop.ui.dialogs.import_report import ImportReport

        window = self._window.files.show_imported(imported.project)
        if imported.remarks:
            ImportReport(window, path, imported).open()
        elif window.editor is not None:
            window.editor.toast.say(f"Imported {path.name}.")

    def export(self, folder: Path) -> None:
        """Open the export dialog for the map on show."""
        from cjm_desktop.ui.dialogs.export import ExportDialog

        editor = self._window.editor
        if editor is not None:
            editor.accept_typing()
            ExportDialog(self._window, editor, folder).open()

    def _say(self, error: Exception) -> None:
        self._window.messages.say("open", str(error), tone="danger")


def _readable() -> list[Format]:
    from cjm_desktop.formats import formats

    return [each for each in formats().values() if each.can_read]


def _reader_of(path: Path) -> Format | None:
    suffix = path.suffix.lower()
    return next((each for each in _readable() if suffix in each.suffixes), None)


def import_filters(readers: list[Format]) -> str:
    """The choices of the file dialog: all that can be imported, then each format."""
    every = " ".join(f"*{suffix}" for each in readers for suffix in each.suffixes)
    single = [f"{r.name} ({' '.join(f'*{s}' for s in r.suffixes)})" for r in readers]
    return ";;".join([f"All that can be imported ({every})", *single])
