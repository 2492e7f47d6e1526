"""The open project: the one path that every edit takes."""

from collections.abc import Callable
from pathlib import Path

from pydantic import ValidationError

from cjm_desktop.document.history import History
from cjm_desktop.document.selection import Selection
from cjm_desktop.document.shelf import Shelf
from cjm_desktop.document.signal import Signal
from cjm_desktop.domain.changes import Change, difference
from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.hues import keep_hues
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.rules import check_change
from cjm_desktop.domain.validation_words import word_refusal

_Go = Callable[[Project, Selection], tuple[Change, Selection] | None]


class Document:
    """Holds the project, undo and redo, and the selection.

    `changed` carries every change of the project, in the order of its listeners: the working copy is connected
    first, so a change is durable before the window shows it. `selected` carries every new selection.
    """

    def __init__(self, project: Project, history_folder: Path | None = None) -> None:
        """`history_folder`: where old undo steps go; None is the system's temporary folder."""
        self._project = project
        self._history = History(Shelf(history_folder))
        self._selection = Selection()
        self.changed: Signal[Change] = Signal()
        self.selected: Signal[Selection] = Signal()
        self.read_only = False

    @property
    def project(self) -> Project:
        return self._project

    @property
    def selection(self) -> Selection:
        return self._selection

    @property
    def undo_label(self) -> str | None:
        """What undo would take back, or None when there is nothing."""
        return self._history.past[-1].label if self._history.past else None

    @property
    def redo_label(self) -> str | None:
        return self._history.future[-1].label if self._history.future else None

    def commit(self, edit: Edit) -> Change:
        """Do an edit as one undo step.

        Returns:
            What it changed; an edit that changes nothing leaves no undo step.

        Raises:
            UserError: The edit does not fit the project; nothing has changed.
        """
        if self.read_only:
            return Change()
        try:
            after = edit.apply(self._project)
        except ValidationError as error:
            raise word_refusal(error) from error
        change = difference(self._project, after)
        if not change:
            return change
        kept = keep_hues(self._project, after, change)
        if kept is not after:
            after, change = kept, difference(self._project, kept)
        check_change(after, change)
        self._history.push(edit.label, change, self._selection)
        self._settle(after, change)
        return change

    def undo(self) -> Change:
        """Take the last edit back.

        Raises:
            UserError: What it changed lies on the disk and cannot be read; nothing has changed.
        """
        return self._travel(self._history.back)

    def redo(self) -> Change:
        """Do again what was taken back.

        Raises:
            UserError: As for `undo`.
        """
        return self._travel(self._history.forth)

    def select(self, selection: Selection) -> None:
        """Select; references to records that are not there are left out."""
        selection = selection.within(self._project)
        if selection != self._selection:
            self._selection = selection
            self.selected.emit(selection)

    def _travel(self, go: _Go) -> Change:
        found = None if self.read_only else go(self._project, self._selection)
        if found is None:
            return Change()
        change, selection = found
        self._settle(change.applied(self._project), change)
        self.select(selection)
        return change

    def _settle(self, project: Project, change: Change) -> None:
        self._project = project
        self.changed.emit(change)
        self.select(self._selection)
