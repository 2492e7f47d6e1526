"""Where the keyboard stands on the map: on a record, or in an empty cell."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.edits.cards import Cell
from cjm_desktop.ui.canvas.steering import Stand

if TYPE_CHECKING:
    from cjm_desktop.ui.canvas.canvas import Canvas


def edit_here(canvas: "Canvas", *, replacing: bool = False) -> None:
    """Edit the selected record, or type a new card into the cell where the keyboard stands.

    `replacing`: what is typed takes the place of the text, as in a sheet.
    """
    primary = canvas.document.selection.primary
    if primary is not None:
        if len(canvas.document.selection) > 1:
            canvas.document.select(Selection((primary,)))  # one sees which text it is
        canvas.editing.begin(primary, replacing=replacing)
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


def place_of_keyboard(canvas: "Canvas") -> QRectF:
    """Where what is typed next will stand, in places of the view."""
    layout, primary = canvas.in_sight, canvas.document.selection.primary
    node = layout.node_of(primary) if primary is not None else None
    if node is not None:
        return canvas.display.rect_of(node)
    if canvas.cell is not None and layout.is_whole and layout.has_cell(canvas.cell):
        return canvas.display.panes.all[0].rect_to_view(layout.scene.grid.cell(*canvas.cell))
    return QRectF(canvas.rect())


def stand_on_cell_at(canvas: "Canvas", at: QPointF) -> None:
    """Put the keyboard into the cell under a place of the view, selecting nothing."""
    point = canvas.display.pane_at(at).to_scene(at)
    column, row = canvas.scene.grid.column_at(point.x), canvas.scene.grid.row_at(point.y)
    has_both = column is not None and row is not None
    canvas.document.select(Selection())
    canvas.cell = Cell(row.lane_id, column.step_id) if has_both and row and column else None
    canvas.show_selection()
