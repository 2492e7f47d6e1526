"""Edits of steps, the columns of a map."""

from typing import Any

from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.edits.places import is_there, rank_before
from cjm_desktop.domain.edits.spans import settle_spans
from cjm_desktop.domain.ids import new_id
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import Step


def add_step(step_id: str, stage_id: str, *, before: str | None = None, **fields: Any) -> Edit:
    """A new step in a stage, in front of a neighbour or at the end."""

    def apply(project: Project) -> Project:
        rank = rank_before(project.steps.by("stage_id").get(stage_id, ()), before)
        return project.put(Step(id=step_id, stage_id=stage_id, rank=rank, **fields))

    return Edit("Add step", apply)


def alter_step(step_id: str, label: str = "Change step", **fields: Any) -> Edit:
    """Change a step's title, note or whether it is a moment of truth."""

    def apply(project: Project) -> Project:
        step = project.steps.get(step_id)
        return project if step is None else project.put(step.altered(**fields))

    return Edit(label, apply)


def move_step(step_id: str, *, to_stage: str, before: str | None = None) -> Edit:
    """Move a step within its stage or into another, with all that stands in its column.

    A card that would then reach over steps it did not cover stays where the most of it is. A stage that
    loses its last step keeps one empty step, because a stage without a column cannot be seen.
    """

    def apply(project: Project) -> Project:
        step = project.steps.get(step_id)
        if step is None:
            return project
        siblings = project.steps.by("stage_id").get(to_stage, ())
        if is_there(siblings, step_id, before):
            return project
        rank = rank_before(siblings, before, moving=step_id)
        after = project.put(step.altered(stage_id=to_stage, rank=rank))
        if not after.steps.by("stage_id").get(step.stage_id):
            after = after.put(Step(id=new_id(), stage_id=step.stage_id))
        return settle_spans(project, after, frozenset({step_id}))

    return Edit("Move step", apply)
