"""Toolbar and status bar: in the smallest window, and file after file."""

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QToolButton
from pytestqt.qtbot import QtBot

from cjm_desktop.ui.main_window import MainWindow

Opened = Callable[..., MainWindow]


def test_the_smallest_window_cuts_nothing_off(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    window.resize(window.minimumSize())
    QTest.qWait(50)  # the window settles what it says of the map
    status = window.status
    status.show_saved("Changed by somebody else: save elsewhere", "", trouble=True)
    status.selection.setText("1 lane selected")
    status.review.setText("Next review: 10 Feb 2027")
    status.review.show()
    qtbot.waitUntil(lambda: status.review.toolTip() == "Next review: 10 Feb 2027")
    assert status.zoom.geometry().right() < status.width()
    more = window.toolbar.findChild(QToolButton, "qt_toolbar_ext_button")
    assert isinstance(more, QToolButton)
    assert not more.isVisible()
    window.toolbar.setFixedWidth(300)
    qtbot.waitUntil(more.isVisible)
    assert _is_drawn(more)


def _is_drawn(button: QToolButton) -> bool:
    """Is anything to be seen on a button?"""
    image = button.grab().toImage()
    return len({image.pixel(x, image.height() // 2) for x in range(image.width())}) > 1


def test_opening_again_and_again_leaves_no_menus(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    menus = window.findChildren(QMenu)
    for _ in range(3):
        window.files.close_project()
        opened()
    qtbot.waitUntil(lambda: len(window.findChildren(QMenu)) <= len(menus))


@pytest.mark.parametrize("width", [260, 340, 800])
def test_a_toast_is_read_whole_over_a_narrow_map(opened: Opened, qtbot: QtBot, width: int) -> None:
    window = opened()
    editor = window.editor
    assert editor is not None
    window.resize(width + 168 + 276 + 2, 600)
    editor.across.setSizes([168, width, 276])
    qtbot.waitUntil(lambda: abs(editor.canvas.width() - width) < 8)
    toast, host = editor.toast, editor.canvas
    text = "Deleted stage with 2 steps, 4 cards, 1 emotion marker, and what else hung on it."
    toast.say(text, ("Undo", editor.undo))

    def whole() -> bool:
        inside = host.rect().contains(toast.geometry())
        need = toast.label.heightForWidth(toast.label.width()) if width < 800 else 0
        return inside and toast.label.height() >= need

    qtbot.waitUntil(whole)
    button = toast.button
    assert button.width() >= button.sizeHint().width()
    assert toast.rect().contains(button.geometry())
    lines = toast.label.height() / toast.label.fontMetrics().height()
    assert lines > 1.5 or width == 800
