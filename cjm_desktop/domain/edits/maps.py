"""Edits of the maps of a project and of the project itself."""

from typing import Any

from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.edits.places import rank_before
from cjm_desktop.domain.edits.steps import remove_columns
from cjm_desktop.domain.ids import new_id
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.record import Record
from cjm_desktop.domain.records import Card, JourneyMap


def alter_project(label: str = "Change project", **fields: Any) -> Edit:
    """Change the project's title, description or author."""

    def apply(project: Project) -> Project:
        return project.put(project.info.altered(**fields))

    return Edit(label, apply)


def add_map(map_id: str, **fields: Any) -> Edit:
    """A new empty map behind the others."""

    def apply(project: Project) -> Project:
        rank = rank_before(project.maps.ordered(), None)
        return project.put(JourneyMap(id=map_id, rank=rank, **fields))

    return Edit("Add map", apply)


def add_project(other: Project) -> Edit:
    """Take all maps of another project in, with fresh places behind the maps that are here.

    Personas and channels of the same name are the same; used by import and by templates.
    """

    def apply(project: Project) -> Project:
        same = _same_names(project, other)
        kept = [r for r in other.records() if r.id not in same and r.KIND != "project"]
        project = project.put(*(r for r in kept if r.KIND != "map"))
        for journey in other.maps.ordered():
            rank = rank_before(project.maps.ordered(), None)
            project = project.put(journey.altered(rank=rank))
        for record in [r for r in kept if r.KIND != "map"]:
            project = project.put(_pointing_at(record, same))
        for journey in other.maps:
            project = project.put(_pointing_at(project.maps[journey.id], same))
        return project

    return Edit("Add maps", apply)


def _same_names(project: Project, other: Project) -> dict[str, str]:
    """Ids of the other project's personas and channels -> ids of ours with the same name."""
    ours = {("persona", p.name): p.id for p in project.personas}
    ours |= {("channel", c.name): c.id for c in project.channels}
    pairs = [*(("persona", p.name, p.id) for p in other.personas)]
    pairs += [("channel", c.name, c.id) for c in other.channels]
    return {their: ours[kind, name] for kind, name, their in pairs if name and (kind, name) in ours}


def _pointing_at(record: Record, same: dict[str, str]) -> Record:
    """The record with its references led over to records of the same name."""
    changed: dict[str, Any] = {}
    for field in ("persona_id",):
        value = getattr(record, field, None)
        if value in same:
            changed[field] = same[value]
    persona_ids = getattr(record, "persona_ids", None)
    if persona_ids and any(p in same for p in persona_ids):
        changed["persona_ids"] = tuple(same.get(p, p) for p in persona_ids)
    fields = getattr(record, "fields", None)
    if fields and fields.get("channel_id") in same:
        changed["fields"] = {**fields, "channel_id": same[fields["channel_id"]]}
    return record.altered(**changed) if changed else record


def alter_map(map_id: str, label: str = "Change map", **fields: Any) -> Edit:
    """Change a map's title, kind, scenario, goal, owner, personas, dates or theme."""

    def apply(project: Project) -> Project:
        journey = project.maps.get(map_id)
        return project if journey is None else project.put(journey.altered(**fields))

    return Edit(label, apply)


def move_map(map_id: str, *, before: str | None = None) -> Edit:
    """Move a map's tab in front of another or to the end."""

    def apply(project: Project) -> Project:
        journey = project.maps.get(map_id)
        if journey is None:
            return project
        rank = rank_before(project.maps.ordered(), before, moving=map_id)
        return project.put(journey.altered(rank=rank))

    return Edit("Move map", apply)


def duplicate_map(map_id: str, copy_id: str, title: str) -> Edit:
    """Copy a map with everything on it, right behind the original; personas and channels are shared."""

    def apply(project: Project) -> Project:
        siblings = project.maps.ordered()
        place = [m.id for m in siblings].index(map_id) + 1
        before = siblings[place].id if place < len(siblings) else None
        rank = rank_before(siblings, before)
        copy = project.maps[map_id].altered(id=copy_id, title=title, rank=rank)
        return project.put(copy, *_copied_contents(project, map_id, copy_id))

    return Edit("Duplicate map", apply)


def _copied_contents(project: Project, map_id: str, copy_id: str) -> list[Record]:
    stages = project.stages.by("map_id").get(map_id, ())
    steps = [s for stage in stages for s in project.steps.by("stage_id").get(stage.id, ())]
    lanes = project.lanes.by("map_id").get(map_id, ())
    cards = [c for lane in lanes for c in project.cards.by("lane_id").get(lane.id, ())]
    markers = [m for step in steps for m in project.markers.by("step_id").get(step.id, ())]
    ids = {r.id: new_id() for group in (stages, steps, lanes, cards, markers) for r in group}
    ids[map_id] = copy_id
    copies: list[Record] = []
    for record in (*stages, *steps, *lanes, *cards, *markers):
        pointers = {
            field: ids[value]
            for field in ("id", "map_id", "stage_id", "step_id", "lane_id", "until_id")
            if (value := getattr(record, field, None)) in ids
        }
        copies.append(record.altered(**pointers, **_answers(record, ids)))
    return copies


def _answers(record: Record, ids: dict[str, str]) -> dict[str, Any]:
    """Opportunities of the copy answer the pain points of the copy."""
    if not isinstance(record, Card):
        return {}
    fields = record.fields
    answers = fields.get("answers")
    if not isinstance(answers, list):
        return {}
    return {"fields": {**fields, "answers": [ids.get(str(a), str(a)) for a in answers]}}


def delete_map(map_id: str) -> Edit:
    """Delete a map with all that stands on it; personas and channels stay in the project."""

    def apply(project: Project) -> Project:
        stages = [s.id for s in project.stages.by("map_id").get(map_id, ())]
        steps = [s.id for stage in stages for s in project.steps.by("stage_id").get(stage, ())]
        lanes = [lane.id for lane in project.lanes.by("map_id").get(map_id, ())]
        cards = [c.id for lane in lanes for c in project.cards.by("lane_id").get(lane, ())]
        project = remove_columns(project.drop("card", *cards), frozenset(steps))
        return project.drop("stage", *stages).drop("lane", *lanes).drop("map", map_id)

    return Edit("Delete map", apply)
