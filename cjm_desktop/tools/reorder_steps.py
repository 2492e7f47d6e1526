"""Reorder steps by their titles, within a stage and between stages; the column goes along."""

from cjm_desktop.domain.edits.steps import move_step
from cjm_desktop.domain.ids import Ref
from cjm_desktop.scene.primitives import Rect
from cjm_desktop.tools._cells import column_line, column_near
from cjm_desktop.tools._headers import HeaderLanding, HeaderTool
from cjm_desktop.tools._steps import step_gap
from cjm_desktop.tools._tool import Pointer, View


class ReorderStepsTool(HeaderTool):
    """Wants presses on step titles."""

    def landing(self, view: View, ref: Ref, pointer: Pointer) -> HeaderLanding | None:
        grid = view.places.grid
        if column_near(grid, pointer.x) is None:
            return None
        gap = step_gap(grid, pointer.x)
        index = next(i for i, c in enumerate(grid.columns) if c.step_id == ref.id)
        stays = gap.place in (index, index + 1) and gap.stage_id == grid.columns[index].stage_id
        edit = None if stays else move_step(ref.id, to_stage=gap.stage_id, before=gap.before)
        stage = view.project.stages[gap.stage_id].title
        return HeaderLanding(edit, column_line(grid, gap.at), label=stage)

    def extent(self, view: View, ref: Ref) -> Rect:
        column = view.places.grid.column(ref.id)
        top, bottom = column_line(view.places.grid, column.x)
        y = view.places.grid.steps_y
        return Rect(column.x, y, column.width, bottom.y - max(top.y, y))


PLUGIN = ReorderStepsTool(key="reorder_steps", order=51, cursor="hand", kind="step")
