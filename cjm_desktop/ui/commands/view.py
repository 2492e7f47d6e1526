"""The View menu."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cjm_desktop.ui.command import Command
from cjm_desktop.ui.commands.scope import Scope

MENU = "View"


def zoom_commands(scope: Scope) -> list[Command]:
    """How large the map is shown."""
    return [
        Command(
            "view.zoom_in",
            MENU,
            "Zoom in",
            (
                "Ctrl++",
                "Ctrl+=",
            ),
            scope.edit(lambda editor: editor.canvas.zoom_in()),
            "zoom-in",
            when=scope.is_open,
        ),
        Command(
            "view.zoom_out",
            MENU,
            "Zoom out",
            ("Ctrl+-",),
            scope.edit(lambda editor: editor.canvas.zoom_out()),
            "zoom-out",
            when=scope.is_open,
        ),
        Command(
            "view.actual",
            MENU,
            "True size",
            ("Ctrl+0",),
            scope.edit(lambda editor: editor.canvas.zoom_actual()),
            when=scope.is_open,
        ),
        Command(
            "view.fit",
            MENU,
            "Whole map",
            ("Ctrl+1",),
            scope.edit(lambda editor: editor.canvas.zoom_fit()),
            "maximize",
            when=scope.is_open,
        ),
        Command(
            "view.selection",
            MENU,
            "Selection",
            ("Ctrl+2",),
            scope.edit(lambda editor: editor.canvas.zoom_selection()),
            when=scope.is_open,
        ),
    ]


def panel_commands(scope: Scope) -> list[Command]:
    """What stands around the map."""
    return [
        Command(
            "view.palette",
            MENU,
            "Palette",
            ("F5",),
            lambda: _turn(scope, scope.editor.palette_panel),
            when=scope.is_open,
            on=lambda: scope.is_open() and not scope.editor.palette_panel.isHidden(),
            starts_group=True,
        ),
        Command(
            "view.outline",
            MENU,
            "Outline",
            ("F6",),
            lambda: _turn_outline(scope),
            when=scope.is_open,
            on=lambda: _shows_outline(scope),
        ),
        Command(
            "view.inspector",
            MENU,
            "Inspector",
            ("F7",),
            lambda: _turn(scope, scope.editor.inspector),
            when=scope.is_open,
            on=lambda: scope.is_open() and not scope.editor.inspector.isHidden(),
        ),
        Command(
            "view.findings",
            MENU,
            "Findings",
            ("F8",),
            lambda: _turn(scope, scope.editor.findings),
            when=scope.is_open,
            on=lambda: scope.is_open() and not scope.editor.findings.isHidden(),
        ),
        Command(
            "view.full",
            MENU,
            "Full screen",
            ("F11",),
            lambda: _turn_full(scope),
            on=scope.window.isFullScreen,
            starts_group=True,
        ),
    ]


def look_commands(scope: Scope) -> list[Command]:
    """Light, dark, or as the system has it."""
    choices = (
        ("system", "As the system", "Ctrl+Alt+A"),
        ("light", "Light", "Ctrl+Alt+W"),
        ("dark", "Dark", "Ctrl+Alt+B"),
    )
    return [_look(scope, *choice) for choice in choices]


def _look(scope: Scope, choice: str, text: str, keys: str) -> Command:
    program = scope.window.program

    def choose() -> None:
        program.look.choose(choice)
        program.settings.keep("look", choice)
        scope.window.refresh()

    return Command(
        f"view.look_{choice}",
        f"{MENU}/Appearance",
        text,
        (keys,),
        choose,
        on=lambda: program.look.choice == choice,
    )


def _turn(scope: Scope, panel: QWidget) -> None:
    panel.setVisible(panel.isHidden())
    editor = scope.editor
    editor.right.setVisible(not (editor.inspector.isHidden() and editor.findings.isHidden()))
    scope.window.refresh()


def _shows_outline(scope: Scope) -> bool:
    dock = scope.window.outline_dock
    return dock is not None and not dock.isHidden()


def _turn_outline(scope: Scope) -> None:
    dock = scope.window.outline_dock
    if dock is not None:
        dock.setVisible(dock.isHidden())
        if not dock.isHidden():
            dock.widget().setFocus()


def _turn_full(scope: Scope) -> None:
    """Only this bit changes: a maximised window is maximised again afterwards."""
    window = scope.window
    window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)
