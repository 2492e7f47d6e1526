"""Where the keyboard stands on the map: on a record, or in an empty cell."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.edits.cards import Cell
from cjm_desktop.ui.canvas.steering import Stand

if TYPE_CHECKING:
    from cjm_desktop.ui.canvas.canvas import Canvas


def edit_here(canvas: "Canvas") -> None:
    """Edit the selected record, or type a new card into the cell where the keyboard stands."""
    primary = canvas.document.selection.primary
    if primary is not None and primary.kind == "marker":
        canvas.quote_wanted.emit("")
    elif primary is not None:
        canvas.editing.begin(primary)
    elif canvas.cell is not None and canvas.layout_shown.has_cell(canvas.cell):
        canvas.acting.type_into(canvas.cell)


def stand_on(canvas: "Canvas", stand: Stand) -> None:
    """Put the keyboard on a record or an empty cell, and scroll there."""
    canvas.cell = stand.cell
    canvas.document.select(Selection((stand.ref,)) if stand.ref is not None else Selection())
    if stand.cell is not None:
        canvas.cell = stand.cell
    node = canvas.layout_shown.node_of(stand.ref) if stand.ref is not None else None
    if node is not None:
        canvas.show_node(node)
    elif stand.cell is not None and canvas.layout_shown.has_cell(stand.cell):
        canvas.show_area(canvas.scene.grid.cell(*stand.cell))
    canvas.show_selection()


def stand_on_cell_at(canvas: "Canvas", at: QPointF) -> None:
    """Put the keyboard into the cell under a place of the view, selecting nothing."""
    point = canvas.display.pane_at(at).to_scene(at)
    column, row = canvas.scene.grid.column_at(point.x), canvas.scene.grid.row_at(point.y)
    has_both = column is not None and row is not None
    canvas.document.select(Selection())
    canvas.cell = Cell(row.lane_id, column.step_id) if has_both and row and column else None
    canvas.show_selection()
