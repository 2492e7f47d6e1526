"""What all windows of the running program share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt

from cjm_desktop.ui.ask import Asking
from cjm_desktop.ui.garbage import Garbage
from cjm_desktop.ui.look import Look
from cjm_desktop.ui.settings import Settings

if TYPE_CHECKING:
    from cjm_desktop.storage.backups import Backup
    from cjm_desktop.ui.doorbell import Doorbell
    from cjm_desktop.ui.main_window import MainWindow

_APART = 32  # pixels between one window and the next
_WHOLE_SCREEN = Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen


class Program(QObject):
    """The look, the settings, the ways to ask, and the open windows."""

    def __init__(self, look: Look, settings: Settings, asking: Asking | None = None) -> None:
        super().__init__()
        self.look = look
        self.settings = settings
        self.asking = asking or Asking()
        self.windows: list[MainWindow] = []
        self.opening: dict[Path, MainWindow] = {}
        self.garbage = Garbage(self)
        self.doorbell: Doorbell | None = None

    def new_window(self) -> MainWindow:
        """A window with the start page: as large as the one in use, and a little apart from it."""
        from cjm_desktop.ui.main_window import MainWindow

        window = MainWindow(self)
        window.closed.connect(lambda: self._forget(window))
        other = next((each for each in self.windows if each.isActiveWindow()), None)
        other = other or next(reversed(self.windows), None)
        self.windows.append(window)
        if other is None:
            window.show()
        elif other.windowState() & _WHOLE_SCREEN:
            window.setGeometry(other.normalGeometry().translated(_APART, _APART))
            window.showMaximized()
        else:
            window.resize(other.size())
            window.move(other.pos() + QPoint(_APART, _APART))
            window.show()
        return window

    def window_of(self, path: Path) -> MainWindow | None:
        """The window that has a file open, or is opening it."""
        for window in self.windows:
            if window.editor is not None:
                held = window.editor.keeper.session.path
                if held is not None and same_file(held, path):
                    return window
        return next((w for other, w in self.opening.items() if same_file(other, path)), None)

    def window_of_version(self, version: Backup) -> MainWindow | None:
        """The window in which an earlier version is looked at."""
        held = ((w, w.editor.keeper.session.version) for w in self.windows if w.editor is not None)
        return next((w for w, shown in held if shown and shown.path == version.path), None)

    def show_if_open(self, path: Path, map_name: str = "") -> bool:
        """Bring the window of a file to the front, with one of its maps; False where no window has it."""
        window = self.window_of(path)
        if window is not None:
            window.come_forward()
            window.go_to_map(map_name)
        return window is not None

    def look_at_offers(self) -> None:
        """Look anew on every start page for work to recover: some was taken, put aside or left behind."""
        for window in self.windows:
            if window.editor is None:
                window.start_page.refresh()

    def free_window(self, near: MainWindow | None = None) -> MainWindow:
        """A window without a project: the given one, any other, or a new one."""
        candidates = [near, *self.windows] if near is not None else list(self.windows)
        for window in candidates:
            if window is not None and window.editor is None:
                return window
        return self.new_window()

    def open_path(self, path: Path, map_name: str = "") -> None:
        """Open a file that came from the command line, the desktop or the system."""
        if not self.show_if_open(path, map_name):
            self.free_window().files.open_path(path, map_name)

    def say_bug(self) -> None:
        """Tell in the window that is used that something went wrong."""
        shown = [window for window in self.windows if window.isVisible()]
        active = next((window for window in shown if window.isActiveWindow()), None)
        target = active or (shown[-1] if shown else None)
        if target is not None:
            target.say_bug()

    def _forget(self, window: MainWindow) -> None:
        if window in self.windows:
            self.windows.remove(window)
            window.deleteLater()
            self.look_at_offers()


def same_file(one: Path, other: Path) -> bool:
    """Do two paths lead to the same file?"""
    try:
        return one.samefile(other)
    except OSError:
        return one.absolute() == other.absolute()
