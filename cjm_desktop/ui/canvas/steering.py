"""The keyboard's way over the grid: from a record or an empty cell to its neighbour. No Qt.

Rows from top to bottom: stages, steps, then the lanes. Column -1 holds the lane headers.
"""

from dataclasses import dataclass

from cjm_desktop.domain.edits.cards import Cell
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.lane_kinds import shows_markers, takes_cards
from cjm_desktop.ui.canvas.shown import Layout

_STAGES, _STEPS = -2, -1
_HEADERS = -1

LEFT, RIGHT, UP, DOWN = (-1, 0), (1, 0), (0, -1), (0, 1)


@dataclass(frozen=True, slots=True)
class Stand:
    """Where the keyboard stands: on a record, or in an empty cell, or nowhere."""

    ref: Ref | None = None
    cell: Cell | None = None


def step_from(layout: Layout, stand: Stand, direction: tuple[int, int]) -> Stand:
    """The neighbour in a direction; at the edge of the map one stays."""
    if not layout.contents.steps:
        return _walk_without_steps(layout, stand, direction[1])
    here = _position(layout, stand)
    if here is None:
        return _stand_at(layout, 0, 0 if layout.contents.lanes else _STAGES, top=True)
    column, row = here
    if direction in (UP, DOWN) and column != _HEADERS and row >= 0:
        inside = _within_cell(layout, stand, direction[1])
        if inside is not None:
            return Stand(inside, stand.cell or layout.cell_of(inside))
    if direction == RIGHT and stand.ref is not None:
        column = _right_end(layout, stand.ref, column)
    if row == _STAGES and direction in (LEFT, RIGHT):
        return _next_stage(layout, stand, direction[0])
    column += direction[0]
    row += direction[1]
    lowest = _HEADERS if (row >= 0 and direction[1] == 0) or here[0] == _HEADERS else 0
    column = max(lowest, min(column, len(layout.contents.steps) - 1))
    top = 0 if column == _HEADERS else _STAGES
    row = max(top, min(row, len(layout.contents.lanes) - 1))
    if (column, row) == here:
        return stand
    return _stand_at(layout, column, row, top=direction != UP)


def next_cell(layout: Layout, stand: Stand, direction: int) -> Stand:
    """The next cell to type in, as in a spreadsheet: along the row, then the next row.

    Behind the last stage come the steps, behind the last step the cells. At the end of the map one stays.
    """
    here = _position(layout, stand)
    steps, lanes = len(layout.contents.steps), len(layout.contents.lanes)
    if here is None or not steps:
        return stand
    column, row = here
    if column == _HEADERS:
        return _stand_at(layout, _HEADERS, max(0, min(row + direction, lanes - 1)), top=True)
    if row == _STAGES:
        onward = _next_stage(layout, stand, direction)
        if onward.ref != stand.ref or direction < 0:
            return onward
        column = steps
    elif direction > 0 and stand.ref is not None:
        column = _right_end(layout, stand.ref, column) + 1
    else:
        column += direction
    if not 0 <= column < steps:
        row, column = row + direction, 0 if direction > 0 else steps - 1
    while 0 <= row < lanes and not takes_cards(layout.contents.lanes[row].kind):
        row += direction
    return _stand_at(layout, column, row, top=True) if row < lanes else stand


def _position(layout: Layout, stand: Stand) -> tuple[int, int] | None:
    contents = layout.contents
    rows = {lane.id: index for index, lane in enumerate(contents.lanes)}
    ref = stand.ref
    if ref is not None and ref.kind == "stage":
        steps = contents.steps_of.get(ref.id, ())
        return (contents.columns[steps[0].id], _STAGES) if steps else None
    if ref is not None and ref.kind == "step" and ref.id in contents.columns:
        return contents.columns[ref.id], _STEPS
    if ref is not None and ref.kind == "lane" and ref.id in rows:
        return _HEADERS, rows[ref.id]
    cell = layout.cell_of(ref) if ref is not None else stand.cell
    if cell is None or cell.step_id not in contents.columns or cell.lane_id not in rows:
        return None
    return contents.columns[cell.step_id], rows[cell.lane_id]


def _stand_at(layout: Layout, column: int, row: int, *, top: bool) -> Stand:
    contents = layout.contents
    if column == _HEADERS:
        return Stand(Ref("lane", contents.lanes[row].id))
    step = contents.steps[column]
    if row == _STAGES:
        return Stand(Ref("stage", step.stage_id))
    if row == _STEPS:
        return Stand(Ref("step", step.id))
    cell = Cell(contents.lanes[row].id, step.id)
    inside = _inside(layout, cell)
    return Stand((inside[0] if top else inside[-1]) if inside else None, cell)


def _inside(layout: Layout, cell: Cell) -> list[Ref]:
    """The cards of a cell from top to bottom, then the moods from good to bad."""
    contents = layout.contents
    cards = [Ref("card", c.id) for c in contents.cell(cell.lane_id, cell.step_id)]
    lane = next(lane for lane in contents.lanes if lane.id == cell.lane_id)
    if not shows_markers(lane.kind):
        return cards
    there = (of.get(cell.step_id) for of in contents.markers.values())
    moods = [m for m in there if m is not None and lane.persona_id in (None, m.persona_id)]
    return cards + [Ref("marker", m.id) for m in sorted(moods, key=lambda m: -m.mood)]


def _within_cell(layout: Layout, stand: Stand, down: int) -> Ref | None:
    if stand.ref is None:
        return None
    cell = stand.cell if layout.has_cell(stand.cell) else layout.cell_of(stand.ref)
    inside = _inside(layout, cell) if cell is not None else []
    if stand.ref not in inside:
        return None
    place = inside.index(stand.ref) + down
    return inside[place] if 0 <= place < len(inside) else None


def _right_end(layout: Layout, ref: Ref, column: int) -> int:
    card = layout.project.cards.get(ref.id) if ref.kind == "card" else None
    return layout.contents.covered(card).stop - 1 if card is not None else column


def _next_stage(layout: Layout, stand: Stand, direction: int) -> Stand:
    ids = [s.id for s in layout.contents.stages]
    if stand.ref is None or stand.ref.id not in ids:
        return stand
    place = max(0, min(ids.index(stand.ref.id) + direction, len(ids) - 1))
    return Stand(Ref("stage", ids[place]))


def _walk_without_steps(layout: Layout, stand: Stand, down: int) -> Stand:
    """A map without steps has lane headers (and perhaps empty stages) only."""
    lanes = layout.contents.lanes
    if not lanes:
        return stand
    ids = [lane.id for lane in lanes]
    if stand.ref is None or stand.ref.id not in ids:
        return Stand(Ref("lane", ids[0]))
    place = max(0, min(ids.index(stand.ref.id) + down, len(ids) - 1))
    return Stand(Ref("lane", ids[place]))
