"""Bring an emotion face onto a step: it says how the persona feels there."""

from dataclasses import dataclass

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.edits.edit import together
from cjm_desktop.domain.edits.markers import find_marker, set_mood
from cjm_desktop.domain.edits.personas import add_persona
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.lane_kinds import marker_kind
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import Persona
from cjm_desktop.scene.faces import MOOD_NAMES
from cjm_desktop.scene.primitives import Point
from cjm_desktop.scene.theme import theme_of
from cjm_desktop.tools._moods import emotion_lane, face_ghost, height_of, mood_words, whose
from cjm_desktop.tools._palette import PaletteEntry
from cjm_desktop.tools._spots import OFF_THE_MAP, FreshIds, Spot, spot_at, spot_in
from cjm_desktop.tools._tool import Gesture, Outcome, Pointer, Preview, Tool, View

_FACES = ((2, "laugh"), (1, "smile"), (0, "meh"), (-1, "frown"), (-2, "angry"))
_NEW_PERSONA = "Customer"
_NEAR = 4.0  # points around a face that belong to it


@dataclass(frozen=True, slots=True)
class _Feeling:
    """A mood that is looking for its step; a face keeps its mood wherever it is dropped."""

    view: View
    mood: float
    ids: FreshIds

    def persona(self, spot: Spot, at: Pointer | None) -> Persona | None:
        """Whose face it replaces, if it is dropped on one; else somebody who has none at this step.

        So a second persona gets a curve by dropping faces beside those of the first.
        """
        project, lane = self.view.project, self.view.project.lanes.get(spot.cell.lane_id)
        meant = whose(self.view, lane)
        if meant is None or (lane is not None and lane.persona_id is not None):
            return meant
        below = self.view.places.at(at.x, at.y, _NEAR) if at is not None else None
        if below is not None and below.ref is not None and below.ref.kind == "marker":
            return project.personas.get(project.markers[below.ref.id].persona_id)
        step_id = spot.cell.step_id
        others = (p for p in self.view.contents.personas if p.id != meant.id)
        for persona in (meant, *others):
            if find_marker(project, persona.id, step_id) is None:
                return persona
        return meant

    def outcome(self, spot: Spot, at: Pointer | None = None) -> Outcome:
        persona = self.persona(spot, at)
        needed = list(spot.needed)
        if persona is None:
            needed.append(add_persona(self.ids.persona, map_id=self.view.map_id, name=_NEW_PERSONA))
        persona_id = self.ids.persona if persona is None else persona.id
        there = find_marker(self.view.project, persona_id, spot.cell.step_id)
        marker_id = self.ids.thing if there is None else there.id
        edit = set_mood(persona_id, spot.cell.step_id, self.mood, marker_id=marker_id)
        label = "Add emotion" if there is None else "Set emotion"
        selection = Selection((Ref("marker", marker_id),))
        return Outcome(together(label, *needed, edit), selection, cell=spot.cell)

    def preview(self, pointer: Pointer, spot: Spot | None) -> Preview:
        theme = self.view.theme
        if spot is None:
            ghost = face_ghost(self.mood, Point(pointer.x, pointer.y), theme)
            return Preview(ghosts=(ghost,), refused=OFF_THE_MAP)
        scale = self.view.places.grid.mood_scale.get(spot.cell.lane_id)
        middle = spot.area.centre
        height = height_of(scale, self.mood) if scale is not None else middle.y
        persona = self.persona(spot, pointer)
        name = persona.name if persona is not None else f"a new persona “{_NEW_PERSONA}”"
        label = f"{mood_words(self.mood)} · {name}"
        return Preview(
            ghosts=(face_ghost(self.mood, Point(middle.x, height), theme),),
            landing=(spot.area,),
            label=f"{label}. {spot.label}" if spot.needed else label,
        )


class PlaceEmotionTool(Tool):
    """Five faces; the marker belongs to the main persona, unless they have one there or another is chosen."""

    def entries(self, project: Project) -> tuple[PaletteEntry, ...]:
        theme = theme_of("light")
        return tuple(
            PaletteEntry(
                key=f"{self.key}:{mood}",
                tool=self.key,
                group="Emotions",
                title=MOOD_NAMES[mood + 2],
                icon=icon,
                colour=theme.mood_colour(mood),
                value=str(mood),
                tip=f"{MOOD_NAMES[mood + 2]} ({mood_words(mood)}): drag it onto a step",
            )
            for mood, icon in _FACES
        )

    def carry(self, view: View, entry: PaletteEntry) -> Gesture:
        feeling = _Feeling(view, float(entry.value), FreshIds())
        preview = Preview()
        while True:
            pointer = yield preview
            spot = _spot(feeling, pointer)
            if pointer.released:
                break
            preview = feeling.preview(pointer, spot)
        return Outcome(refused=OFF_THE_MAP) if spot is None else feeling.outcome(spot, pointer)

    def place(self, view: View, entry: PaletteEntry) -> Outcome:
        """At the selected step, or the first at which the persona has no mood yet."""
        feeling = _Feeling(view, float(entry.value), FreshIds())
        lane = emotion_lane(view)
        columns = [c.step_id for c in view.places.grid.columns]
        persona = whose(view, lane)
        moods = view.contents.markers.get(persona.id, {}) if persona is not None else {}
        if view.cell is not None and view.cell.step_id in columns:
            column: int | None = columns.index(view.cell.step_id)
        else:
            free = (i for i, step_id in enumerate(columns) if step_id not in moods)
            column = next(free, len(columns) - 1) if columns else None
        rows = [r.lane_id for r in view.places.grid.rows]
        row = rows.index(lane.id) if lane is not None else None
        return feeling.outcome(spot_in(view, marker_kind(), feeling.ids, column, row))


def _spot(feeling: _Feeling, pointer: Pointer) -> Spot | None:
    return spot_at(feeling.view, marker_kind(), feeling.ids, pointer.x, pointer.y)


PLUGIN = PlaceEmotionTool(key="place_emotion", order=240)
