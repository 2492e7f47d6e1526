"""An edit that is worked out on one state of the project, and all but done: for whichever thread."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from pydantic import ValidationError

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.changes import Change, difference
from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.hues import keep_hues
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.rules import check_change
from cjm_desktop.domain.validation_words import word_refusal


class Way(Enum):
    """Undo and redo."""

    BACK = "back"
    FORTH = "forth"


@dataclass(frozen=True, slots=True)
class Prepared:
    """What an edit, undo or redo makes of the project `before`, checked against the rules.

    `selected`: what is selected afterwards, for undo and redo.
    """

    what: Edit | Way
    before: Project
    after: Project
    change: Change
    selected: Selection | None = None


def prepare_edit(project: Project, edit: Edit) -> Prepared:
    """Work an edit out; pure, so any thread may do it.

    Raises:
        UserError: The edit does not fit the project.
    """
    try:
        after = edit.apply(project)
    except ValidationError as error:
        raise word_refusal(error) from error
    change = difference(project, after)
    if change:
        kept = keep_hues(project, after, change)
        if kept is not after:
            after, change = kept, difference(project, kept)
        check_change(after, change)
    return Prepared(edit, project, after, change)


class Landing:
    """What can be done of a commit before the project changes: it is made durable.

    Whoever comes first does it: the thread that was started for it, or one that cannot wait for that.
    """

    def __init__(self, prepared: Prepared, work: Callable[[Prepared], None]) -> None:
        self.prepared = prepared
        self._work = work
        self._claim = threading.Lock()
        self._done = threading.Event()

    def run(self) -> None:
        """Do it, or wait until it is done."""
        if not self._claim.acquire(blocking=False):
            self._done.wait()
            return
        try:
            self._work(self.prepared)
        finally:
            self._done.set()
