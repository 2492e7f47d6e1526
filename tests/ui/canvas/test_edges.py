"""A drag at the edge of the view scrolls as far as the bars go, and Escape takes it back."""

from time import sleep

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QApplication

from cjm_desktop.scene.primitives import Rect
from cjm_desktop.ui.canvas.marks import Label
from tests.builders import big_map
from tests.robot import Place
from tests.ui.canvas.conftest import SetUp
from tests.ui.canvas.desk import Desk
from tests.ui.canvas.test_view import camera

OUT = [(-300, 450), (1700, 450), (700, -300), (700, 1200)]


def rest(desk: Desk) -> Place:
    """Where the view comes to while the pointer waits."""
    still, before = 0, camera(desk)
    for _ in range(2000):
        sleep(0.005)
        QApplication.processEvents()
        still = still + 1 if camera(desk) == before else 0
        before = camera(desk)
        if still > 20:
            return before
    raise AssertionError("the map never stopped")


def scrolled(desk: Desk) -> None:
    """Wait until the map has come towards the pointer."""
    for _ in range(2000):
        QApplication.processEvents()
        if camera(desk)[0] > 40:
            return
        sleep(0.005)
    raise AssertionError("the map never came")


@pytest.mark.parametrize("out", OUT)
def test_a_map_that_fits_does_not_move(desk: Desk, out: Place) -> None:
    desk.canvas.zoom_fit()
    before = camera(desk)
    desk.robot.press(desk.card("Reads reviews")).glide((700, 450), out)
    assert rest(desk) == before
    desk.robot.key(Qt.Key.Key_Escape)
    assert camera(desk) == before


def press_a_card_in_sight(desk: Desk) -> None:
    for node in desk.canvas.scene.nodes:
        if node.role == "card" and node.ref is not None:
            x, y = desk.on(node.ref)
            if 300 < x < 1100 and 250 < y < 700:
                desk.robot.press((x, y))
                return
    raise AssertionError("no card in sight")


def at_the_top_left(set_up: SetUp) -> Desk:
    """A map that is larger than the view."""
    desk = set_up(big_map(5, 20, 10, 300))
    desk.canvas.zoom_actual()
    desk.canvas.scroll_to(0, 0)
    return desk


@pytest.mark.parametrize(("out", "axis", "way"), [(o, n // 2, n % 2) for n, o in enumerate(OUT)])
def test_a_drag_stops_where_the_bar_ends(set_up: SetUp, out: Place, axis: int, way: int) -> None:
    desk = set_up(big_map(5, 20, 10, 300))
    desk.canvas.zoom_actual()
    bar = (desk.canvas.bars.across, desk.canvas.bars.down)[axis]
    low, high = bar.minimum(), bar.maximum()
    near = (low + 200, high - 200)[way]
    desk.canvas.scroll_to(near if axis == 0 else 300, near if axis == 1 else 300)
    before = camera(desk)
    press_a_card_in_sight(desk)
    desk.robot.glide((700, 450), out)
    assert rest(desk)[axis] == pytest.approx((low, high)[way], abs=1)
    desk.robot.key(Qt.Key.Key_Escape)
    assert camera(desk) == before


def test_the_view_stays_after_a_drop(set_up: SetUp) -> None:
    desk = at_the_top_left(set_up)
    press_a_card_in_sight(desk)
    desk.robot.glide((700, 450), (1390, 450))
    scrolled(desk)
    desk.robot.release()
    there = camera(desk)
    desk.robot.key(Qt.Key.Key_Escape)
    assert camera(desk) == there


def test_escape_takes_a_drag_from_the_palette_back(set_up: SetUp) -> None:
    desk = at_the_top_left(set_up)
    desk.canvas.drag_in(desk.entry("Note"), desk.globally((700, 450)))
    desk.canvas.drag_in_move(desk.globally((1390, 450)), desk.robot.held)
    scrolled(desk)
    desk.canvas.drag_in_cancel()
    assert camera(desk) == (0, 0)


@pytest.mark.parametrize("at", [(4, 895), (4, 4), (1395, 4), (1395, 895)])
def test_why_it_cannot_land_stands_inside_the_view(desk: Desk, at: Place) -> None:
    desk.canvas.zoom_actual()
    desk.canvas.scroll_to(300, 200)
    room = QRectF(desk.canvas.rect())
    for pane in desk.canvas.display.panes.all:
        point = pane.to_scene(QPointF(*at))
        words = "This is off the map: drop it on a lane. " * 4
        label = Label(Rect(point.x, point.y, 0.0, 0.0), text=words, warns=True)
        assert room.contains(label.bounds(pane)), pane.part
