"""The keyboard of a panel that goes is on the map, not in a text that stands beside it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cjm_desktop.ui.main_window import MainWindow
from tests.ui.conftest import do

Opened = Callable[..., MainWindow]


def stops(part: QWidget) -> list[QWidget]:
    """What Tab can come to inside."""
    tab = Qt.FocusPolicy.TabFocus
    inside = [part, *part.findChildren(QWidget)]
    return [each for each in inside if each.focusPolicy() & tab and each.isVisible()]


@pytest.mark.parametrize(
    ("key", "panel"),
    [
        (Qt.Key.Key_F5, "palette_panel"),
        (Qt.Key.Key_F6, "outline"),
        (Qt.Key.Key_F7, "inspector"),
        (Qt.Key.Key_F8, "findings"),
    ],
)
def test_a_panel_that_goes_gives_the_keyboard_to_the_map(
    opened: Opened, qtbot: QtBot, key: Qt.Key, panel: str
) -> None:
    window = opened()
    editor = window.editor
    assert editor is not None
    window.activateWindow()
    qtbot.waitUntil(editor.canvas.hasFocus)
    do(window, "view.outline")
    part: QWidget = getattr(editor, panel)
    qtbot.waitUntil(lambda: bool(stops(part)))
    stop = stops(part)[0]
    stop.setFocus()
    qtbot.waitUntil(stop.hasFocus)
    QTest.keyClick(stop, key)
    qtbot.waitUntil(lambda: not part.isVisible())
    assert QApplication.focusWidget() is editor.canvas
