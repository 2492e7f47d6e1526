"""Turning the wheel over a form scrolls the form: it never changes a value."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object  # two classes of Qt cannot be mixed


class IgnoresWheel(_Widget):
    """Keeps a control from taking the wheel, with the keyboard in it or not: `class Box(IgnoresWheel, QComboBox)`."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
