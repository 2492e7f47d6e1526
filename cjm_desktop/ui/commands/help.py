"""The Help menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.ui.command import Command
from cjm_desktop.ui.showing import show_log

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import MainWindow


def help_commands(window: MainWindow) -> list[Command]:
    """Shortcuts, the log, about."""
    return [
        Command(
            "help.shortcuts",
            "Help",
            "Keyboard shortcuts",
            ("F1",),
            lambda: _show_shortcuts(window),
            "keyboard",
        ),
        Command(
            "help.log",
            "Help",
            "Show the log",
            ("Ctrl+F1",),
            lambda: show_log(window),
            "file-text",
        ),
        Command(
            "help.about",
            "Help",
            "About CJM Desktop",
            ("Shift+F1",),
            lambda: _show_about(window),
            "info",
            starts_group=True,
        ),
    ]


def _show_shortcuts(window: MainWindow) -> None:
    from cjm_desktop.ui.dialogs.shortcuts import ShortcutsDialog

    ShortcutsDialog(window, window.actions_.commands).open()


def _show_about(window: MainWindow) -> None:
    from cjm_desktop.ui.dialogs.about import AboutDialog

    AboutDialog(window).open()
