"""Frees what a large map was made of bit by bit: ten thousand drawings at once take a tenth of a second."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QObject, QTimer

_AT_ONCE = 200
_MANY = 1_000


class LettingGo(QObject):
    """Holds parts of a layout that nobody shows any more, and lets go of some of them between two events."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._held: list[Any] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._let_go)

    def take(self, parts: Iterable[Any]) -> None:
        """Hold these for a while."""
        self._held += parts
        if len(self._held) < _MANY:
            self._held.clear()
        elif not self._timer.isActive():
            self._timer.start()

    def _let_go(self) -> None:
        del self._held[-_AT_ONCE:]
        if not self._held:
            self._timer.stop()
