"""Bring a new lane between the lanes of the map; its kind is chosen in the palette or after the drop."""

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.edits.lanes import add_lane
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.project import Project
from cjm_desktop.lanes import LaneKind, kind_of, lane_kinds
from cjm_desktop.tools._cells import Gap, nearest_gap, row_line
from cjm_desktop.tools._palette import PaletteEntry
from cjm_desktop.tools._spots import FreshIds
from cjm_desktop.tools._tool import Choice, Gesture, Outcome, Preview, Tool, View


class PlaceLaneTool(Tool):
    """A lane lands between two others, wherever on the map it is dropped."""

    def entries(self, project: Project) -> tuple[PaletteEntry, ...]:
        group = "Drag onto the map"
        choices = tuple(
            PaletteEntry(f"{self.key}:{k.key}", self.key, group, k.name, k.icon, value=k.key)
            for k in lane_kinds().values()
        )
        tip = "A row of one kind: drag it between two lanes, then choose the kind"
        return (
            PaletteEntry(self.key, self.key, group, "Lane", "rows-3", tip=tip, choices=choices),
        )

    def carry(self, view: View, entry: PaletteEntry) -> Gesture:
        ids, preview = FreshIds(), Preview()
        name = kind_of(entry.value).name if entry.value else "New lane"
        while True:
            pointer = yield preview
            gap = _gap(view, pointer.y)
            if pointer.released:
                return _outcome(view, ids, gap.place, entry)
            preview = Preview(insertion=row_line(view.places.grid, gap.at), label=name)

    def place(self, view: View, entry: PaletteEntry) -> Outcome:
        """Below the lane where the selection is, or at the end."""
        rows = [r.lane_id for r in view.places.grid.rows]
        chosen = view.selection.of_kind("lane")
        lane_id = chosen[-1] if chosen else (view.cell.lane_id if view.cell is not None else "")
        index = rows.index(lane_id) + 1 if lane_id in rows else len(rows)
        return _outcome(view, FreshIds(), index, entry)


def _gap(view: View, y: float) -> Gap:
    grid = view.places.grid
    if not grid.rows:
        return Gap(0, grid.steps_y + grid.steps_height)
    return nearest_gap([(r.y, r.height) for r in grid.rows], y)


def _outcome(view: View, ids: FreshIds, index: int, entry: PaletteEntry) -> Outcome:
    if entry.value:
        return _lane(view, ids, index, kind_of(entry.value))
    return Outcome(
        choices=tuple(
            Choice(kind.name, kind.icon, _lane(view, ids, index, kind))
            for kind in lane_kinds().values()
        )
    )


def _lane(view: View, ids: FreshIds, index: int, kind: LaneKind) -> Outcome:
    rows = view.places.grid.rows
    before = rows[index].lane_id if index < len(rows) else None
    edit = add_lane(ids.lane, view.map_id, kind.key, before=before, title=kind.name)
    ref = Ref("lane", ids.lane)
    return Outcome(edit, Selection((ref,)), edit_text_of=ref)


PLUGIN = PlaceLaneTool(key="place_lane", order=220)
