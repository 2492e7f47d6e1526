"""All commands of the window, menu by menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.ui.command import Command
from cjm_desktop.ui.commands.edit import edit_commands
from cjm_desktop.ui.commands.file import file_commands
from cjm_desktop.ui.commands.help import help_commands
from cjm_desktop.ui.commands.map import map_commands
from cjm_desktop.ui.commands.view import view_commands

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import MainWindow


def all_commands(window: MainWindow) -> list[Command]:
    """Everything but the Insert menu, which depends on the open project."""
    return [
        *file_commands(window),
        *edit_commands(window),
        *view_commands(window),
        *map_commands(window),
        *help_commands(window),
    ]
