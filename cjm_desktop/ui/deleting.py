"""Deleting records from the window: one step, and a toast that says what went along."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cjm_desktop.domain.changes import Change
from cjm_desktop.domain.edits.deletion import cards_without, delete_refs, naming, what_goes
from cjm_desktop.domain.edits.reach import reach
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.numbers import counted
from cjm_desktop.domain.project import Project
from cjm_desktop.ui.canvas.plan import Plan
from cjm_desktop.ui.said import said_records

if TYPE_CHECKING:
    from cjm_desktop.ui.editor import Editor

_SPOKEN_OF = ("map", "stage", "lane", "step", "persona", "channel")
"""Deleting one of these is always said, with the way back."""


def delete(editor: Editor, refs: tuple[Ref, ...]) -> None:
    """Delete records, beside the window where they are many; what is under way is awaited."""
    planner = editor.canvas.planner
    if not editor.document.read_only and not planner.later(partial(delete, editor, refs)):
        size = reach(editor.document.project, refs)
        doing = f"Deleting {said_records(refs)}"
        planner.run(doing, size, partial(_plan, editor, refs), editor.refuse)


def _plan(editor: Editor, refs: tuple[Ref, ...], project: Project) -> Plan:
    along = what_goes(project, refs)
    said = f"Deleted {naming(refs)}" + (f" with {along}" if along else "")
    if all(ref.kind == "channel" for ref in refs):
        less = cards_without(project, refs)
        lose = counted(less, "touchpoint lost its channel", "touchpoints lost their channel")
        said += f"; {lose}" if less else ""
    said += "."
    speaks = along or len(refs) > 1 or refs[0].kind in _SPOKEN_OF
    say = partial(_say, editor, said if speaks else "")
    return Plan(delete_refs(refs), say, elsewhere=say)


def _say(editor: Editor, said: str, _change: Change) -> None:
    editor.messages.clear("edit")
    if said:
        editor.toast.say(said, ("Undo", editor.undo))
