"""Where something new goes, and what must be made first: a stage on an empty map, a lane of its kind."""

from dataclasses import dataclass, field

from cjm_desktop.domain.edits.cards import Cell
from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.edits.lanes import add_lane
from cjm_desktop.domain.edits.stages import add_stage
from cjm_desktop.domain.ids import new_id
from cjm_desktop.lanes import kind_of
from cjm_desktop.scene.primitives import Rect
from cjm_desktop.tools._cells import Line, cell_cards, cell_rect, column_near, insertion, row_near
from cjm_desktop.tools._tool import View

NEW_STAGE = "New stage"
NEW_STEP = "New step"
_NEW_LANE_HEIGHT = 40.0
OFF_THE_MAP = "It belongs on the map: drop it on one of the steps."


@dataclass(frozen=True, slots=True)
class FreshIds:
    """The ids of all that a placing gesture may make; chosen once, so that each move speaks of the same."""

    thing: str = field(default_factory=new_id)
    lane: str = field(default_factory=new_id)
    stage: str = field(default_factory=new_id)
    step: str = field(default_factory=new_id)
    persona: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell for something new. `needed`: edits that make its lane, stage and step if they are not there."""

    cell: Cell
    area: Rect
    needed: tuple[Edit, ...] = ()
    before: str | None = None
    line: Line | None = None
    label: str = ""


def spot_at(view: View, kind: str, ids: FreshIds, x: float, y: float) -> Spot | None:
    """The cell for a card of a lane kind under a point: in the lane of its kind that is nearest.

    None: the point is off the map. A map without stages or without such a lane gets them.
    """
    grid = view.places.grid
    if grid.columns:
        column = column_near(grid, x)
        if column is None or not _is_near_the_map(view, y):
            return None
    else:
        column = None
    row = row_near(grid, y)
    home = _lane_row(view, kind, row)
    spot = spot_in(view, kind, ids, column, home)
    if spot.needed or home is None or home != row:
        return spot
    before, line = insertion(view, spot.cell, y)
    return Spot(spot.cell, spot.area, (), before, line)


def spot_in(view: View, kind: str, ids: FreshIds, column: int | None, row: int | None) -> Spot:
    """A cell by column and row (None: it has to be made)."""
    needed: list[Edit] = []
    grid = view.places.grid
    words: list[str] = []
    if column is None:
        needed.append(add_stage(ids.stage, view.map_id, step_id=ids.step, title=NEW_STAGE))
        words.append("a new stage")
    if row is None:
        name = kind_of(kind).name
        needed.append(add_lane(ids.lane, view.map_id, kind, title=name))
        words.append(f"a new lane “{name}”")
    lane_id = ids.lane if row is None else grid.rows[row].lane_id
    step_id = ids.step if column is None else grid.columns[column].step_id
    label = f"With {' and '.join(words)}" if words else _lane_label(view, row)
    return Spot(Cell(lane_id, step_id), _area(view, column, row), tuple(needed), label=label)


def next_spot(view: View, kind: str, ids: FreshIds) -> Spot:
    """Without a pointer: at the selected place, or in the first step whose cell of this kind is empty."""
    grid = view.places.grid
    here = view.cell
    if here is not None and any(c.step_id == here.step_id for c in grid.columns):
        column = next(i for i, c in enumerate(grid.columns) if c.step_id == here.step_id)
        row = next((i for i, r in enumerate(grid.rows) if r.lane_id == here.lane_id), None)
        return spot_in(view, kind, ids, column, _lane_row(view, kind, row))
    row = _lane_row(view, kind, None)
    if not grid.columns:
        return spot_in(view, kind, ids, None, row)
    if row is None:
        return spot_in(view, kind, ids, 0, None)
    lane_id = grid.rows[row].lane_id
    empty = (
        i for i, c in enumerate(grid.columns) if not cell_cards(view, Cell(lane_id, c.step_id))
    )
    return spot_in(view, kind, ids, next(empty, len(grid.columns) - 1), row)


def _is_near_the_map(view: View, y: float) -> bool:
    grid = view.places.grid
    bottom = max(grid.body.bottom, grid.steps_y + grid.steps_height)
    return grid.stages_y - 60.0 <= y <= bottom + 120.0


def _lane_row(view: View, kind: str, row: int | None) -> int | None:
    """The row of a kind that is nearest to a row."""
    rows = [i for i, r in enumerate(view.places.grid.rows) if r.kind == kind]
    return min(rows, key=lambda i: abs(i - (row or 0)), default=None)


def _lane_label(view: View, row: int | None) -> str:
    return view.contents.lanes[row].title if row is not None else ""


def _area(view: View, column: int | None, row: int | None) -> Rect:
    grid = view.places.grid
    if column is not None and row is not None:
        return cell_rect(grid, row, column)
    if column is not None:
        left, width = grid.columns[column].x, grid.columns[column].width
    else:
        left, width = grid.lanes_x + grid.lanes_width, view.theme.column_width
    if row is not None:
        return Rect(left, grid.rows[row].y, width, grid.rows[row].height)
    bottom = max(grid.body.bottom, grid.steps_y + grid.steps_height)
    return Rect(left, bottom, width, _NEW_LANE_HEIGHT)
