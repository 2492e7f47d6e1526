"""Edits of stages."""

from typing import Any

from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.edits.places import is_there, rank_before
from cjm_desktop.domain.edits.spans import settle_spans
from cjm_desktop.domain.ids import new_id
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import Stage, Step


def add_stage(
    stage_id: str, map_id: str, *, step_id: str = "", before: str | None = None, **fields: Any
) -> Edit:
    """A new stage with one empty step, in front of a neighbour or at the end."""
    first_step = step_id or new_id()

    def apply(project: Project) -> Project:
        rank = rank_before(project.stages.by("map_id").get(map_id, ()), before)
        stage = Stage(id=stage_id, map_id=map_id, rank=rank, **fields)
        return project.put(stage, Step(id=first_step, stage_id=stage_id))

    return Edit("Add stage", apply)


def alter_stage(stage_id: str, label: str = "Change stage", **fields: Any) -> Edit:
    """Change a stage's title, note or colour."""

    def apply(project: Project) -> Project:
        stage = project.stages.get(stage_id)
        return project if stage is None else project.put(stage.altered(**fields))

    return Edit(label, apply)


def move_stage(stage_id: str, *, before: str | None = None) -> Edit:
    """Move a stage with its steps and all that stands in them.

    A card that would then reach over steps it did not cover stays where the most of it is.
    """

    def apply(project: Project) -> Project:
        stage = project.stages.get(stage_id)
        if stage is None:
            return project
        siblings = project.stages.by("map_id")[stage.map_id]
        if is_there(siblings, stage_id, before):
            return project
        after = project.put(stage.altered(rank=rank_before(siblings, before, moving=stage_id)))
        steps = project.steps.by("stage_id").get(stage_id, ())
        return settle_spans(project, after, frozenset(step.id for step in steps))

    return Edit("Move stage", apply)
