"""Undo as snapshots: no inverse code exists anywhere.

QUndoStack was tried: a `redo` that fails half-way stays on the stack and the document stays half-changed.
"""

from dataclasses import dataclass, field

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.project import Project


@dataclass(frozen=True, slots=True)
class Moment:
    """The project and the selection as they were, and what was done then."""

    label: str
    project: Project
    selection: Selection


@dataclass(slots=True)
class History:
    """What can be undone and redone, without limit; a step costs a few kilobytes."""

    past: list[Moment] = field(default_factory=list)
    future: list[Moment] = field(default_factory=list)

    def push(self, moment: Moment) -> None:
        """Remember the state before an edit; what was undone can no longer be redone."""
        self.past.append(moment)
        self.future.clear()
