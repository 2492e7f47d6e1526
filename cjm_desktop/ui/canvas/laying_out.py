"""Lays out a whole map beside the window, where that takes too long in it."""

from PySide6.QtCore import QObject, Signal

from cjm_desktop import typeset
from cjm_desktop.domain.contents import contents_of
from cjm_desktop.domain.project import Project
from cjm_desktop.layout import Memo, lay_out
from cjm_desktop.scene.theme import theme_of
from cjm_desktop.ui.background import Stopped, Task, raise_here


class LayingOut(QObject):
    """One map at a time: beginning with another ends it."""

    done = Signal(object, str, object)  # project, id of the map, a memo that has all of it

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._task: Task | None = None

    def begin(self, project: Project, map_id: str, memo: Memo | None = None) -> None:
        """Lay out a map of a project. `memo`: that of an earlier state of it, which nobody else uses."""
        self.stop()
        filled = Memo() if memo is None else memo

        def check() -> None:
            if task.cancelled:
                raise Stopped

        def work(_report: object) -> Memo:
            contents = contents_of(project, map_id)
            with typeset.interruptible(check):
                lay_out(contents, theme_of(contents.map.theme), filled)
            return filled

        task = self._task = Task(work, self)
        task.done.connect(lambda found: self.done.emit(project, map_id, found))
        task.broke.connect(raise_here)
        task.start()

    def stop(self) -> None:
        """Nobody wants it any more."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
