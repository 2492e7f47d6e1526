"""Moods as heights in an emotions lane, and faces under the pointer."""

from cjm_desktop.domain.lane_kinds import shows_markers
from cjm_desktop.domain.records import Lane, Persona
from cjm_desktop.scene.faces import face
from cjm_desktop.scene.node import Drawing
from cjm_desktop.scene.primitives import Point, Size
from cjm_desktop.scene.theme import Theme
from cjm_desktop.tools._tool import View

FACE_RADIUS = 9.0


def mood_at(scale: tuple[float, float], y: float) -> float:
    """The mood at a height, kept in -2 .. +2, in steps of 0.1; `scale` is (y of +2, y of -2)."""
    top, bottom = scale
    return clamped_mood(2.0 - 4.0 * (y - top) / (bottom - top))


def height_of(scale: tuple[float, float], mood: float) -> float:
    top, bottom = scale
    return top + (2.0 - mood) / 4.0 * (bottom - top)


def clamped_mood(mood: float) -> float:
    return round(max(-2.0, min(2.0, mood)), 1) + 0.0


def mood_words(mood: float) -> str:
    """'+1.2', '−0.4', '0'."""
    if mood == 0:
        return "0"
    return f"{'+' if mood > 0 else '−'}{abs(mood):.1f}"


def face_ghost(
    mood: float, centre: Point, theme: Theme, radius: float = FACE_RADIUS
) -> tuple[Point, Drawing]:
    """A face that floats around a centre."""
    half = radius + 1.5
    drawing = Drawing(Size(2 * half, 2 * half), face(mood, Point(half, half), radius, theme))
    return Point(centre.x - half, centre.y - half), drawing


def emotion_lane(view: View, y: float | None = None) -> Lane | None:
    """The emotions lane at a height, or the first one of the map."""
    lanes = [lane for lane in view.contents.lanes if shows_markers(lane.kind)]
    row = view.places.grid.row_at(y) if y is not None else None
    here = next((lane for lane in lanes if row is not None and lane.id == row.lane_id), None)
    return here or (lanes[0] if lanes else None)


def whose(view: View, lane: Lane | None) -> Persona | None:
    """Whose feeling is meant: of the lane, of the selected marker, or of the map's main persona."""
    if lane is not None and lane.persona_id is not None:
        return view.project.personas.get(lane.persona_id)
    for marker_id in reversed(view.selection.of_kind("marker")):
        marker = view.project.markers.get(marker_id)
        if marker is not None:
            return view.project.personas.get(marker.persona_id)
    return view.contents.personas[0] if view.contents.personas else None
