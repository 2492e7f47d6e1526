"""What commands act on, and when they can: the window's project, if there is one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cjm_desktop.ui.editor import Editor
    from cjm_desktop.ui.files import Files
    from cjm_desktop.ui.main_window import MainWindow
    from cjm_desktop.ui.maps import Maps

Run = Callable[[], object]


class Scope:
    """Everything is looked up when a command is used, not when the menu is made."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    @property
    def editor(self) -> Editor:
        """The open project; commands that need it are disabled without."""
        assert self.window.editor is not None
        return self.window.editor

    # When

    def is_open(self) -> bool:
        return self.window.editor is not None

    def may_edit(self) -> bool:
        return self.is_open() and not self.editor.document.read_only

    def may_undo(self) -> bool:
        """What is being worked out counts: undo waits for it."""
        return self.may_edit() and (self._works() or self.editor.document.undo_label is not None)

    def may_redo(self) -> bool:
        return self.may_edit() and (self._works() or self.editor.document.redo_label is not None)

    def _works(self) -> bool:
        return self.editor.canvas.planner.is_busy

    def is_selected(self) -> bool:
        return self.is_open() and len(self.editor.document.selection) > 0

    def may_change(self) -> bool:
        return self.may_edit() and self.is_selected()

    def may_duplicate(self) -> bool:
        """What is being typed counts: it is accepted first, and selected then."""
        return self.may_change() or (self.may_edit() and self.editor.canvas.editing.is_active)

    def has_several(self) -> bool:
        return self.is_open() and len(self.editor.document.project.maps) > 1

    def may_delete_map(self) -> bool:
        return self.may_edit() and self.has_several()

    # What

    def edit(self, do: Callable[[Editor], object]) -> Run:
        return lambda: do(self.editor)

    def file(self, do: Callable[[Files], object]) -> Run:
        return lambda: do(self.window.files)

    def map(self, do: Callable[[Maps], object]) -> Run:
        def run() -> object:
            from cjm_desktop.ui.maps import Maps

            return do(Maps(self.window, self.editor))

        return run
