"""Marks for what is selected, what the pointer is over, what a gesture shows, and hints."""

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.edits.cards import Cell
from cjm_desktop.domain.ids import Ref
from cjm_desktop.scene.primitives import Rect
from cjm_desktop.tools import Preview
from cjm_desktop.ui.canvas.marks import (
    HINT_LEGIBLE,
    Band,
    CellFocus,
    Ghost,
    Handles,
    Hint,
    Insertion,
    Label,
    Landing,
    Mark,
    Ring,
    Veil,
)
from cjm_desktop.ui.canvas.rings import MOST_RINGS, Rings
from cjm_desktop.ui.canvas.shown import Layout


def selection_marks(layout: Layout, selection: Selection, cell: Cell | None) -> list[Mark]:
    """Rings around what is selected, grips on a single card, a frame around an empty cell."""
    marks: list[Mark] = []
    if len(selection) > MOST_RINGS:
        return _many_rings(layout, selection)
    for ref in selection.refs:
        node = layout.node_of(ref)
        if node is not None:
            marks.append(Ring(node.rect, round=ref.kind == "marker"))
            if ref.kind == "card" and len(selection) == 1:
                marks.append(Handles(node.rect))
    if not selection.refs and cell is not None and layout.has_cell(cell):
        area = layout.scene.grid.cell(cell.lane_id, cell.step_id)
        marks += [CellFocus(area), *_hint_of(layout, cell, area)]
    return marks


def _many_rings(layout: Layout, selection: Selection) -> list[Mark]:
    round_ones, others = list[Rect](), list[Rect]()
    for ref in selection.refs:
        node = layout.node_of(ref)
        if node is not None:
            (round_ones if ref.kind == "marker" else others).append(node.rect)
    found = ((round_ones, True), (others, False))
    return [Rings.around(tuple(rects), round=is_round) for rects, is_round in found if rects]


def _hint_of(layout: Layout, cell: Cell, area: Rect) -> list[Mark]:
    """The lane's hint in the empty cell one stands in, where the lane shows none by itself."""
    contents = layout.contents
    lane = next(lane for lane in contents.lanes if lane.id == cell.lane_id)
    taken = layout.taken(lane)
    if not lane.hint or not taken or contents.columns[cell.step_id] in taken:
        return []
    return [Hint(area, text=lane.hint, colour=layout.theme.quiet)]


def hover_marks(layout: Layout, ref: Ref | None, selection: Selection) -> list[Mark]:
    node = layout.node_of(ref) if ref is not None and ref not in selection else None
    if node is None or ref is None:
        return []
    return [Ring(node.rect, faint=True, round=ref.kind == "marker")]


def gesture_marks(layout: Layout, preview: Preview, at: Rect | None) -> list[Mark]:
    """What a running gesture shows; `at` is where the pointer is, for its label."""
    marks: list[Mark] = [Landing(rect) for rect in preview.landing]
    marks += [Veil(rect) for rect in preview.leaving]
    for ref in preview.lifted:
        node = layout.node_of(ref)
        if node is not None:
            marks.append(Veil(node.rect))
    if preview.outline is not None:
        marks.append(Ring(preview.outline, dashed=True))
    if preview.insertion is not None:
        start, end = preview.insertion
        marks.append(Insertion(Rect(start.x, start.y, end.x - start.x, end.y - start.y)))
    if preview.band is not None:
        marks.append(Band(preview.band))
    for point, drawing in preview.ghosts:
        area = Rect(point.x, point.y, drawing.size.width, drawing.size.height)
        marks.append(Ghost(area, drawing=drawing, refused=bool(preview.refused)))
    words = preview.refused or preview.label
    if words and at is not None:
        marks.append(Label(at, text=words, warns=bool(preview.refused)))
    return marks


def hint_marks(layout: Layout, zoom: float, visible: Rect) -> list[Mark]:
    """The hints of the lanes in which nothing stands yet, as far as they are in sight."""
    if zoom < HINT_LEGIBLE:
        return []
    contents, grid, marks = layout.contents, layout.scene.grid, list[Mark]()
    for lane, row in zip(contents.lanes, grid.rows, strict=False):
        area = Rect(visible.x, row.y, visible.width, row.height)
        if not lane.hint or not area.intersects(visible) or layout.taken(lane):
            continue
        for column in grid.columns:
            cell = Rect(column.x, row.y, column.width, row.height)
            if cell.intersects(visible):
                marks.append(Hint(cell, text=lane.hint, colour=layout.theme.quiet))
    return marks
