"""Two fingers zoom about the place between them, wherever the canvas is in its window, and move nothing else."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.project import Project
from cjm_desktop.ui.canvas import Canvas
from cjm_desktop.ui.main_window import MainWindow
from tests.builders import card_saying
from tests.ui.conftest import small

Show = Callable[[Project], MainWindow]


@pytest.fixture
def canvas(show: Show, qtbot: QtBot) -> Canvas:
    """A canvas in the middle of a window that stands aside on the screen."""
    window = show(small())
    window.move(60, 40)
    qtbot.waitExposed(window)
    assert window.editor is not None
    canvas = window.editor.canvas
    assert canvas.mapTo(window, QPoint(0, 0)).x() > 100
    return canvas


def place_of(canvas: Canvas, text: str) -> QPointF:
    """The middle of a card, in pixels of the canvas."""
    ref = Ref("card", card_saying(canvas.document.project, text).id)
    node = canvas.layout_shown.node_of(ref)
    assert node is not None
    return canvas.display.rect_of(node).center()


def assert_stays(canvas: Canvas, text: str, before: QPointF) -> None:
    after = place_of(canvas, text)
    assert (after.x(), after.y()) == pytest.approx((before.x(), before.y()), abs=3)


def test_a_touchpad_zooms_at_the_pointer(canvas: Canvas) -> None:
    before, zoom = place_of(canvas, "Makes a list"), canvas.zoom
    window = canvas.window()
    at = QPointF(canvas.mapTo(window, before.toPoint()))  # from the window's corner, as Qt sends it
    for _ in range(4):
        gesture = QNativeGestureEvent(
            Qt.NativeGestureType.ZoomNativeGesture,
            QPointingDevice.primaryPointingDevice(),
            2,
            at,
            at,
            QPointF(canvas.mapToGlobal(before.toPoint())),
            0.1,
            QPointF(),
        )
        QApplication.sendEvent(canvas, gesture)
    assert canvas.zoom > zoom * 1.3
    assert_stays(canvas, "Makes a list", before)


def test_two_fingers_zoom_between_them_and_leave_the_card_where_it_is(canvas: Canvas) -> None:
    project, zoom = canvas.document.project, canvas.zoom
    before = place_of(canvas, "Makes a list")
    device = QTest.createTouchDevice()
    middle = before.toPoint()

    def fingers(apart: int) -> tuple[QPoint, QPoint]:
        return middle - QPoint(apart, 0), middle + QPoint(apart, 0)

    first, second = fingers(20)
    touch = QTest.touchEvent(canvas, device)
    touch.press(0, first, canvas).commit()
    touch.stationary(0).press(1, second, canvas).commit()
    for apart in range(24, 120, 6):
        first, second = fingers(apart)
        touch.move(0, first, canvas).move(1, second, canvas).commit()
    touch.release(0, first, canvas).release(1, second, canvas).commit()
    QApplication.processEvents()
    assert canvas.zoom > zoom * 1.2
    assert_stays(canvas, "Makes a list", before)
    assert canvas.document.project is project
    assert not canvas.pointing.is_busy


def test_events_of_a_pinch_are_no_mouse(canvas: Canvas) -> None:
    """What is dragged when a second finger comes down stays where it was."""
    project = canvas.document.project
    place = place_of(canvas, "Makes a list").toPoint()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    test_two_fingers_zoom_between_them_and_leave_the_card_where_it_is(canvas)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert canvas.document.project is project
