"""Where cards can land: cells, places between neighbours, gaps between columns, rows and stages."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from cjm_desktop.domain.edits.cards import Cell
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.records import Card
from cjm_desktop.scene.primitives import Point, Rect
from cjm_desktop.scene.scene import Grid
from cjm_desktop.tools._tool import View

REACH = 60.0  # points beyond the grid that still count as its outermost cell
_INSET = 6.0

Line = tuple[Point, Point]


class Gap(NamedTuple):
    """A place between two neighbours: in front of which index (the count: behind all), and where."""

    place: int
    at: float


def column_near(grid: Grid, x: float) -> int | None:
    """The index of the column under an x, or the outermost within reach."""
    if not grid.columns:
        return None
    first, last = grid.columns[0], grid.columns[-1]
    if x < first.x - REACH or x > last.x + last.width + REACH:
        return None
    return next((i for i, c in enumerate(grid.columns) if x < c.x + c.width), len(grid.columns) - 1)


def row_near(grid: Grid, y: float) -> int | None:
    """The index of the row under a y, or the outermost within reach."""
    if not grid.rows:
        return None
    first, last = grid.rows[0], grid.rows[-1]
    if y < first.y - REACH or y > last.y + last.height + REACH:
        return None
    return next((i for i, r in enumerate(grid.rows) if y < r.y + r.height), len(grid.rows) - 1)


def cell_rect(grid: Grid, row: int, first: int, last: int | None = None) -> Rect:
    """The cells of one row from column to column, as one rectangle."""
    left, right = grid.columns[first], grid.columns[first if last is None else last]
    lane = grid.rows[row]
    return Rect(left.x, lane.y, right.x + right.width - left.x, lane.height)


def cell_at(view: View, x: float, y: float) -> Cell | None:
    """The cell exactly under a point."""
    column, row = view.places.grid.column_at(x), view.places.grid.row_at(y)
    return Cell(row.lane_id, column.step_id) if column is not None and row is not None else None


def cell_cards(view: View, cell: Cell, but: Collection[str] = ()) -> list[Card]:
    """The cards of a cell from top to bottom, without those on their way."""
    return [c for c in view.places.cards_in(cell.lane_id, cell.step_id) if c.id not in but]


def insertion(
    view: View, cell: Cell, y: float, but: Collection[str] = ()
) -> tuple[str | None, Line | None]:
    """In front of which card of a cell a drop at a height lands (None: behind all), and the line there.

    An empty cell needs no line.
    """
    rects = [(c.id, r) for c in cell_cards(view, cell, but) if (r := card_rect(view, c.id))]
    area = view.places.grid.cell(cell.lane_id, cell.step_id)
    above: Rect | None = None
    for card_id, rect in rects:
        if y < rect.centre.y:
            top = above.bottom if above else max(area.y, rect.y - 2 * _INSET)
            return card_id, _across(area, (top + rect.y) / 2)
        above = rect
    return None, _across(area, above.bottom + 2.5) if above else None


def _across(area: Rect, y: float) -> Line:
    return Point(area.x + _INSET, y), Point(area.right - _INSET, y)


def card_rect(view: View, card_id: str) -> Rect | None:
    node = view.places.node_of(Ref("card", card_id))
    return node.rect if node else None


def nearest_gap(extents: Sequence[tuple[float, float]], at: float) -> Gap:
    """The gap nearest to a coordinate; `extents` are (start, size) of the neighbours in order."""
    index = next((i for i, (start, size) in enumerate(extents) if at < start + size / 2), None)
    if index is None:
        start, size = extents[-1]
        return Gap(len(extents), start + size)
    return Gap(index, extents[index][0])


def column_line(grid: Grid, x: float) -> Line:
    """A line over the whole height of the grid."""
    return Point(x, grid.stages_y), Point(
        x, max(grid.body.bottom, grid.steps_y + grid.steps_height)
    )


def row_line(grid: Grid, y: float) -> Line:
    """A line over the whole width of the grid."""
    return Point(grid.lanes_x, y), Point(max(grid.body.right, grid.lanes_x + grid.lanes_width), y)
