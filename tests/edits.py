"""Edits that only tests make: the window has other ways to the same."""

from typing import Any

from cjm_desktop.domain.edits.deletion import delete_refs
from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.edits.places import rank_before
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import JourneyMap


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


def delete(kind: str, *record_ids: str) -> Edit:
    """As `delete_refs`, for records of one kind."""
    return delete_refs([Ref(kind, record_id) for record_id in record_ids])
