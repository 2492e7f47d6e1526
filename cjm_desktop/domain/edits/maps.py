"""Edits of the maps of a project."""

from typing import Any

from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.edits.places import is_there, rank_before, ranks_at_end
from cjm_desktop.domain.ids import new_id
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.references import led_over


def add_project(other: Project) -> Edit:
    """Take all maps of another project in, behind the maps that are here.

    Personas and channels of the same name are the same. Where an id is taken already, as when one file is
    imported twice, everything that comes in gets fresh ids, so that nothing here is overwritten.
    """

    def apply(project: Project) -> Project:
        same = _same_names(project, other)
        coming = [r for r in other.records() if r.KIND != "project" and r.id not in same]
        taken = any(project.find(record.KIND, record.id) for record in coming)
        ids = same | ({record.id: new_id() for record in coming} if taken else {})

        def lead(old: str) -> str:
            return ids.get(old, old)

        ranks = iter(ranks_at_end(project.maps.ordered(), len(other.maps)))
        return project.put(
            *(
                led_over(record, lead, **({"rank": next(ranks)} if record.KIND == "map" else {}))
                for record in coming
            )
        )

    return Edit("Add maps", apply)


def _same_names(project: Project, other: Project) -> dict[str, str]:
    """Ids of the other project's personas and channels -> ids of ours with the same name."""
    ours = {("persona", p.name): p.id for p in project.personas if p.name}
    ours |= {("channel", c.name): c.id for c in project.channels if c.name}
    pairs = [*(("persona", p.name, p.id) for p in other.personas)]
    pairs += [("channel", c.name, c.id) for c in other.channels]
    # Each of ours stands for one of theirs only: two moods of one persona at a step cannot be.
    return {their: ours.pop((kind, name)) for kind, name, their in pairs if (kind, name) in ours}


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
        if is_there(project.maps.ordered(), map_id, before):
            return project
        rank = rank_before(project.maps.ordered(), before, moving=map_id)
        return project.put(journey.altered(rank=rank))

    return Edit("Move map", apply)
