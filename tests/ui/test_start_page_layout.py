"""The start page stands in order, also when its pictures came while it was not on show."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from cjm_desktop.ui.main_window import MainWindow
from tests.ui.conftest import do

Opened = Callable[..., MainWindow]


def test_pictures_that_come_behind_a_map_stand_in_order(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    page = window.start_page
    page.draw_pictures()
    qtbot.waitUntil(lambda: len(page.tiles()) > 3, timeout=30_000)
    do(window, "file.close")
    qtbot.waitUntil(page.isVisible)
    body = page.widget()
    assert body is not None
    heading = next(w for w in page.findChildren(QLabel) if w.text() == "Start from a template")

    def place(widget: QWidget) -> QRect:
        return QRect(widget.mapTo(body, QPoint(0, 0)), widget.size())

    def in_order() -> bool:
        places = [place(tile) for tile in page.tiles()]
        apart = all(not a.intersects(b) for n, a in enumerate(places) for b in places[:n])
        return apart and all(p.top() > place(heading).bottom() for p in places)

    qtbot.waitUntil(in_order)
