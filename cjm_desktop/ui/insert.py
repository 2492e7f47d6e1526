"""The Insert menu: what the palette holds, for the keyboard."""

from __future__ import annotations

import string
from collections.abc import Iterable
from typing import TYPE_CHECKING

from cjm_desktop.tools import PaletteEntry, palette_entries
from cjm_desktop.ui.command import Command

if TYPE_CHECKING:
    from cjm_desktop.ui.editor import Editor

START = "Ctrl+J"
_GROUPED = ("Touchpoints", "Emotions")


class _Letters:
    """Gives each name of one menu a letter of its own, from the name where one is free."""

    def __init__(self) -> None:
        self._free = list(string.ascii_uppercase + string.digits)

    def take(self, name: str) -> str:
        wanted = [letter for letter in name.upper() if letter in self._free]
        if not self._free:
            return ""
        letter = wanted[0] if wanted else self._free[0]
        self._free.remove(letter)
        return letter


def insert_commands(editor: Editor) -> list[Command]:
    """A command for each thing of the palette; Ctrl+J, then a letter."""
    made: list[Command] = []
    letters = _Letters()
    entries = palette_entries(editor.document.project)
    for group in dict.fromkeys(entry.group for entry in entries):
        members = [entry for entry in entries if entry.group == group]
        first = len(made)
        if group in _GROUPED:
            made += _submenu(editor, group, members, f"{START}, {letters.take(group)}")
            continue
        for entry in members:
            letter = letters.take(entry.title)
            if entry.choices:
                made += _submenu(editor, entry.title, entry.choices, f"{START}, {letter}")
            else:
                made.append(
                    _command(editor, entry, "Insert", f"{START}, {letter}", not made[first:])
                )
    return made


def _submenu(
    editor: Editor, title: str, entries: Iterable[PaletteEntry], start: str
) -> list[Command]:
    letters = _Letters()
    return [
        _command(editor, entry, f"Insert/{title}", f"{start}, {letters.take(entry.title)}", False)
        for entry in entries
    ]


def _command(editor: Editor, entry: PaletteEntry, menu: str, keys: str, starts: bool) -> Command:
    return Command(
        key=f"insert.{entry.key}",
        menu=menu,
        text=entry.title.replace("&", "&&"),
        keys=(keys,),
        run=lambda: editor.canvas.place(entry),
        icon=entry.icon,
        when=lambda: not editor.document.read_only,
        starts_group=starts,
        tip=f"Insert: {entry.title}",
    )
