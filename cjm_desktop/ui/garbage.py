"""Python's search for garbage: only in the window's thread, in its pauses, and never through a large map.

Python searches in whichever thread happens to make the next object. What it finds there dies there, and an object
of Qt that dies in another thread than its own takes the program with it: so Python does not search by itself.
The records and drawings of ten thousand cards are a million objects, and a search through them stops the window
for a fifth of a second: what has come to stay is left out until a map is closed.
"""

import gc
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import cache

from PySide6.QtCore import QObject, QTimer

from cjm_desktop.collector import Made, collector_paused
from cjm_desktop.ui.background import is_working

PAUSE = 500
"""Milliseconds between two looks whether a search is due."""


class Garbage(QObject):
    """Searches for garbage as often as Python would, while it lives; belongs to the window's thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._closed = False  # a map was closed, and nobody has searched since
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.search)
        self._timer.start()
        gc.disable()

    def let_go(self) -> None:
        """A map was closed: let the next search find what it has left behind."""
        self._closed = True

    def search(self) -> None:
        """Search if it is time, and nothing is on its way in from another thread."""
        if is_working():
            return
        if self._closed:
            self._closed = False
            gc.unfreeze()
            self._search_all()
            return
        fresh, once, twice = gc.get_count()
        most_fresh, most_once, most_twice = gc.get_threshold()
        if twice > most_twice:
            self._search_all()
        elif once > most_once:
            gc.collect(1)
            give_back()
        elif fresh > most_fresh:
            gc.collect(0)

    def stop(self) -> None:
        """Leave the search to Python again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def _search_all(self) -> None:
        gc.collect()
        gc.freeze()
        give_back()


def give_back() -> None:
    """Give free memory back to the system; glibc keeps what lies between things in use.

    Pictures and texts of all sizes come and go while one edits: without this, 4 MB more every hundred gestures.
    """
    trim = _trim()
    if trim is not None:
        trim(0)


@cache
def _trim() -> Callable[[int], int] | None:
    """The function of glibc; None where the system has another library."""
    import ctypes

    try:
        found: Callable[[int], int] = ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError, TypeError):
        return None
    return found


def taking_in() -> AbstractContextManager[None]:
    """No search while a map comes in; afterwards what is in memory is left out of every later one."""
    return collector_paused(Made.LEFT_OUT)
