"""A large edit before it is done: what was asked for, and how it is worked out, in whichever thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from cjm_desktop.document.prepared import Prepared, Way
from cjm_desktop.domain.changes import Change
from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.project import Project
from cjm_desktop.errors import UserError
from cjm_desktop.ui.background import Stopped
from cjm_desktop.ui.canvas.shown import Layout

if TYPE_CHECKING:
    from cjm_desktop.ui.canvas.canvas import Canvas


class Plan(NamedTuple):
    """What is to be done once it is worked out; `first` and `then` belong to the window's thread.

    `what`: the edit, undo or redo; None changes nothing. `first` comes before it, and False keeps it from being done.
    `then` comes after it was done, with what it changed, and may go there and select; `elsewhere` comes instead where
    the user types or has gone to another map meanwhile.
    """

    what: Edit | Way | None
    then: Callable[[Change], None] = lambda _change: None
    first: Callable[[], bool] = lambda: True
    elsewhere: Callable[[Change], None] = lambda _change: None


class Wanted(NamedTuple):
    """What a user asks for. `doing`: 'Pasting'. `plan`: pure, for any thread; raises UserError. `map_id`: seen then."""

    doing: str
    plan: Callable[[Project], Plan]
    refuse: Callable[[UserError], None]
    map_id: str


class WorkedOut(NamedTuple):
    """All that is pure of it, done: None where nothing changes."""

    plan: Plan
    prepared: Prepared | None
    layout: Layout | None


def work_out(
    canvas: Canvas,
    project: Project,
    plan: Callable[[Project], Plan],
    report: Callable[[float], bool],
) -> WorkedOut:
    """All that is pure: the plan, the project after it, checked, and its layout."""
    _go_on_at(report, 0.1)
    found = plan(project)
    _go_on_at(report, 0.5)
    if found.what is None:
        return WorkedOut(found, None, None)
    prepared = canvas.document.prepare(found.what, project)
    _go_on_at(report, 0.7)
    layout = canvas.laid_out_ahead(prepared.after)
    _go_on_at(report, 0.9)
    return WorkedOut(found, prepared, layout)


def _go_on_at(report: Callable[[float], bool], share: float) -> None:
    if not report(share):
        raise Stopped
