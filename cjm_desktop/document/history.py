"""Undo as differences: what each edit changed, before and after, so that a step costs what it changed.

Steps are without limit. The latest ones stay in memory as records; older ones go to a nameless file, which ends with
the process, as soon as they take more memory than `BUDGET` together. Undoing puts the very records back that were
there, or equal ones from the file; no inverse code of single edits exists anywhere.

QUndoStack was tried: a `redo` that fails half-way stays on the stack and the document stays half-changed. Whole
projects were tried: after an edit of all cards each of them holds a map of its own.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field

from cjm_desktop.atomic.reasons import words_of
from cjm_desktop.document.prepared import Way
from cjm_desktop.document.selection import Selection
from cjm_desktop.document.shelf import Place, Shelf
from cjm_desktop.domain.changes import Change
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.record import Record
from cjm_desktop.errors import UserError

BUDGET = 2_000_000
"""Bytes, estimated, of the steps that stay in memory; the last one always does, however large."""

_A_RECORD = 1_000
_A_STEP = 500
_LOG = logging.getLogger(__name__)


@dataclass(slots=True)
class Step:
    """One edit: what it is called, what it changed, and what was selected on its other side.

    `change` and `selection` are None while they lie on the shelf, at `place`.
    """

    label: str
    change: Change | None
    selection: Selection | None
    cost: int
    place: Place | None = None


@dataclass(slots=True)
class History:
    """What can be undone and redone; `shelf` takes what leaves the memory."""

    shelf: Shelf
    past: list[Step] = field(default_factory=list)
    future: list[Step] = field(default_factory=list)
    _held: int = 0
    _weighed: tuple[Change, int] = (Change(), 0)

    def make_room(self, change: Change) -> None:
        """Do what takes long of pushing a large change, while nobody else uses the history: for another thread."""
        cost = _cost(change)
        self._weighed = change, cost
        for step in self.past if self._held + cost > BUDGET else ():
            if (
                self._held + cost > BUDGET // 2
                and step.change is not None
                and not self._write(step)
            ):
                return

    def push(self, label: str, change: Change, selection: Selection) -> None:
        """Remember an edit and what was selected before it; what was undone can no longer be redone."""
        self._forget(self.future)
        weighed, cost = self._weighed
        cost = (cost if weighed is change else _cost(change)) + 100 * len(selection)
        self._weighed = Change(), 0
        self._keep(self.past, Step(label, change, selection, cost))

    def reach(self, way: Way) -> int:
        """About how many records undo or redo would change."""
        source, _ = self._ways(way)
        return source[-1].cost // _A_RECORD if source else 0

    def look(self, way: Way, project: Project) -> tuple[Change, Selection] | None:
        """What takes the last edit back (or does it again), and what was selected then; None if there is none.

        Raises:
            UserError: It cannot be read from the disk; nothing has changed, and trying again is possible.
        """
        source, _ = self._ways(way)
        if not source:
            return None
        change, selection = self._loaded(source[-1], project)
        return change.inverted(), selection

    def go(self, way: Way, change: Change, selection: Selection) -> None:
        """The edit that `look` found was taken back or done again; `selection`: what was selected before that."""
        source, target = self._ways(way)
        step = source.pop()
        self._held -= step.cost if step.change is not None else 0
        self._keep(target, Step(step.label, change, selection, step.cost))

    def _ways(self, way: Way) -> tuple[list[Step], list[Step]]:
        return (self.past, self.future) if way is Way.BACK else (self.future, self.past)

    # -- memory and the file ---------------------------------------------------------------------

    def _keep(self, steps: list[Step], step: Step) -> None:
        steps.append(step)
        self._held += step.cost
        if self._held > BUDGET:
            self._put_away()

    def _forget(self, steps: list[Step]) -> None:
        self._held -= sum(step.cost for step in steps if step.change is not None)
        steps.clear()

    def _put_away(self) -> None:
        """Move the steps that are furthest from now into the file, until half of the budget is free."""
        for step in list(_furthest_first(self.past, self.future)):
            if self._held <= BUDGET // 2:
                return
            if step.change is not None and not self._write(step):
                return

    def _write(self, step: Step) -> bool:
        """Put a step on the shelf; False when the disk does not take it, and it stays in memory."""
        assert step.change is not None
        assert step.selection is not None
        try:
            step.place = self.shelf.put(step.change, step.selection)
        except OSError:
            _LOG.warning("older undo steps stay in memory: the disk does not take them")
            return False
        step.selection = step.change = None
        self._held -= step.cost
        return True

    def _loaded(self, step: Step, project: Project) -> tuple[Change, Selection]:
        change, selection = (
            step.change,
            step.selection,
        )  # another thread may put them away right now
        if change is not None and selection is not None:
            return change, selection
        assert step.place is not None
        try:
            return self.shelf.get(step.place, project)
        except OSError as error:
            raise UserError(
                f"“{step.label}” cannot be undone or redone now, because the temporary file with older steps cannot be"
                f" read ({words_of(error)}): try again, or go on from here; the map is as it was."
            ) from error


def _furthest_first(past: list[Step], future: list[Step]) -> Iterator[Step]:
    """The steps of both directions, those last that are undone or redone next."""
    longer = max(len(past), len(future))
    for distance in range(longer, 1, -1):
        for steps in (future, past):
            if len(steps) >= distance:
                yield steps[-distance]


def _cost(change: Change) -> int:
    """About how many bytes of memory only the step of a change holds, without what was selected."""
    records = [*change.added, *change.removed, *(before for before, _ in change.updated)]
    return _A_STEP + sum(map(_weight, records))


def _weight(record: Record) -> int:
    texts = (value for value in vars(record).values() if isinstance(value, str))
    return _A_RECORD + sum(len(text) for text in texts if len(text) > 100)
