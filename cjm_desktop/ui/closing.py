"""Closing a project: nothing is lost, and nothing is asked that need not be."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop

from cjm_desktop.errors import UserError
from cjm_desktop.ui.ask import Way
from cjm_desktop.ui.leaving import may_leave

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import MainWindow


class Closing:
    """Ends the session of one window."""

    def __init__(self, window: MainWindow, save_as: Callable[[], None]) -> None:
        self._window = window
        self._save_as = save_as

    def may_close(self) -> bool:
        """End the session of the window; asks where work would otherwise be without a file."""
        editor = self._window.editor
        if editor is None:
            return True
        editor.accept_typing()
        if not self._may_leave_texts():
            return False
        keeper = editor.keeper
        asks = keeper.needs_save() and not keeper.session.read_only
        if asks and not self._save_before_closing():
            return False
        try:
            keeper.close()
        except UserError as error:
            ways = (Way("stay", "Keep working", "cancel"), Way("lose", "Close and lose them", "no"))
            said = self._window.program.asking.choose(
                self._window, "Some changes cannot be kept.", str(error), ways
            )
            if said != "lose":
                return False
            keeper.close(discard=True)
        return True

    def bring_home(self) -> None:
        """Take in what is being typed and write the document, if it has one; asks nothing."""
        editor = self._window.editor
        if editor is not None:
            editor.accept_typing()
            if editor.keeper.needs_save() and not editor.keeper.paused:
                self._wait_for(editor.keeper.publish)

    def _may_leave_texts(self) -> bool:
        """Ask before texts go that no field could hand over; returns False to stay with them."""
        editor = self._window.editor
        assert editor is not None
        left = editor.left_over.texts()
        asking, project = self._window.program.asking, editor.document.project
        if may_leave(asking, self._window, left, project):
            return True
        editor.left_over.show()
        return False

    def _save_before_closing(self) -> bool:
        """Try to bring the last changes into the document; returns False to stay."""
        editor = self._window.editor
        assert editor is not None
        if editor.keeper.session.path is not None and not editor.keeper.paused:
            self._wait_for(editor.keeper.publish)
            if not editor.keeper.needs_save():
                return True
        untitled = editor.keeper.session.path is None
        said = self._window.program.asking.choose(
            self._window,
            "Save this project?" if untitled else "The last changes are not in the file.",
            "It has no file yet. Without saving it is kept and offered when the program starts again."
            if untitled
            else "They are kept and offered when the program starts again.",
            (
                Way("save", "Save…" if untitled else "Save elsewhere…"),
                Way("leave", "Don’t save" if untitled else "Close without", "no"),
                Way("stay", "Cancel", "cancel"),
            ),
        )
        if said == "save":
            self._wait_for(self._save_as)
            return not editor.keeper.needs_save()
        return said == "leave"

    def _wait_for(self, begin: Callable[[], object]) -> None:
        """Start some writing and wait until it has ended; the window goes on painting."""
        editor = self._window.editor
        assert editor is not None
        begin()
        while editor.keeper.busy:
            loop = QEventLoop()
            editor.keeper.idle.connect(loop.quit)
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
