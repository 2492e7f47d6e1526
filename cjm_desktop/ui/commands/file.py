"""The File menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.ui.command import Command

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import MainWindow


def file_commands(window: MainWindow) -> list[Command]:
    """New, open, save, out and in, the end."""

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
            lambda: window.files.new(),
            "file-plus",
        ),
        Command(
            "file.open", "File", "Open…", ("Ctrl+O",), lambda: window.files.open(), "folder-open"
        ),
        Command(
            "file.recent",
            "File",
            "Open recent…",
            ("Ctrl+Shift+O",),
            lambda: window.files.open_recent(),
            "clock",
        ),
        Command(
            "file.example",
            "File",
            "Open the example",
            ("Ctrl+Shift+E",),
            lambda: window.files.open_example(),
            "map",
        ),
        Command(
            "file.save",
            "File",
            "Save",
            ("Ctrl+S",),
            lambda: window.files.save(),
            "save",
            is_open,
            starts_group=True,
        ),
        Command(
            "file.save_as",
            "File",
            "Save as…",
            ("Ctrl+Shift+S",),
            lambda: window.files.save_as(),
            "",
            is_open,
        ),
        Command(
            "file.save_copy",
            "File",
            "Save a copy…",
            ("Ctrl+Alt+S",),
            lambda: window.files.save_copy(),
            "",
            is_open,
        ),
        Command(
            "file.revert",
            "File",
            "Revert to opened",
            ("Ctrl+Alt+R",),
            lambda: window.files.revert(),
            "rotate-ccw",
            may_revert,
        ),
        Command(
            "file.import",
            "File",
            "Import…",
            ("Ctrl+I",),
            lambda: window.files.import_file(),
            "file-up",
            starts_group=True,
        ),
        Command(
            "file.export",
            "File",
            "Export…",
            ("Ctrl+E",),
            lambda: window.files.export(),
            "file-down",
            is_open,
        ),
        Command(
            "file.window",
            "File",
            "New window",
            ("Ctrl+Shift+N",),
            lambda: window.program.new_window(),
            starts_group=True,
        ),
        Command(
            "file.close",
            "File",
            "Close project",
            ("Ctrl+W",),
            lambda: window.files.close_project(),
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
