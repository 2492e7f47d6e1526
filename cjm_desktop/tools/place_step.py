"""Bring a new step between the steps of the map."""

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.edits.edit import Edit, together
from cjm_desktop.domain.edits.stages import add_stage
from cjm_desktop.domain.edits.steps import add_step, alter_step
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.project import Project
from cjm_desktop.scene.primitives import Rect
from cjm_desktop.tools._cells import column_line
from cjm_desktop.tools._palette import PaletteEntry
from cjm_desktop.tools._spots import NEW_STAGE, NEW_STEP, FreshIds
from cjm_desktop.tools._steps import step_gap
from cjm_desktop.tools._tool import Gesture, Outcome, Preview, Tool, View


class PlaceStepTool(Tool):
    """At the edge of two stages the side the pointer is on decides the stage."""

    def entries(self, project: Project) -> tuple[PaletteEntry, ...]:
        tip = "One column, one moment inside a stage: drag it between two steps"
        return (
            PaletteEntry(
                self.key, self.key, "Drag onto the map", "Step", "rectangle-vertical", tip=tip
            ),
        )

    def carry(self, view: View, entry: PaletteEntry) -> Gesture:
        ids, preview = FreshIds(), Preview()
        while True:
            pointer = yield preview
            if pointer.released:
                return _outcome(ids, _edit_at(view, ids, pointer.x))
            preview = _preview(view, pointer.x)

    def place(self, view: View, entry: PaletteEntry) -> Outcome:
        """Behind the step where the selection is, or at the end."""
        ids, columns = FreshIds(), view.places.grid.columns
        chosen = view.selection.of_kind("step")
        step_id = chosen[-1] if chosen else (view.cell.step_id if view.cell is not None else "")
        here = next((c for c in columns if c.step_id == step_id), columns[-1] if columns else None)
        x = 0.0 if here is None else here.x + here.width * 0.75
        return _outcome(ids, _edit_at(view, ids, x))


def _edit_at(view: View, ids: FreshIds, x: float) -> Edit:
    if not view.places.grid.columns:
        stage = add_stage(ids.stage, view.map_id, step_id=ids.step, title=NEW_STAGE)
        return together("Add step", stage, alter_step(ids.step, title=NEW_STEP))
    gap = step_gap(view.places.grid, x)
    return add_step(ids.step, gap.stage_id, before=gap.before, title=NEW_STEP)


def _preview(view: View, x: float) -> Preview:
    grid = view.places.grid
    if not grid.columns:
        top, bottom = column_line(grid, grid.lanes_x + grid.lanes_width)
        area = Rect(top.x, top.y, view.theme.column_width, bottom.y - top.y)
        return Preview(landing=(area,), label="With a new stage")
    gap = step_gap(grid, x)
    stage = view.project.stages[gap.stage_id].title
    return Preview(insertion=column_line(grid, gap.at), label=f"{NEW_STEP} in “{stage}”")


def _outcome(ids: FreshIds, edit: Edit) -> Outcome:
    ref = Ref("step", ids.step)
    return Outcome(edit, Selection((ref,)), edit_text_of=ref)


PLUGIN = PlaceStepTool(key="place_step", order=210)
