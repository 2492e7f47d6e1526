"""The Edit menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cjm_desktop.ui.command import Command

if TYPE_CHECKING:
    from cjm_desktop.ui.editor import Editor
    from cjm_desktop.ui.main_window import MainWindow


def edit_commands(window: MainWindow) -> list[Command]:
    """Undo, the clipboard, the selection."""

    def editor() -> Editor:
        assert window.editor is not None
        return window.editor

    def act(do: Callable[[Editor], object]) -> Callable[[], object]:
        return lambda: do(editor())

    def is_open() -> bool:
        return window.editor is not None

    def may_edit() -> bool:
        return window.editor is not None and not window.editor.document.read_only

    def may_undo() -> bool:
        return may_edit() and editor().document.undo_label is not None

    def may_redo() -> bool:
        return may_edit() and editor().document.redo_label is not None

    def is_selected() -> bool:
        return window.editor is not None and len(window.editor.document.selection) > 0

    def may_change() -> bool:
        return may_edit() and is_selected()

    def edit_text() -> None:
        ref = editor().document.selection.primary
        if ref is not None:
            editor().canvas.edit_text(ref)

    return [
        Command(
            "edit.undo",
            "Edit",
            "Undo",
            ("Ctrl+Z",),
            act(lambda editor: editor.undo()),
            "undo-2",
            may_undo,
        ),
        Command(
            "edit.redo",
            "Edit",
            "Redo",
            ("Ctrl+Shift+Z", "Ctrl+Y"),
            act(lambda editor: editor.redo()),
            "redo-2",
            may_redo,
        ),
        Command(
            "edit.cut",
            "Edit",
            "Cut",
            ("Ctrl+X",),
            act(lambda editor: editor.canvas.cut()),
            "scissors",
            may_change,
            starts_group=True,
        ),
        Command(
            "edit.copy",
            "Edit",
            "Copy",
            ("Ctrl+C",),
            act(lambda editor: editor.canvas.copy()),
            "copy",
            is_selected,
        ),
        Command(
            "edit.paste",
            "Edit",
            "Paste",
            ("Ctrl+V",),
            act(lambda editor: editor.canvas.paste()),
            "clipboard-paste",
            may_edit,
        ),
        Command(
            "edit.duplicate",
            "Edit",
            "Duplicate",
            ("Ctrl+D",),
            act(lambda editor: editor.canvas.duplicate()),
            "copy-plus",
            may_change,
        ),
        Command(
            "edit.delete",
            "Edit",
            "Delete",
            ("Del", "Backspace"),
            act(lambda editor: editor.delete_selection()),
            "trash-2",
            may_change,
        ),
        Command(
            "edit.select_all",
            "Edit",
            "Select all",
            ("Ctrl+A",),
            act(lambda editor: editor.canvas.select_all()),
            when=is_open,
            starts_group=True,
        ),
        Command(
            "edit.select_none",
            "Edit",
            "Select nothing",
            ("Ctrl+Shift+A",),
            act(_deselect),
            when=is_selected,
        ),
        Command(
            "edit.text",
            "Edit",
            "Edit text",
            ("F2",),
            edit_text,
            "pencil",
            may_change,
            starts_group=True,
        ),
        Command(
            "edit.properties",
            "Edit",
            "Go to the inspector",
            ("Ctrl+Return",),
            act(lambda editor: editor.inspector.focus_first()),
            "panel-right",
            is_open,
        ),
        Command(
            "edit.canvas",
            "Edit",
            "Go to the map",
            ("Ctrl+M",),
            act(lambda editor: editor.canvas.setFocus()),
            "map",
            is_open,
        ),
    ]


def _deselect(editor: Editor) -> None:
    from cjm_desktop.document.selection import Selection

    editor.document.select(Selection())
