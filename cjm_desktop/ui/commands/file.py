"""The File menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cjm_desktop.ui.command import Command

if TYPE_CHECKING:
    from cjm_desktop.ui.files import Files
    from cjm_desktop.ui.main_window import MainWindow


def file_commands(window: MainWindow) -> list[Command]:
    """New, open, save, out and in, the end."""

    def act(do: Callable[[Files], object]) -> Callable[[], object]:
        return lambda: do(window.files)

    def is_open() -> bool:
        return window.editor is not None

    def may_revert() -> bool:
        editor = window.editor
        return editor is not None and editor.document.undo_label is not None

    return [
        Command(
            "file.new",
            "File",
            "New from template…",
            ("Ctrl+N",),
            act(lambda files: files.new()),
            "file-plus",
        ),
        Command(
            "file.open",
            "File",
            "Open…",
            ("Ctrl+O",),
            act(lambda files: files.open()),
            "folder-open",
        ),
        Command(
            "file.recent",
            "File",
            "Open recent…",
            ("Ctrl+Shift+O",),
            act(lambda files: files.open_recent()),
            "clock",
        ),
        Command(
            "file.example",
            "File",
            "Open the example",
            ("Ctrl+Shift+E",),
            act(lambda files: files.open_example()),
            "map",
        ),
        Command(
            "file.save",
            "File",
            "Save",
            ("Ctrl+S",),
            act(lambda files: files.save()),
            "save",
            is_open,
            starts_group=True,
        ),
        Command(
            "file.save_as",
            "File",
            "Save as…",
            ("Ctrl+Shift+S",),
            act(lambda files: files.save_as()),
            "",
            is_open,
        ),
        Command(
            "file.save_copy",
            "File",
            "Save a copy…",
            ("Ctrl+Alt+S",),
            act(lambda files: files.save_copy()),
            "",
            is_open,
        ),
        Command(
            "file.revert",
            "File",
            "Revert to opened",
            ("Ctrl+Alt+R",),
            act(lambda files: files.revert()),
            "rotate-ccw",
            may_revert,
        ),
        Command(
            "file.import",
            "File",
            "Import…",
            ("Ctrl+I",),
            act(lambda files: files.import_file()),
            "file-up",
            starts_group=True,
        ),
        Command(
            "file.export",
            "File",
            "Export…",
            ("Ctrl+E",),
            act(lambda files: files.export()),
            "file-down",
            is_open,
        ),
        Command(
            "file.window",
            "File",
            "New window",
            ("Ctrl+Shift+N",),
            window.program.new_window,
            starts_group=True,
        ),
        Command(
            "file.close",
            "File",
            "Close project",
            ("Ctrl+W",),
            act(lambda files: files.close_project()),
            "x",
            is_open,
        ),
        Command("file.quit", "File", "Quit", ("Ctrl+Q",), lambda: _quit(window)),
    ]


def _quit(window: MainWindow) -> None:
    """Close all windows; one that wants to be asked may keep the program running."""
    for each in list(window.program.windows):
        if not each.close():
            return
