"""After undo and redo: the window shows what has changed, wherever that is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from cjm_desktop.domain.changes import Change
from cjm_desktop.domain.edits.cards import Cell
from cjm_desktop.domain.homes import home_of
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.record import Record
from cjm_desktop.domain.records import Card
from cjm_desktop.scene.node import Node
from cjm_desktop.scene.primitives import Rect

if TYPE_CHECKING:
    from cjm_desktop.ui.editor import Editor


def follow(editor: Editor, change: Change) -> None:
    """Go to the map that has changed, and scroll there unless something of it is in sight."""
    _go_to_map(editor, change)
    canvas = editor.canvas
    if _is_in_sight(editor, change):
        return
    node, cell = next(_nodes(editor, change), None), next(_emptied(editor, change), None)
    if node is not None:
        canvas.show_node(node)
    elif cell is not None:
        canvas.show_area(cell)


def say_change(editor: Editor, said: str, change: Change) -> None:
    """Say what was done while the user types or looks at another map, and offer to go there."""
    editor.messages.clear("edit")
    away = not _is_of_map(editor, change)
    editor.toast.say(said, ("Show", lambda: follow(editor, change)) if away else None)


def _is_of_map(editor: Editor, change: Change) -> bool:
    """Is anything of it on the map that is shown?"""
    project = editor.document.project
    return any(home_of(project, record) == editor.map_id for record in _touched(change))


def _is_in_sight(editor: Editor, change: Change) -> bool:
    """Is anything of it on the screen? Looks at what is there, for the change may be far larger."""
    display, layout = editor.canvas.display, editor.canvas.layout_shown
    visible = display.visible_scene()
    chosen = editor.document.selection.refs
    touched = {*(ref.id for ref in chosen), *(record.id for record in change.written())}
    near = (node for node in layout.places.within(visible) if node.role in ("card", "marker"))
    if any(node.ref is not None and node.ref.id in touched for node in near):
        return True
    if any(cell.intersects(visible) for cell in _emptied(editor, change)):
        return True
    view = QRectF(editor.canvas.rect())
    heads = (node for node in layout.places.records() if node.role in ("stage", "step", "lane"))
    return any(
        node.ref is not None and node.ref.id in touched and display.rect_of(node).intersects(view)
        for node in heads
    )


def _go_to_map(editor: Editor, change: Change) -> None:
    if _is_of_map(editor, change):
        return
    project = editor.document.project
    homes = {home_of(project, record) for record in _touched(change)}
    found = next((journey.id for journey in project.maps.ordered() if journey.id in homes), None)
    if found is not None:
        chosen = editor.document.selection
        editor.show_map(found)
        editor.document.select(chosen)


def _nodes(editor: Editor, change: Change) -> Iterator[Node]:
    """What is drawn of it, the selected first."""
    layout = editor.canvas.layout_shown
    written = [Ref(record.KIND, record.id) for record in change.written()]
    for ref in (*editor.document.selection.refs, *written):
        node = layout.node_of(ref)
        if node is not None:
            yield node


def _emptied(editor: Editor, change: Change) -> Iterator[Rect]:
    """The cells in which cards stood."""
    layout = editor.canvas.layout_shown
    cards = (record for record in change.removed if isinstance(record, Card))
    for cell in dict.fromkeys(Cell(card.lane_id, card.step_id) for card in cards):
        if layout.has_cell(cell):
            yield layout.scene.grid.cell(*cell)


def _touched(change: Change) -> Iterator[Record]:
    yield from change.written()
    yield from change.removed
