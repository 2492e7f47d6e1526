"""Edits of lanes."""

from typing import Any

from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.edits.places import is_there, rank_before
from cjm_desktop.domain.lane_kinds import shows_markers, takes_cards
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import EmotionMarker, Lane
from cjm_desktop.errors import UserError


def add_lane(
    lane_id: str, map_id: str, kind: str, *, before: str | None = None, **fields: Any
) -> Edit:
    """A new empty lane, in front of a neighbour or at the end."""

    def apply(project: Project) -> Project:
        rank = rank_before(project.lanes.by("map_id").get(map_id, ()), before)
        return project.put(Lane(id=lane_id, map_id=map_id, kind=kind, rank=rank, **fields))

    return Edit("Add lane", apply)


def alter_lane(lane_id: str, label: str = "Change lane", **fields: Any) -> Edit:
    """Change a lane's title, kind, persona or hint; cards keep the fields of their former kind.

    `apply` raises UserError when a lane with cards shall become one that shows none.
    """

    def apply(project: Project) -> Project:
        lane = project.lanes.get(lane_id)
        if lane is None:
            return project
        cards = project.cards.by("lane_id").get(lane_id, ())
        if cards and takes_cards(lane.kind) and not takes_cards(fields.get("kind", lane.kind)):
            these = "the card" if len(cards) == 1 else f"the {len(cards):,} cards"
            raise UserError(
                f"A lane of emotions shows no cards: move {these} of this lane away first."
            )
        return project.put(lane.altered(**fields))

    return Edit(label, apply)


def move_lane(lane_id: str, *, before: str | None = None) -> Edit:
    """Move a lane with its cards in front of another or to the end."""

    def apply(project: Project) -> Project:
        lane = project.lanes.get(lane_id)
        if lane is None:
            return project
        siblings = project.lanes.by("map_id")[lane.map_id]
        if is_there(siblings, lane_id, before):
            return project
        return project.put(lane.altered(rank=rank_before(siblings, before, moving=lane_id)))

    return Edit("Move lane", apply)


def markers_shown_by(project: Project, lane: Lane) -> list[EmotionMarker]:
    """The markers that stand in an emotions lane; none in another lane."""
    if not shows_markers(lane.kind):
        return []
    by_stage, by_step = project.steps.by("stage_id"), project.markers.by("step_id")
    return [
        marker
        for stage in project.stages.by("map_id").get(lane.map_id, ())
        for step in by_stage.get(stage.id, ())
        for marker in by_step.get(step.id, ())
        if shows(lane, marker.persona_id)
    ]


def shows(lane: Lane, persona_id: str) -> bool:
    """Do the feelings of a persona stand in this lane?"""
    return shows_markers(lane.kind) and lane.persona_id in (None, persona_id)
