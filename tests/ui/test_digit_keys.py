"""Ctrl+0 and Ctrl+1 are the keys of these digits, on keyboards too that write something else with them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from cjm_desktop.domain.project import Project
from cjm_desktop.ui.editor import Editor
from cjm_desktop.ui.main_window import MainWindow
from tests.ui.conftest import small

Show = Callable[[Project], MainWindow]

# What X11 sends with a French layout: the key, its place on the keyboard, its symbol.
AGRAVE = (Qt.Key.Key_Agrave, 19, 0x00E0)
AMPERSAND = (Qt.Key.Key_Ampersand, 10, 0x0026)


def press(widget: QWidget, key: tuple[Qt.Key, int, int]) -> None:
    """Ctrl and a key, as it comes when no shortcut has taken it."""
    code, place, symbol = key
    held = Qt.KeyboardModifier.ControlModifier
    event = QKeyEvent(QEvent.Type.KeyPress, code, held, place, symbol, 4, "")
    QApplication.sendEvent(widget, event)


@pytest.fixture
def editor(show: Show) -> Editor:
    made = show(small()).editor
    assert made is not None
    QApplication.processEvents()
    return made


def places(editor: Editor) -> list[QWidget]:
    """Where the keyboard may be: on the map, in a text on the map, in a field."""
    field = editor.inspector.form.field("Title").control
    return [editor.canvas, field]


def test_the_key_of_zero_shows_the_true_size(editor: Editor) -> None:
    for widget in places(editor):
        editor.canvas.zoom_to(0.5)
        press(widget, AGRAVE)
        assert editor.canvas.zoom == 1.0


def test_the_key_of_one_shows_the_whole_map(editor: Editor) -> None:
    editor.canvas.zoom_fit()
    whole = editor.canvas.zoom
    for widget in places(editor):
        editor.canvas.zoom_to(2.0)
        press(widget, AMPERSAND)
        assert editor.canvas.zoom == whole


def test_the_same_letters_elsewhere_on_the_keyboard_mean_nothing(editor: Editor) -> None:
    editor.canvas.zoom_to(0.5)
    press(editor.canvas, (Qt.Key.Key_Agrave, 48, 0x00E0))  # as an Italian keyboard has it
    assert editor.canvas.zoom == 0.5
