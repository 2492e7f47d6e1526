"""Closing a project: nothing is lost, and nothing is asked that need not be."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop

from cjm_desktop.errors import UserError
from cjm_desktop.ui.ask import Way, name_for
from cjm_desktop.ui.background import Task
from cjm_desktop.ui.leaving import Left, ask_about_texts
from cjm_desktop.ui.said import said_records
from cjm_desktop.ui.settings import documents_folder

if TYPE_CHECKING:
    from cjm_desktop.ui.editor import Editor
    from cjm_desktop.ui.main_window import MainWindow


class Closing:
    """Ends the session of one window."""

    def __init__(self, window: MainWindow, save_as: Callable[[], None]) -> None:
        self._window = window
        self._save_as = save_as

    def may_close(self, again: Callable[[], object]) -> bool:
        """End the session of the window; asks where work would otherwise be without a file.

        Returns False to stay: because of an answer, or because what the user has asked for is being worked out yet.
        It is finished then, and `again` is called: the window goes on meanwhile, and the user may cancel.
        """
        editor = self._window.editor
        if editor is None:
            return True
        if editor.canvas.planner.close_after(again):
            return False
        editor.accept_typing()
        left = ask_about_texts(self._window)
        if left is Left.STAY:
            editor.left_over.show()
            return False
        keeper = editor.keeper
        asks = keeper.needs_save() and not keeper.session.read_only
        if asks and not self._save_before_closing():
            return False
        return self._end(left)

    def _end(self, left: Left) -> bool:
        """End the session, or ask what to do with what is on no disk; returns False to stay."""
        editor = self._window.editor
        assert editor is not None
        while True:
            try:
                self._settle_texts(left)
                editor.keeper.close()
                return True
            except UserError as error:
                said = self._ask_about_unkept(str(error))
            except Exception:
                # All is on the disk, and the session is let go: a bug in that must not hold the window.
                sys.excepthook(*sys.exc_info())
                return True
            if said == "stay":
                return False
            if said == "save":
                self._wait_for(self._save_as)
            elif said == "json":
                self._write_json()
            else:
                editor.keeper.close(discard=True)
                return True

    def _settle_texts(self, left: Left) -> None:
        """Keep as a draft what is in no field's value, or let go of it, as was answered.

        Raises:
            CannotWrite: It could not be kept.
        """
        editor = self._window.editor
        assert editor is not None
        if left is Left.KEEP or (left is Left.NONE and editor.left_over.placeless):
            editor.drafts.keep()
        else:
            editor.drafts.forget()

    def _ask_about_unkept(self, reason: str) -> str:
        """Say what would be lost, and ask."""
        editor = self._window.editor
        assert editor is not None
        lost = said_records(editor.keeper.unkept().refs())
        return self._window.program.asking.choose(
            self._window,
            f"Closing now would lose changes: {lost}." if lost else "Closing now may lose changes.",
            reason,
            (
                Way("save", "Save elsewhere…"),
                Way("json", "Export as JSON…"),
                Way("lose", "Close and lose them", "no"),
                Way("stay", "Keep working", "cancel"),
            ),
            icon="warning",
        )

    def _write_json(self) -> None:
        """Write all of the project where the user says, without what usually keeps it."""
        from cjm_desktop.formats import ExportOptions
        from cjm_desktop.formats._export import export_map

        editor = self._window.editor
        assert editor is not None
        project, options = editor.document.project, ExportOptions(map_id=editor.map_id)
        at = documents_folder() / name_for(project.name, ".json")
        path = self._window.program.asking.save_with_suffix(
            self._window, "Export as JSON", at, "JSON (*.json)", (".json",)
        )
        if path is None:
            return
        task = Task(
            lambda report: export_map(project, path, "json", options, lambda _part: True),
            self._window,
        )
        task.done.connect(lambda _remarks: editor.toast.say(f"Exported {path.name}."))
        task.failed.connect(lambda error: self._window.messages.say("open", str(error)))
        loop = QEventLoop()
        task.finished.connect(loop.quit)
        task.start()
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def bring_home(self) -> None:
        """Finish what is worked out, take in what is being typed and write the document, if it has one; asks nothing.

        What no field can hand over is kept as a draft.
        """
        editor = self._window.editor
        if editor is not None:
            finish_what_was_asked(editor)
            editor.accept_typing()
            if editor.keeper.needs_save() and not editor.keeper.paused:
                self._wait_for(editor.keeper.publish)
            with contextlib.suppress(UserError):
                editor.drafts.keep()

    def _save_before_closing(self) -> bool:
        """Try to bring the last changes into the document; returns False to stay."""
        editor = self._window.editor
        assert editor is not None
        if editor.keeper.session.path is not None and not editor.keeper.paused:
            self._wait_for(editor.keeper.publish)
            if not editor.keeper.needs_save():
                return True
        if editor.keeper.unkept() and not editor.keeper.session.retry():
            return True  # not even kept: what is asked then is another question
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


def finish_what_was_asked(editor: Editor) -> None:
    """Wait until nothing is worked out beside the window any more; the window goes on painting."""
    planner = editor.canvas.planner
    editor.canvas.pointing.cancel()  # what was worked out waits for the end of a gesture
    while planner.is_busy:
        loop = QEventLoop()
        planner.idle.connect(loop.quit)
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
