"""The View menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cjm_desktop.ui.command import Command

if TYPE_CHECKING:
    from cjm_desktop.ui.canvas import Canvas
    from cjm_desktop.ui.editor import Editor
    from cjm_desktop.ui.main_window import MainWindow


def view_commands(window: MainWindow) -> list[Command]:
    """Zoom, panels, the look."""

    def editor() -> Editor:
        assert window.editor is not None
        return window.editor

    def is_open() -> bool:
        return window.editor is not None

    def zoom(
        key: str, text: str, keys: tuple[str, ...], do: Callable[[Canvas], object], icon: str = ""
    ) -> Command:
        return Command(
            f"view.{key}",
            "View",
            text,
            keys,
            lambda: do(editor().canvas),
            icon,
            is_open,
        )

    def panel(key: str, text: str, keys: str, attribute: str, *, first: bool = False) -> Command:
        def widget() -> QWidget:
            found: QWidget = getattr(editor(), attribute)
            return found

        return Command(
            f"view.{key}",
            "View",
            text,
            (keys,),
            lambda: _turn(window, widget()),
            when=is_open,
            on=lambda: window.editor is not None and not widget().isHidden(),
            starts_group=first,
        )

    def look(choice: str, text: str, keys: str) -> Command:
        return Command(
            f"view.look_{choice}",
            "View/Appearance",
            text,
            (keys,),
            lambda: _choose_look(window, choice),
            on=lambda: window.program.look.choice == choice,
        )

    return [
        zoom(
            "zoom_in", "Zoom in", ("Ctrl++", "Ctrl+="), lambda canvas: canvas.zoom_in(), "zoom-in"
        ),
        zoom("zoom_out", "Zoom out", ("Ctrl+-",), lambda canvas: canvas.zoom_out(), "zoom-out"),
        zoom("actual", "True size", ("Ctrl+0",), lambda canvas: canvas.zoom_actual()),
        zoom("fit", "Whole map", ("Ctrl+1",), lambda canvas: canvas.zoom_fit(), "maximize"),
        zoom("selection", "Selection", ("Ctrl+2",), lambda canvas: canvas.zoom_selection()),
        panel("palette", "Palette", "F5", "palette_panel", first=True),
        Command(
            "view.outline",
            "View",
            "Outline",
            ("F6",),
            lambda: _turn_outline(window),
            when=is_open,
            on=lambda: window.outline_dock is not None and not window.outline_dock.isHidden(),
        ),
        panel("inspector", "Inspector", "F7", "inspector"),
        panel("findings", "Findings", "F8", "findings"),
        Command(
            "view.full",
            "View",
            "Full screen",
            ("F11",),
            lambda: window.showNormal() if window.isFullScreen() else window.showFullScreen(),
            on=window.isFullScreen,
            starts_group=True,
        ),
        look("system", "As the system", "Ctrl+Alt+A"),
        look("light", "Light", "Ctrl+Alt+W"),
        look("dark", "Dark", "Ctrl+Alt+B"),
    ]


def _turn(window: MainWindow, panel: QWidget) -> None:
    panel.setVisible(panel.isHidden())
    editor = window.editor
    if editor is not None:
        shown = not (editor.inspector.isHidden() and editor.findings.isHidden())
        editor.right.setVisible(shown)
    window.refresh()


def _turn_outline(window: MainWindow) -> None:
    dock = window.outline_dock
    if dock is not None:
        dock.setVisible(dock.isHidden())
        if not dock.isHidden():
            dock.widget().setFocus()


def _choose_look(window: MainWindow, choice: str) -> None:
    window.program.look.choose(choice)
    window.program.settings.keep("look", choice)
    window.refresh()
