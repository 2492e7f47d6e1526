"""The Edit menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.ui.command import Command
from cjm_desktop.ui.commands.scope import Scope

if TYPE_CHECKING:
    from cjm_desktop.ui.editor import Editor

MENU = "Edit"


def history_commands(scope: Scope) -> list[Command]:
    """Undo and redo."""
    return [
        Command(
            "edit.undo",
            MENU,
            "Undo",
            ("Ctrl+Z",),
            scope.edit(lambda editor: editor.undo()),
            "undo-2",
            when=scope.may_undo,
        ),
        Command(
            "edit.redo",
            MENU,
            "Redo",
            (
                "Ctrl+Shift+Z",
                "Ctrl+Y",
            ),
            scope.edit(lambda editor: editor.redo()),
            "redo-2",
            when=scope.may_redo,
        ),
    ]


def changing_commands(scope: Scope) -> list[Command]:
    """The clipboard, and deleting."""
    return [
        Command(
            "edit.cut",
            MENU,
            "Cut",
            ("Ctrl+X",),
            scope.edit(lambda editor: editor.canvas.clipping.cut()),
            "scissors",
            when=scope.may_change,
            starts_group=True,
        ),
        Command(
            "edit.copy",
            MENU,
            "Copy",
            ("Ctrl+C",),
            scope.edit(lambda editor: editor.canvas.clipping.copy()),
            "copy",
            when=scope.is_selected,
        ),
        Command(
            "edit.paste",
            MENU,
            "Paste",
            ("Ctrl+V",),
            scope.edit(lambda editor: editor.canvas.clipping.paste()),
            "clipboard-paste",
            when=scope.may_edit,
        ),
        Command(
            "edit.duplicate",
            MENU,
            "Duplicate",
            ("Ctrl+D",),
            scope.edit(_duplicate),
            "copy-plus",
            when=scope.may_duplicate,
        ),
        Command(
            "edit.delete",
            MENU,
            "Delete",
            (
                "Del",
                "Backspace",
            ),
            scope.edit(lambda editor: editor.delete_selection()),
            "trash-2",
            when=scope.may_change,
        ),
    ]


def selecting_commands(scope: Scope) -> list[Command]:
    """What is selected, and where the keyboard is."""
    return [
        Command(
            "edit.select_all",
            MENU,
            "Select all",
            ("Ctrl+A",),
            scope.edit(lambda editor: editor.canvas.select_all()),
            when=scope.is_open,
            starts_group=True,
        ),
        Command(
            "edit.select_none",
            MENU,
            "Select nothing",
            ("Ctrl+Shift+A",),
            scope.edit(_deselect),
            when=scope.is_selected,
        ),
        Command(
            "edit.text",
            MENU,
            "Edit text",
            ("F2",),
            scope.edit(_edit_text),
            "pencil",
            when=scope.may_change,
            starts_group=True,
        ),
        Command(
            "edit.properties",
            MENU,
            "Go to the inspector",
            ("Alt+Return",),
            scope.edit(lambda editor: editor.inspector.focus_first()),
            "panel-right",
            when=scope.is_open,
        ),
        Command(
            "edit.canvas",
            MENU,
            "Go to the map",
            ("Ctrl+M",),
            scope.edit(lambda editor: editor.canvas.setFocus()),
            "map",
            when=scope.is_open,
        ),
    ]


def _duplicate(editor: Editor) -> None:
    """With what is being typed, which may be a new card."""
    if editor.accept_typing():
        editor.canvas.duplicate()


def _deselect(editor: Editor) -> None:
    from cjm_desktop.document.selection import Selection

    editor.document.select(Selection())


def _edit_text(editor: Editor) -> None:
    ref = editor.document.selection.primary
    if ref is not None:
        editor.canvas.edit_text(ref)
