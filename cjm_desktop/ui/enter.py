"""Enter on what has the focus: in Qt only the buttons of a dialog hear it, and there also those that destroy."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QPushButton, QRadioButton, QWidget

_DESTROYS = "destroys"


def is_enter(event: QKeyEvent) -> bool:
    """Is it Enter, or Return, alone?"""
    plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return enters and plain == Qt.KeyboardModifier.NoModifier


def press_focused(window: QWidget) -> bool:
    """Press the button that has the focus in a window, as Enter does; False where no button has it.

    Ticks leave Enter to the window. A button that destroys takes it and does nothing: Space or the mouse
    press it, so that nobody deletes row after row by holding a key.
    """
    button = window.focusWidget()
    if not isinstance(button, QAbstractButton) or isinstance(button, QCheckBox | QRadioButton):
        return False
    if not button.property(_DESTROYS):
        button.click()
    return True


def destroys(button: QPushButton) -> QPushButton:
    """Mark a button that deletes or throws away: it is never the default of its dialog."""
    button.setProperty(_DESTROYS, True)
    button.setAutoDefault(False)
    button.setDefault(False)
    return button
