"""Reorder lanes by their headers; their cards go along."""

from cjm_desktop.domain.edits.lanes import move_lane
from cjm_desktop.domain.ids import Ref
from cjm_desktop.scene.primitives import Rect
from cjm_desktop.tools._cells import nearest_gap, row_line, row_near
from cjm_desktop.tools._headers import HeaderLanding, HeaderTool
from cjm_desktop.tools._tool import Pointer, View


class ReorderLanesTool(HeaderTool):
    """Wants presses on lane headers."""

    def landing(self, view: View, ref: Ref, pointer: Pointer) -> HeaderLanding | None:
        grid = view.places.grid
        if row_near(grid, pointer.y) is None:
            return None
        gap = nearest_gap([(r.y, r.height) for r in grid.rows], pointer.y)
        index = next(i for i, r in enumerate(grid.rows) if r.lane_id == ref.id)
        before = grid.rows[gap.place].lane_id if gap.place < len(grid.rows) else None
        edit = None if gap.place in (index, index + 1) else move_lane(ref.id, before=before)
        return HeaderLanding(edit, row_line(grid, gap.at))

    def extent(self, view: View, ref: Ref) -> Rect:
        grid = view.places.grid
        row = grid.row(ref.id)
        left, right = row_line(grid, row.y)
        return Rect(left.x, row.y, right.x - left.x, row.height)


PLUGIN = ReorderLanesTool(key="reorder_lanes", order=52, cursor="hand", kind="lane")
