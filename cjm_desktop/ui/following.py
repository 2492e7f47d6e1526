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
    nodes, cells = list(_nodes(editor, change)), list(_emptied(editor, change))
    view, visible = QRectF(canvas.rect()), canvas.display.visible_scene()
    if any(canvas.display.rect_of(node).intersects(view) for node in nodes):
        return
    if any(cell.intersects(visible) for cell in cells):
        return
    if nodes:
        canvas.show_node(nodes[0])
    elif cells:
        canvas.show_area(cells[0])


def _go_to_map(editor: Editor, change: Change) -> None:
    project = editor.document.project
    homes = {home_of(project, record) for record in _touched(change)}
    if editor.map_id in homes:
        return
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
    for record in change.removed:
        if isinstance(record, Card) and layout.has_cell(Cell(record.lane_id, record.step_id)):
            yield layout.scene.grid.cell(record.lane_id, record.step_id)


def _touched(change: Change) -> Iterator[Record]:
    yield from change.written()
    yield from change.removed
