"""The digits above the letters, by their place: on a French keyboard their keys say “&” and “à” without Shift."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_FIRST = 2 if sys.platform == "win32" else 10
"""The scan code of the key of 1: of the keyboard itself on Windows, eight more on X11 and Wayland."""


def digit_of(event: QKeyEvent) -> Qt.Key | None:
    """The digit of a key of that row, whatever the layout writes with it; None for other keys."""
    place = event.nativeScanCode() - _FIRST
    if sys.platform == "darwin" or not 0 <= place <= 9:
        return None
    return Qt.Key(Qt.Key.Key_0 + (place + 1) % 10)
