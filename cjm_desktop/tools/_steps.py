"""The gaps between steps: at the edge of two stages the side the pointer is on decides the stage."""

from typing import NamedTuple

from cjm_desktop.scene.scene import Grid
from cjm_desktop.tools._cells import nearest_gap


class StepGap(NamedTuple):
    """A place for a step: its stage, in front of which step of that stage, and where the gap is."""

    place: int
    stage_id: str
    before: str | None
    at: float


def step_gap(grid: Grid, x: float) -> StepGap:
    """The gap nearest to an x; the grid has at least one column."""
    columns = grid.columns
    gap = nearest_gap([(c.x, c.width) for c in columns], x)
    left = columns[gap.place - 1] if gap.place > 0 else columns[0]
    right = columns[gap.place] if gap.place < len(columns) else columns[-1]
    stage_id = left.stage_id if x < gap.at else right.stage_id
    inside = gap.place < len(columns) and right.stage_id == stage_id
    return StepGap(gap.place, stage_id, right.step_id if inside else None, gap.at)
