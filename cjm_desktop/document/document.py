"""The open project: the one path that every edit takes."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from cjm_desktop.document.history import History
from cjm_desktop.document.prepared import Landing, Prepared, Way, prepare_edit
from cjm_desktop.document.selection import Selection
from cjm_desktop.document.shelf import Shelf
from cjm_desktop.document.signal import Signal
from cjm_desktop.domain.changes import Change
from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.project import Project


class Document:
    """Holds the project, undo and redo, and the selection.

    `keep_ahead` makes an edit durable whose change is still to come (`begin_landing`), in whichever thread.
    `changed` carries every change of the project, in the order of its listeners: the working copy is connected
    first, so a change is durable before the window shows it. `selected` carries every new selection.
    """

    def __init__(self, project: Project, history_folder: Path | None = None) -> None:
        """`history_folder`: where old undo steps go; None is the system's temporary folder."""
        self._project = project
        self._history = History(Shelf(history_folder))
        self._selection = Selection()
        self._landing: Landing | None = None
        self.changed: Signal[Change] = Signal()
        self.selected: Signal[Selection] = Signal()
        self.keep_ahead: Callable[[Prepared], None] = lambda _prepared: None
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
        return self.do(edit)

    def undo(self) -> Change:
        """Take the last edit back.

        Raises:
            UserError: What it changed lies on the disk and cannot be read; nothing has changed.
        """
        return self.do(Way.BACK)

    def redo(self) -> Change:
        """Do again what was taken back.

        Raises:
            UserError: As for `undo`.
        """
        return self.do(Way.FORTH)

    def prepare(self, what: Edit | Way, project: Project) -> Prepared:
        """Work out what an edit, undo or redo makes of a project, which was the one of this document; any thread may.

        Raises:
            UserError: It does not fit the project, or what it needs cannot be read from the disk.
        """
        if isinstance(what, Edit):
            return prepare_edit(project, what)
        found = self._history.look(what, project)
        if found is None:
            return Prepared(what, project, project, Change())
        change, selected = found
        return Prepared(what, project, change.applied(project), change, selected)

    def reach(self, way: Way) -> int:
        """About how many records undo or redo would change."""
        return self._history.reach(way)

    def begin_landing(self, prepared: Prepared) -> Landing | None:
        """Begin the commit of a large edit that was worked out beside the window.

        Another thread may `run` what this returns, while the project stays as it is; then `land` ends it. An edit that
        comes before is done behind it. None: the project is another one by now, so work the edit out anew.
        """
        self.land()
        if self.read_only or prepared.before is not self._project:
            return None
        self._landing = Landing(prepared, self._ahead)
        return self._landing

    def land(self) -> Change:
        """End a commit that was begun, if there is one; returns what it changed.

        Whoever began it selects: the user may be somewhere else by now.
        """
        landing, self._landing = self._landing, None
        if landing is None:
            return Change()
        landing.run()
        return self._take(replace(landing.prepared, selected=None))

    def _ahead(self, prepared: Prepared) -> None:
        """In another thread: all that takes long and that nobody sees."""
        if isinstance(prepared.what, Edit):
            self._history.make_room(prepared.change)
        self.keep_ahead(prepared)

    def do(self, what: Edit | Way) -> Change:
        """Commit an edit, undo or redo, as the methods of these names."""
        if self.read_only:
            return Change()
        self.land()
        return self._take(self.prepare(what, self._project))

    def _take(self, prepared: Prepared) -> Change:
        change, what = prepared.change, prepared.what
        if not change:
            return change
        if isinstance(what, Edit):
            self._history.push(what.label, change, self._selection)
        else:
            self._history.go(what, change, self._selection)
        self._project = prepared.after
        self.changed.emit(change)
        self.select(self._selection if prepared.selected is None else prepared.selected)
        return change

    def select(self, selection: Selection) -> None:
        """Select; references to records that are not there are left out."""
        selection = selection.within(self._project)
        if selection != self._selection:
            self._selection = selection
            self.selected.emit(selection)
