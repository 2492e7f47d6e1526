"""Edits of personas."""

from typing import Any

from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.edits.places import rank_before
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import Persona


def add_persona(persona_id: str, *, map_id: str | None = None, **fields: Any) -> Edit:
    """A new persona, travelling on a map when one is given."""

    def apply(project: Project) -> Project:
        rank = rank_before(project.personas.ordered(), None)
        project = project.put(Persona(id=persona_id, rank=rank, **fields))
        if map_id is None:
            return project
        journey = project.maps[map_id]
        return project.put(journey.altered(persona_ids=(*journey.persona_ids, persona_id)))

    return Edit("Add persona", apply)
