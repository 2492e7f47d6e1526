"""A row of buttons that is one stop for Tab, as a group of radio buttons is: arrows walk inside."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QToolButton

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object  # two classes of Qt cannot be mixed

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class OneStop:
    """Tab comes to the chosen button, else to the first; walking chooses nothing, Space and Enter do.

    Its buttons are `InRow`.
    """

    def __init__(self) -> None:
        self._buttons: list[InRow] = []
        self._stop: InRow | None = None

    def add(self, button: "InRow") -> None:
        self._buttons.append(button)
        button.row = self
        button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        if self._stop is None:
            self.stop_at(button)

    @property
    def stop(self) -> QAbstractButton:
        """Where Tab comes to."""
        return self._stop or self._buttons[0]

    def settle(self) -> None:
        """After another button was chosen: Tab comes to that one, unless the keyboard is in the row."""
        inside = _first(b for b in self._buttons if b.hasFocus())
        chosen = _first(b for b in self._buttons if b.isChecked())
        self.stop_at(inside or chosen or self._buttons[0])

    def stop_at(self, stop: "InRow") -> None:
        """Let Tab come to this one."""
        if stop is self._stop:
            return
        if self._stop is not None:
            self._stop.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        stop.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._stop = stop

    def walk(self, here: "InRow", event: QKeyEvent) -> bool:
        """Go on to another button or press this one; returns False for keys that mean nothing here."""
        place = self._buttons.index(here)
        last, key = len(self._buttons) - 1, Qt.Key(event.key())
        if key in _STEPS:
            place = (place + _STEPS[key]) % (last + 1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            place = 0 if key == Qt.Key.Key_Home else last
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._buttons[place].click()
            return True
        else:
            return False
        self._buttons[place].setFocus(Qt.FocusReason.TabFocusReason)
        return True


class InRow(_Button):
    """What a button of the row has besides what it is: `class Swatch(InRow, QRadioButton)`.

    Three handlers, and no filter of events: a form has forty such buttons, and gets thousands of events when it is
    made.
    """

    row: OneStop

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.row.walk(self, event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.row.stop_at(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.row.settle()


class ButtonInRow(InRow, QToolButton):
    """A button of a row with nothing of its own."""


def _first(found: Iterable[Any]) -> Any:
    return next(iter(found), None)
