"""The application object, and the way from nothing to a window that can be used."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent, QIcon
from PySide6.QtWidgets import QApplication

from cjm_desktop import __version__
from cjm_desktop.bundled import resource
from cjm_desktop.ui.ask import Asking
from cjm_desktop.ui.background import stop_working
from cjm_desktop.ui.crash import CrashGuard
from cjm_desktop.ui.ending import Ending
from cjm_desktop.ui.look import Look
from cjm_desktop.ui.program import Program
from cjm_desktop.ui.settings import Settings

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import MainWindow

AFTER_PAINT = 60
"""Milliseconds until the layers of a map are loaded: the start page is there and answers before."""


class Application(QApplication):
    """Hears when the system wants a file opened (macOS sends an event instead of an argument)."""

    file_wanted = Signal(str)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_wanted.emit(event.file())
            return True
        return super().event(event)


def run_window(path: Path | None, map_name: str) -> int:
    """Open the window and stay until the last one is closed. Returns the exit status."""
    application = Application(sys.argv[:1])
    name_application(application)
    program = make_program(application)
    Ending(application, program)
    guard = CrashGuard(program.say_bug)
    guard.install()
    application.file_wanted.connect(lambda name: program.open_path(Path(name)))
    window = program.new_window()
    if path is not None:
        QTimer.singleShot(0, window, lambda: program.open_path(path, map_name))
    QTimer.singleShot(AFTER_PAINT, window, lambda: _warm_up(window))
    try:
        status = application.exec()
    finally:
        guard.remove()
        if program.doorbell is not None:
            program.doorbell.close()
        left = stop_working()
    if not left:
        # All windows are closed and their work is kept; taking Qt down under a running thread would crash.
        sys.stdout.flush()
        os._exit(status)
    return status


def _warm_up(window: "MainWindow") -> None:
    from cjm_desktop.ui.doorbell import Doorbell
    from cjm_desktop.ui.warming import warm_up

    window.program.doorbell = Doorbell(window.program)
    warm_up(window)


def name_application(application: QApplication) -> None:
    application.setApplicationName("cjm-desktop")
    application.setApplicationDisplayName("")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("cjm-desktop")
    application.setWindowIcon(_icon())


def _icon() -> QIcon:
    """The picture of the program in the sizes that desktops ask for."""
    made = QIcon()
    for size in (16, 32, 48, 128):
        made.addFile(
            str(resource("desktop", "icons", f"cjm-desktop-{size}.png")), QSize(size, size)
        )
    return made


def make_program(application: QApplication, asking: Asking | None = None) -> Program:
    """What all windows share, from the settings of this user."""
    settings = Settings()
    return Program(Look(application, settings.text("look", "system")), settings, asking)
