"""Reorder stages by their chevrons; steps and cards go along."""

from cjm_desktop.domain.edits.stages import move_stage
from cjm_desktop.domain.ids import Ref
from cjm_desktop.scene.primitives import Rect
from cjm_desktop.tools._cells import REACH, column_line, nearest_gap
from cjm_desktop.tools._headers import HeaderLanding, HeaderTool
from cjm_desktop.tools._tool import Pointer, View


class ReorderStagesTool(HeaderTool):
    """Wants presses on stage chevrons."""

    def landing(self, view: View, ref: Ref, pointer: Pointer) -> HeaderLanding | None:
        grid = view.places.grid
        spans = grid.stages
        if not spans[0].x - REACH <= pointer.x <= spans[-1].x + spans[-1].width + REACH:
            return None
        gap = nearest_gap([(s.x, s.width) for s in spans], pointer.x)
        index = next(i for i, s in enumerate(spans) if s.stage_id == ref.id)
        before = spans[gap.place].stage_id if gap.place < len(spans) else None
        edit = None if gap.place in (index, index + 1) else move_stage(ref.id, before=before)
        return HeaderLanding(edit, column_line(grid, gap.at))

    def extent(self, view: View, ref: Ref) -> Rect:
        grid = view.places.grid
        span = next(s for s in grid.stages if s.stage_id == ref.id)
        top, bottom = column_line(grid, span.x)
        return Rect(span.x, top.y, span.width, bottom.y - top.y)


PLUGIN = ReorderStagesTool(key="reorder_stages", order=50, cursor="hand", kind="stage")
