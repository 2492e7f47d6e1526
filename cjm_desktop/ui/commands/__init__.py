"""All commands of the window, menu by menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.ui.command import Command
from cjm_desktop.ui.commands import edit, file, map, view
from cjm_desktop.ui.commands.help import help_commands
from cjm_desktop.ui.commands.scope import Scope

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import MainWindow

_MAKERS = (
    file.opening_commands,
    file.saving_commands,
    file.leaving_commands,
    edit.history_commands,
    edit.changing_commands,
    edit.selecting_commands,
    view.zoom_commands,
    view.panel_commands,
    view.look_commands,
    map.tab_commands,
    map.place_commands,
    map.shared_commands,
)


def all_commands(window: MainWindow) -> list[Command]:
    """Everything but the Insert menu, which depends on the open project."""
    scope = Scope(window)
    made = [command for make in _MAKERS for command in make(scope)]
    return [*made, *help_commands(window)]
