"""The end from outside: Ctrl-C in the terminal, `kill`, a terminal that is closed, the end of the session.

It goes the way of closing the windows, with nobody there to answer: what is being typed is kept, the document is
written, and what cannot be written stays in the working copy, which is offered at the next start.
"""

from __future__ import annotations

import signal
import socket
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, QThread, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from cjm_desktop.ui.ask import Asking, Way

if TYPE_CHECKING:
    from pathlib import Path

    from cjm_desktop.ui.main_window import MainWindow
    from cjm_desktop.ui.program import Program

_HEARD = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
_AGAIN = 20  # milliseconds until the next look whether dialogs have gone
_PATIENCE = 250  # looks; a dialog of the system may not go at all


class Ending(QObject):
    """Hears the signals that ask the program to end, once the windows are there."""

    def __init__(self, application: QApplication, program: Program) -> None:
        super().__init__(application)
        self._program = program
        self._looks = 0
        self._again = QTimer(self, singleShot=True, interval=_AGAIN)
        self._again.timeout.connect(self._go_on)
        # Python runs handlers between any two lines, also in the middle of an edit: so they do nothing, and the
        # number of the signal comes through a socket, as an event between others.
        self._heard, self._told = socket.socketpair()
        for end in (self._heard, self._told):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._heard.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)
        signal.set_wakeup_fd(self._told.fileno(), warn_on_full_buffer=False)
        for name in _HEARD:
            number = getattr(signal, name, None)  # each system has its own
            # What the caller has switched off (nohup, a job in the background) stays off.
            if number is not None and signal.getsignal(number) != signal.SIG_IGN:
                signal.signal(number, lambda _number, _frame: None)
        application.commitDataRequest.connect(self.session_may_end)

    def end(self) -> None:
        """Close everything and end the program, without a question."""
        if self._looks == 0:
            self._program.asking = _Nobody()
            self._go_on()

    def _hear(self) -> None:
        self._heard.recv(64)
        self.end()

    def session_may_end(self, _manager: object = None) -> None:
        """Logging out has begun and may be called off yet: bring the work home, and stay."""
        for window in self._program.windows:
            if window.editor is not None:
                window.files.bring_home()

    def _go_on(self) -> None:
        if self._work_goes_on():
            self._again.start()
            return
        self._looks += 1
        in_the_way = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if in_the_way is not None:
            in_the_way.close()
        # Whoever waits for a dialog or for the end of a writing goes on first.
        waits = QThread.currentThread().loopLevel() > 1
        if (in_the_way is not None or waits) and self._looks < _PATIENCE:
            self._again.start()
            return
        for window in list(self._program.windows):
            _close(window)
        QCoreApplication.exit(0)

    def _work_goes_on(self) -> bool:
        """Is what was asked for being worked out yet? Then it is finished first, however long that takes."""
        editors = [window.editor for window in self._program.windows if window.editor is not None]
        busy = [editor.canvas for editor in editors if editor.canvas.planner.is_busy]
        for canvas in busy:
            canvas.pointing.cancel()  # it waits for the end of a gesture
        return bool(busy)


def _close(window: MainWindow) -> None:
    """Close a window, with what was typed in it."""
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()  # a field of a dialog hands over what was typed
    window.close()


class _Nobody(Asking):
    """Answers for a user who is not there: go on, and leave what cannot be saved to the next start."""

    def open_file(self, parent: QWidget, title: str, folder: Path, filters: str) -> Path | None:
        return None

    def save_file(self, parent: QWidget, title: str, at: Path, filters: str) -> Path | None:
        return None

    def choose(
        self,
        parent: QWidget,
        text: str,
        detail: str,
        ways: Sequence[Way],
        *,
        icon: str = "question",
    ) -> str:
        roles = {way.role: way.key for way in ways}
        return roles.get("later") or roles.get("no") or ways[-1].key
