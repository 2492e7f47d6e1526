"""A row of buttons that is one stop for Tab, as a group of radio buttons is: arrows walk inside."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class OneStop(QObject):
    """Tab comes to the chosen button, else to the first; walking chooses nothing, Space and Enter do."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._buttons: list[QAbstractButton] = []

    def add(self, button: QAbstractButton) -> None:
        self._buttons.append(button)
        button.installEventFilter(self)
        self.settle()

    @property
    def stop(self) -> QAbstractButton:
        """Where Tab comes to."""
        tab = Qt.FocusPolicy.TabFocus
        return next((b for b in self._buttons if b.focusPolicy() & tab), self._buttons[0])

    def settle(self) -> None:
        """After another button was chosen: Tab comes to that one, unless the keyboard is in the row."""
        inside = next((b for b in self._buttons if b.hasFocus()), None)
        chosen = next((b for b in self._buttons if b.isChecked()), self._buttons[0])
        self._stop_at(inside or chosen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QAbstractButton):
            self._stop_at(watched)
        elif event.type() is QEvent.Type.FocusOut:
            self.settle()
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._walk(watched, event)
        return False

    def _walk(self, here: QObject, event: QKeyEvent) -> bool:
        place = next(i for i, button in enumerate(self._buttons) if button is here)
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

    def _stop_at(self, stop: QAbstractButton) -> None:
        for button in self._buttons:
            here = button is stop
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)
