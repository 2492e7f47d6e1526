"""Drag an emotion marker up and down, its value shown, or sideways to another step."""

from dataclasses import dataclass

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.edits.markers import find_marker, move_marker
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.records import EmotionMarker
from cjm_desktop.scene.primitives import Point
from cjm_desktop.tools._cells import column_near
from cjm_desktop.tools._moods import height_of, mood_at, mood_words
from cjm_desktop.tools._pressing import HIT_SLACK, clicked_selection, pressed_selection, ref_at
from cjm_desktop.tools._tool import Gesture, Outcome, Pointer, Preview, Tool, View


@dataclass(frozen=True, slots=True)
class _Grip:
    view: View
    marker: EmotionMarker
    scale: tuple[float, float]
    centre: Point
    start: Pointer
    lane_id: str


class MoveMarkerTool(Tool):
    """Wants presses on emotion markers."""

    def wants(self, view: View, pointer: Pointer) -> bool:
        return ref_at(view, pointer, "marker") is not None

    def press(self, view: View, pointer: Pointer) -> Gesture:
        ref = ref_at(view, pointer, "marker")
        assert ref is not None
        selection = pressed_selection(view, ref, pointer)
        grip = _grip(view, ref, pointer)
        start, dragging = pointer, False
        preview = Preview(selection=selection, dragging=False)
        while True:
            pointer = yield preview
            dragging = dragging or pointer.is_drag_from(start)
            if pointer.released:
                break
            if dragging and grip is not None:
                preview = _preview(grip, pointer)
        if not dragging or grip is None:
            return Outcome(selection=clicked_selection(view, ref, start))
        return _drop(grip, pointer)


def _grip(view: View, ref: Ref, pointer: Pointer) -> _Grip | None:
    # A marker may stand in two lanes of the map: the one under the pointer is meant.
    node = view.places.at(pointer.x, pointer.y, HIT_SLACK / pointer.scale)
    row = view.places.grid.row_at(node.rect.centre.y) if node is not None else None
    if node is None or row is None or row.lane_id not in view.places.grid.mood_scale:
        return None
    if node.role == "quote":
        node = view.places.face_of(ref, row.y, row.y + row.height) or node
    scale = view.places.grid.mood_scale[row.lane_id]
    marker = view.project.markers[ref.id]
    centre = Point(node.rect.centre.x, height_of(scale, marker.mood))
    return _Grip(view, marker, scale, centre, pointer, row.lane_id)


def _landing(grip: _Grip, pointer: Pointer) -> tuple[str, float]:
    """The step and the mood under the pointer; beyond the map the step stays."""
    grid = grip.view.places.grid
    mood = mood_at(grip.scale, grip.centre.y + pointer.y - grip.start.y)
    column = column_near(grid, pointer.x)
    step_id = grip.marker.step_id if column is None else grid.columns[column].step_id
    return step_id, mood


def _preview(grip: _Grip, pointer: Pointer) -> Preview:
    step_id, mood = _landing(grip, pointer)
    grid = grip.view.places.grid
    other = find_marker(grip.view.project, grip.marker.persona_id, step_id)
    replaces = other is not None and other.id != grip.marker.id
    return Preview(
        trial=_edit(grip, step_id, mood),
        landing=(grid.cell(grip.lane_id, step_id),),
        label=mood_words(mood) + (" · replaces the one here" if replaces else ""),
        selection=Selection((Ref("marker", grip.marker.id),)),
    )


def _edit(grip: _Grip, step_id: str, mood: float) -> Edit | None:
    """None when the marker is there already."""
    marker = grip.marker
    if step_id == marker.step_id and mood == marker.mood:
        return None
    return move_marker(marker.id, persona_id=marker.persona_id, step_id=step_id, mood=mood)


def _drop(grip: _Grip, pointer: Pointer) -> Outcome:
    step_id, mood = _landing(grip, pointer)
    selection = Selection((Ref("marker", grip.marker.id),))
    return Outcome(_edit(grip, step_id, mood), selection)


PLUGIN = MoveMarkerTool(key="move_marker", order=20, cursor="size_ver")
