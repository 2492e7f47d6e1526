"""The one type of everything that changes a project."""

from collections.abc import Callable
from dataclasses import dataclass

from cjm_desktop.domain.project import Project
from cjm_desktop.domain.record import Record


@dataclass(frozen=True, slots=True)
class Edit:
    """One undo step: what the menu calls it, and the pure function that does it.

    `apply` may raise UserError; then nothing has changed.
    """

    label: str
    apply: Callable[[Project], Project]


def alter(kind: str, record_id: str, label: str, /, **fields: object) -> Edit:
    """Change fields of one record, also one called `kind`; a record that is gone by then is left gone."""

    def apply(project: Project) -> Project:
        record: Record | None = project.find(kind, record_id)
        return project if record is None else project.put(record.altered(**fields))

    return Edit(label, apply)


def together(label: str, *edits: Edit) -> Edit:
    """Several edits as one undo step."""

    def apply(project: Project) -> Project:
        for edit in edits:
            project = edit.apply(project)
        return project

    return Edit(label, apply)
