"""Bring a new stage with its first step between the stages of the map."""

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.edits.stages import add_stage
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.project import Project
from cjm_desktop.scene.primitives import Rect
from cjm_desktop.tools._cells import Gap, Line, column_line, nearest_gap
from cjm_desktop.tools._palette import PaletteEntry
from cjm_desktop.tools._spots import NEW_STAGE, FreshIds
from cjm_desktop.tools._tool import Gesture, Outcome, Preview, Tool, View


class PlaceStageTool(Tool):
    """A stage lands between two others, wherever on the map it is dropped."""

    def entries(self, project: Project) -> tuple[PaletteEntry, ...]:
        tip = "A period of the journey, with its first step: drag it between two stages"
        return (
            PaletteEntry(
                self.key, self.key, "Drag onto the map", "Stage", "chevrons-right", tip=tip
            ),
        )

    def carry(self, view: View, entry: PaletteEntry) -> Gesture:
        ids, preview = FreshIds(), Preview()
        while True:
            pointer = yield preview
            gap = _gap(view, pointer.x)
            if pointer.released:
                return _outcome(view, ids, gap.place)
            line, area = _marks(view, gap)
            preview = Preview(insertion=line, landing=area, label=NEW_STAGE)

    def place(self, view: View, entry: PaletteEntry) -> Outcome:
        """Behind the stage where the selection is, or at the end."""
        return _outcome(view, FreshIds(), _behind_selection(view))


def _gap(view: View, x: float) -> Gap:
    spans = view.places.grid.stages
    if not spans:
        return Gap(0, view.places.grid.lanes_x + view.places.grid.lanes_width)
    return nearest_gap([(s.x, s.width) for s in spans], x)


def _marks(view: View, gap: Gap) -> tuple[Line | None, tuple[Rect, ...]]:
    """A line between stages; on an empty map the whole column it will be."""
    grid = view.places.grid
    line = column_line(grid, gap.at)
    if grid.stages:
        return line, ()
    top, bottom = line
    return None, (Rect(gap.at, top.y, view.theme.column_width, bottom.y - top.y),)


def _behind_selection(view: View) -> int:
    spans = view.places.grid.stages
    chosen = view.selection.of_kind("stage")
    stage_id = chosen[-1] if chosen else _stage_of_cell(view)
    return next((i + 1 for i, s in enumerate(spans) if s.stage_id == stage_id), len(spans))


def _stage_of_cell(view: View) -> str | None:
    step = view.project.steps.get(view.cell.step_id) if view.cell is not None else None
    return step.stage_id if step is not None else None


def _outcome(view: View, ids: FreshIds, index: int) -> Outcome:
    spans = view.places.grid.stages
    before = spans[index].stage_id if index < len(spans) else None
    edit = add_stage(ids.stage, view.map_id, step_id=ids.step, before=before, title=NEW_STAGE)
    ref = Ref("stage", ids.stage)
    return Outcome(edit, Selection((ref,)), edit_text_of=ref)


PLUGIN = PlaceStageTool(key="place_stage", order=200)
