"""Work that takes longer than a blink runs beside the window, with progress and a way to stop it."""

import contextlib
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from cjm_desktop.errors import UserError

_PATIENCE = 10_000  # milliseconds; a dead network drive may hold a thread much longer

Work = Callable[[Callable[[float], bool]], Any]
"""Gets a function to call with 0 .. 1 as it goes on, which returns False when it should stop."""


class Stopped(Exception):
    """The work ended because the user stopped it."""


class Task(QObject):
    """One piece of work in another thread; its signals arrive in the thread that made it.

    Exactly one of `done` (the result), `failed` (a UserError) and `broke` (a bug) is emitted, or none of
    them when it was cancelled.
    """

    progressed = Signal(float)
    done = Signal(object)
    failed = Signal(object)
    broke = Signal(object)
    finished = Signal()

    def __init__(
        self, work: Work, owner: QObject, unwanted: Callable[[Any], None] | None = None
    ) -> None:
        """`owner`: whoever wants the result; when it goes, the task is cancelled.

        `unwanted` gets a result that came when the task was cancelled already, in the other thread.
        """
        super().__init__()
        self._work = work
        self._unwanted = unwanted
        self._left = threading.Event()
        self.cancelled = False
        owner.destroyed.connect(self.cancel)

    def start(self) -> "Task":
        _alive.add(self)
        self.finished.connect(self._end)
        QThreadPool.globalInstance().start(_Run(self, self._left))
        return self

    def cancel(self) -> None:
        """Ask the work to stop; nothing is said any more afterwards but `finished`."""
        self.cancelled = True

    def _report(self, share: float) -> bool:
        if not self.cancelled:
            self.progressed.emit(share)
        return not self.cancelled

    def run(self) -> None:
        """Do the work; called in the other thread."""
        try:
            result = self._work(self._report)
        except UserError as error:
            self._say(self.failed, error)
        except Stopped:
            self.cancelled = True
        except BaseException as error:
            self._say(self.broke, error)
        else:
            if self.cancelled and self._unwanted is not None:
                self._unwanted(result)
            self._say(self.done, result)
        _tell(self.finished)

    def _say(self, signal: Any, value: object) -> None:
        if not self.cancelled:
            _tell(signal, value)

    def _end(self) -> None:
        # An object of Qt must not be destroyed by another thread, so that one lets go of it first.
        self._left.wait(1.0)
        _alive.discard(self)


def raise_here(error: BaseException) -> None:
    """A bug of the other thread is a bug here: logged and said by the crash guard."""
    raise error


def is_working() -> bool:
    """Is any work under way beside the window?"""
    return bool(_alive)


def stop_working() -> bool:
    """Cancel what is under way, and wait until it has left; returns False when it does not within 10 seconds.

    For the end of the program: a thread that still asks Qt for a font when the application object is gone
    takes the process down.
    """
    for task in _alive:
        task.cancel()
    return QThreadPool.globalInstance().waitForDone(_PATIENCE)


def _tell(signal: Any, *values: object) -> None:
    # At the end of the program Qt may be gone before the last thread.
    with contextlib.suppress(RuntimeError):
        signal.emit(*values)


class _Run(QRunnable):
    def __init__(self, task: Task, left: threading.Event) -> None:
        super().__init__()
        self._task: Task | None = task
        self._left = left

    def run(self) -> None:
        task, self._task = self._task, None
        if task is not None:
            task.run()
        del task
        self._left.set()


_alive: set[Task] = set()  # a running task must not be collected, whoever forgot it
