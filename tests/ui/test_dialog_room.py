"""Dialogs on small screens: they fit, their buttons stay in sight, and what needs more room scrolls."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QDialog, QPushButton, QScrollArea, QWidget

from cjm_desktop.domain.project import Project
from cjm_desktop.ui.main_window import MainWindow
from tests.ui.conftest import small
from tests.ui.test_dialogs import ALL, open_dialog

Show = Callable[[Project], MainWindow]
SMALL = (900, 440)
"""What 1366 x 768 pixels leave a window at 150 %, with its border and a task bar."""


def inside(widget: QWidget, dialog: QDialog) -> QRect:
    return QRect(widget.mapTo(dialog, widget.rect().topLeft()), widget.size())


@pytest.mark.parametrize("key", ALL)
def test_a_dialog_is_never_larger_than_the_screen(show: Show, key: str) -> None:
    window = show(small())
    dialog = open_dialog(window, key)
    room = window.screen().availableGeometry()
    assert dialog.width() < room.width()
    assert dialog.height() < room.height()
    dialog.reject()


@pytest.mark.parametrize("key", ALL)
def test_the_buttons_of_a_small_dialog_are_seen(show: Show, key: str) -> None:
    dialog = open_dialog(show(small()), key)
    dialog.resize(min(SMALL[0], dialog.width()), SMALL[1])
    assert dialog.height() == SMALL[1]
    buttons = [dialog.buttons.itemAt(n).widget() for n in range(dialog.buttons.count())]  # type: ignore[attr-defined]  # of the frame
    shown = [b for b in buttons if isinstance(b, QPushButton) and b.isVisible()]
    assert shown
    for button in shown:
        assert dialog.rect().contains(inside(button, dialog))
        assert button.width() >= button.sizeHint().width()
    areas = dialog.findChildren(QScrollArea)
    for area in areas:
        held = area.widget()
        assert held is not None
        if area.isVisible() and held.minimumSizeHint().height() > area.viewport().height():
            assert area.verticalScrollBar().maximum() > 0
    dialog.reject()
