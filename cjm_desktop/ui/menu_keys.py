"""Keys of the menus in a field: they do what the menu says there too, though Qt's fields have some for themselves."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

_KEYS = QKeySequence.StandardKey
_OF_TEXTS = (_KEYS.Copy, _KEYS.Cut, _KEYS.Paste, _KEYS.Undo, _KEYS.Redo, _KEYS.SelectAll)
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def is_of_the_menu(field: QWidget, event: QKeyEvent) -> bool:
    """Is a key one of the window's menus, and none with which one edits a text everywhere?

    On X11, Qt's fields delete a letter with Ctrl+D and go to the end of the line with Ctrl+E.
    """
    if event.modifiers() & _HELD != Qt.KeyboardModifier.ControlModifier:
        return False  # Ctrl with Alt writes letters on some keyboards
    if any(event.matches(each) for each in _OF_TEXTS):
        return False
    pressed = QKeySequence(event.keyCombination())
    return any(pressed in action.shortcuts() for action in field.window().actions())
