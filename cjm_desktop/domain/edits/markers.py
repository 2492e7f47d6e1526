"""Edits of emotion markers."""

from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.ids import new_id
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.record import Record
from cjm_desktop.domain.records import EmotionMarker


def set_mood(
    persona_id: str, step_id: str, mood: float, *, marker_id: str = "", quote: str | None = None
) -> Edit:
    """Set how a persona feels at a step: moves the marker that is there, or adds one.

    The mood is brought into -2 .. +2 and rounded to one decimal.
    """
    fresh = marker_id or new_id()
    value = round(max(-2.0, min(2.0, mood)), 1) + 0.0

    def apply(project: Project) -> Project:
        there = find_marker(project, persona_id, step_id)
        if there is None:
            return project.put(
                EmotionMarker(
                    id=fresh, persona_id=persona_id, step_id=step_id, mood=value, quote=quote or ""
                )
            )
        words = there.quote if quote is None else quote
        return project.put(there.altered(mood=value, quote=words))

    return Edit("Set emotion", apply)


def move_marker(marker_id: str, *, persona_id: str, step_id: str, mood: float) -> Edit:
    """Move a marker to a step, a mood and a persona; one that stood there already gives way."""
    value = round(max(-2.0, min(2.0, mood)), 1) + 0.0

    def apply(project: Project) -> Project:
        marker = project.markers.get(marker_id)
        if marker is None:
            return project
        there = find_marker(project, persona_id, step_id)
        if there is not None and there.id != marker_id:
            project = project.drop("marker", there.id)
        return project.put(marker.altered(persona_id=persona_id, step_id=step_id, mood=value))

    return Edit("Move emotion", apply)


def alter_marker(marker_id: str, label: str = "Change emotion", **fields: object) -> Edit:
    """Change a marker's quote."""

    def apply(project: Project) -> Project:
        marker: Record | None = project.markers.get(marker_id)
        return project if marker is None else project.put(marker.altered(**fields))

    return Edit(label, apply)


def find_marker(project: Project, persona_id: str, step_id: str) -> EmotionMarker | None:
    """The marker of a persona at a step, if there is one."""
    here = project.markers.by("step_id").get(step_id, ())
    return next((m for m in here if m.persona_id == persona_id), None)
