"""Opening, saving and closing: what the File menu does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from cjm_desktop.bundled import example_maps
from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.project import Project
from cjm_desktop.errors import UserError
from cjm_desktop.storage.backups import Backup
from cjm_desktop.storage.errors import ChangedElsewhere, Vanished
from cjm_desktop.storage.opening import look_at, new_session, restore
from cjm_desktop.storage.recovery import Recoverable, discard, recover
from cjm_desktop.storage.session import MapSession
from cjm_desktop.ui.ask import MAP_FILES, name_for
from cjm_desktop.ui.background import Task, raise_here
from cjm_desktop.ui.closing import Closing
from cjm_desktop.ui.garbage import taking_in
from cjm_desktop.ui.opening import Opening
from cjm_desktop.ui.outside import Outside
from cjm_desktop.ui.preparing import Prepared, give_back, prepare
from cjm_desktop.ui.settings import documents_folder

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import MainWindow

SUFFIX = ".cjm"


class Files:
    """Acts for one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._asking = window.program.asking
        self._settings = window.program.settings

    # Opening

    def new(self) -> None:
        """Choose a template and begin."""
        from cjm_desktop.ui.dialogs.templates import choose_template

        choose_template(self._window, self.begin)

    def begin(self, template_key: str) -> None:
        """Begin a project from a template."""
        from cjm_desktop.templates import templates

        self._show(Prepared(new_session(templates()[template_key].build())))

    def open(self) -> None:
        """Ask for a file and open it."""
        path = self._asking.open_file(self._window, "Open a project", self._folder(), MAP_FILES)
        if path is not None:
            self.open_path(path)

    def open_recent(self) -> None:
        from cjm_desktop.ui.dialogs.recent import choose_recent

        choose_recent(self._window)

    def open_any(self, path: Path) -> None:
        """Open a project, or import a file of another kind."""
        if path.suffix.lower() == SUFFIX:
            self.open_path(path)
        else:
            Outside(self._window).take_in(path)

    def open_path(self, path: Path, map_name: str = "") -> None:
        """Open a file; in the window that has it already, in this one if it is free, or in a new one."""
        Opening(self._window, path, map_name, self._show).start()

    def open_example(self) -> None:
        """Open a copy of a finished map, so that the example itself stays as it is."""
        found = sorted(example_maps().glob(f"*{SUFFIX}"))
        if not found:
            raise UserError("The example maps are not installed.")
        from cjm_desktop.storage.opening import read_project

        self._prepare(lambda: new_session(read_project(found[0]))).start()

    def recover(self, offer: Recoverable) -> None:
        """Open what a crash left behind."""
        task = self._prepare(lambda: recover(offer))
        task.finished.connect(self._window.program.look_at_offers)
        task.start()

    def discard(self, offer: Recoverable) -> None:
        """Put recovered work aside; it is not deleted."""
        try:
            discard(offer)
        except UserError as error:
            self._say(error)
        self._window.program.look_at_offers()

    def show_imported(self, project: Project) -> MainWindow:
        """Show a project that came from a foreign file; it is kept from now on, whatever happens."""
        return self._show(Prepared(new_session(project, edited=True)))

    def _prepare(self, begin: Callable[[], MapSession]) -> Task:
        """Begin a session beside the window and show it; not started yet."""
        height = self._window.height_to_lay_out
        task = Task(lambda report: prepare(begin, height, report), self._window, give_back)
        task.done.connect(self._show)
        task.failed.connect(self._say)
        task.broke.connect(raise_here)
        return task

    def _show(self, opened: Prepared) -> MainWindow:
        from cjm_desktop.ui.editor import Editor

        window = self._window.program.free_window(self._window)
        look = window.program.look
        try:
            with taking_in():
                editor = Editor(opened.session, window.messages, look, opened.memo, window.stack)
                window.show_editor(editor)
        except BaseException:
            opened.session.close()
            raise
        window.activateWindow()
        return window

    def _say(self, error: Exception) -> None:
        self._window.messages.say("open", str(error), tone="danger")

    # Earlier versions

    def show_versions(self) -> None:
        from cjm_desktop.ui.dialogs.versions import show_versions

        show_versions(self._window)

    def look_at(self, version: Backup) -> None:
        """Show an earlier version in a window of its own, where it can only be looked at."""
        shown = self._window.program.window_of_version(version)
        if shown is not None:
            shown.come_forward()
        else:
            self._prepare(lambda: look_at(version)).start()

    def restore(self, version: Backup, path: Path) -> None:
        """Write an earlier version into a file of its own and open that."""
        task = self._prepare(lambda: restore(version, path))
        task.done.connect(lambda _opened: self._settings.remember(path))
        task.start()

    def place_for(self, version: Backup) -> Path:
        """Where a copy of an earlier version is proposed to be: beside its document, with the time in its name."""
        document, when = version.document, version.when
        title = f"{document.stem} {when:%Y-%m-%d %H.%M}" if when else f"{document.stem} earlier"
        folder = document.parent if document.parent.is_dir() else self._folder()
        return folder / name_for(title, SUFFIX)

    # Saving

    def save(self) -> None:
        """Write the document now; a project without a file asks for one.

        What is being worked out yet is written as well, once it is done.
        """
        editor = self._window.editor
        if editor is None:
            return
        editor.accept_typing()
        waits = editor.canvas.planner.behind_all(self.save)
        if editor.keeper.session.path is None or editor.keeper.session.read_only:
            if not waits:
                self.save_as()
        else:
            editor.keeper.session.retry()
            editor.keeper.publish()

    def save_as(self) -> None:
        """Ask for a name, write there, and go on there."""
        editor = self._window.editor
        if editor is not None and editor.canvas.planner.behind_all(self.save_as):
            return
        version = editor is not None and editor.keeper.session.version
        path = self._ask_where("Restore as a copy" if version else "Save as")
        if editor is None or path is None:
            return
        session = editor.keeper.session

        def then() -> None:
            self._settings.remember(path)
            editor.document.read_only = session.read_only
            editor.inspector.refresh()
            self._window.messages.clear("read-only")
            self._window.messages.clear("conflict")
            self._window.refresh()

        editor.keeper.run(lambda: session.save_as(path, force=True), then)

    def save_copy(self) -> None:
        """Write a copy and stay with this file."""
        editor = self._window.editor
        if editor is not None and editor.canvas.planner.behind_all(self.save_copy):
            return
        path = self._ask_where("Save a copy")
        if editor is None or path is None:
            return
        session, toast = editor.keeper.session, editor.toast
        task = Task(lambda _report: session.save_copy(path, force=True), self._window)
        task.done.connect(lambda _none: toast.say(f"Saved a copy: {path.name}"))
        task.failed.connect(self._say)
        task.broke.connect(raise_here)
        task.start()

    def revert(self) -> None:
        """Bring the project back to how it was opened, as one step that can be undone."""
        editor = self._window.editor
        if editor is None:
            return
        opened = editor.keeper.session.opened
        if editor.attempt(Edit("Revert to opened", lambda _project: opened)):
            editor.toast.say("Everything is as it was opened.", ("Undo", editor.undo))

    def ask_about_conflict(self, error: ChangedElsewhere) -> None:
        """Somebody else changed the document: nothing was written, the user says how to go on."""
        editor = self._window.editor
        if editor is None:
            return
        keeper = editor.keeper
        self._window.messages.clear("file")

        def replace() -> None:
            keeper.paused = False
            keeper.publish(force=True)

        self._window.messages.say(
            "conflict",
            f"{error} Your work is safe." if keeper.session.retry() else str(error),
            ("Save elsewhere…", self.save_as),
            ("Save it there again" if isinstance(error, Vanished) else "Save over it", replace),
            ("Keep working", lambda: None),
            tone="danger",
        )

    def _ask_where(self, title: str) -> Path | None:
        editor = self._window.editor
        if editor is None:
            return None
        editor.accept_typing()
        session = editor.keeper.session
        if session.version is not None:
            start = self.place_for(session.version)
        else:
            name = name_for(editor.document.project.name, SUFFIX)
            start = session.path or self._folder() / name
        return self._asking.save_with_suffix(self._window, title, start, MAP_FILES, (SUFFIX,))

    def _folder(self) -> Path:
        editor = self._window.editor
        if editor is not None and editor.keeper.session.path is not None:
            return editor.keeper.session.path.parent
        recent = [path.parent for path in self._settings.recent() if path.parent.is_dir()]
        return recent[0] if recent else documents_folder()

    # Out and in

    def import_file(self) -> None:
        Outside(self._window).ask_and_take_in(self._folder())

    def export(self) -> None:
        Outside(self._window).export(self._folder())

    # Closing

    def close_project(self) -> None:
        """Back to the start page."""
        if self.may_close(self.close_project):
            self._window.show_start()

    def may_close(self, again: Callable[[], object]) -> bool:
        """End the session of the window, or stay; `again` is called once what is being worked out is finished."""
        return Closing(self._window, self.save_as).may_close(again)

    def bring_home(self) -> None:
        """Write what is there, also what is being typed, into the document; asks nothing."""
        Closing(self._window, self.save_as).bring_home()
