"""One map laid out: the nodes to paint, and the grid to find one's way."""

from bisect import bisect_right
from dataclasses import dataclass, field

from cjm_desktop.domain.ids import Ref
from cjm_desktop.scene.node import Node
from cjm_desktop.scene.primitives import Rect, Size


@dataclass(frozen=True, slots=True)
class Column:
    """One step: where it stands from left to right."""

    step_id: str
    stage_id: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Row:
    """One lane: where it stands from top to bottom."""

    lane_id: str
    kind: str
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class StageSpan:
    """One stage over its columns."""

    stage_id: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Grid:
    """Where columns, rows and stages are. All in points of the scene.

    `stages_y`: the chevrons, down to the steps; `steps_y`/`steps_height`: the step titles;
    `lanes_x`/`lanes_width`: the lane headers; `body`: the cells.
    `mood_scale`: lane id -> (y of mood +2, y of mood -2) for emotion lanes.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    stages: tuple[StageSpan, ...]
    stages_y: float
    steps_y: float
    steps_height: float
    lanes_x: float
    lanes_width: float
    body: Rect
    mood_scale: dict[str, tuple[float, float]]

    def column_at(self, x: float) -> Column | None:
        """The column under an x, or None left or right of all."""
        index = bisect_right([c.x for c in self.columns], x) - 1
        if index < 0 or x >= self.columns[index].x + self.columns[index].width:
            return None
        return self.columns[index]

    def row_at(self, y: float) -> Row | None:
        """The row under a y, or None above or below all."""
        index = bisect_right([r.y for r in self.rows], y) - 1
        if index < 0 or y >= self.rows[index].y + self.rows[index].height:
            return None
        return self.rows[index]

    def column(self, step_id: str) -> Column:
        return next(c for c in self.columns if c.step_id == step_id)

    def row(self, lane_id: str) -> Row:
        return next(r for r in self.rows if r.lane_id == lane_id)

    def cell(self, lane_id: str, step_id: str) -> Rect:
        """The rectangle of a cell."""
        column, row = self.column(step_id), self.row(lane_id)
        return Rect(column.x, row.y, column.width, row.height)


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything that is painted of one map, back to front, in points from the top left."""

    size: Size
    paper: str
    nodes: tuple[Node, ...]
    grid: Grid
    title: str = ""
    _main: dict[Ref, Node] = field(default_factory=dict, init=False, repr=False, compare=False)

    def node_of(self, ref: Ref) -> Node | None:
        """The main node that stands for a record: its first one."""
        if not self._main:
            self._main.update((node.ref, node) for node in reversed(self.nodes) if node.ref)
        return self._main.get(ref)
