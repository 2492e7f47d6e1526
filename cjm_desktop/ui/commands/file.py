"""The File menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cjm_desktop.ui.command import Command
from cjm_desktop.ui.commands.scope import Scope

if TYPE_CHECKING:
    from cjm_desktop.ui.program import Program

MENU = "File"


def opening_commands(scope: Scope) -> list[Command]:
    """New, open."""
    return [
        Command(
            "file.new",
            MENU,
            "New from template…",
            ("Ctrl+N",),
            scope.file(lambda files: files.new()),
            "file-plus",
        ),
        Command(
            "file.open",
            MENU,
            "Open…",
            ("Ctrl+O",),
            scope.file(lambda files: files.open()),
            "folder-open",
        ),
        Command(
            "file.recent",
            MENU,
            "Open recent…",
            ("Ctrl+Shift+O",),
            scope.file(lambda files: files.open_recent()),
            "clock",
        ),
        Command(
            "file.example",
            MENU,
            "Open the example",
            ("Ctrl+Shift+E",),
            scope.file(lambda files: files.open_example()),
            "map",
        ),
    ]


def saving_commands(scope: Scope) -> list[Command]:
    """Save, and go back."""
    return [
        Command(
            "file.save",
            MENU,
            "Save",
            ("Ctrl+S",),
            scope.file(lambda files: files.save()),
            "save",
            when=scope.is_open,
            starts_group=True,
        ),
        Command(
            "file.save_as",
            MENU,
            "Save as…",
            ("Ctrl+Shift+S",),
            scope.file(lambda files: files.save_as()),
            when=scope.is_open,
        ),
        Command(
            "file.save_copy",
            MENU,
            "Save a copy…",
            ("Ctrl+Alt+S",),
            scope.file(lambda files: files.save_copy()),
            when=scope.is_open,
        ),
        Command(
            "file.revert",
            MENU,
            "Revert to opened",
            ("Ctrl+Alt+R",),
            scope.file(lambda files: files.revert()),
            "rotate-ccw",
            when=scope.may_undo,
        ),
        Command(
            "file.versions",
            MENU,
            "Versions on this computer…",
            ("Ctrl+Alt+V",),
            scope.file(lambda files: files.show_versions()),
            "history",
        ),
    ]


def leaving_commands(scope: Scope) -> list[Command]:
    """In, out, the end."""
    return [
        Command(
            "file.import",
            MENU,
            "Import…",
            ("Ctrl+I",),
            scope.file(lambda files: files.import_file()),
            "file-up",
            starts_group=True,
        ),
        Command(
            "file.export",
            MENU,
            "Export…",
            ("Ctrl+E",),
            scope.file(lambda files: files.export()),
            "file-down",
            when=scope.is_open,
        ),
        Command(
            "file.window",
            MENU,
            "New window",
            ("Ctrl+Shift+N",),
            scope.window.program.new_window,
            starts_group=True,
        ),
        Command(
            "file.close",
            MENU,
            "Close project",
            ("Ctrl+W",),
            scope.file(lambda files: files.close_project()),
            "x",
            when=scope.is_open,
        ),
        Command("file.quit", MENU, "Quit", ("Ctrl+Q",), lambda: _quit(scope.window.program)),
    ]


def _quit(program: Program) -> None:
    """Close all windows; one that wants to be asked may keep the program running, one that works does it first."""
    for each in list(program.windows):
        if not each.close():
            if each.editor is not None:
                each.editor.canvas.planner.close_after(partial(_quit, program))
            return
