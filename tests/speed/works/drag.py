"""One card dragged over the map at 100 %: what each mouse move costs until its frame is painted."""

import tempfile
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPointF, Qt

from cjm_desktop.scene.primitives import Rect
from tests.speed.result import Result, median, p95, timed
from tests.speed.screen import FloorPainter, Screen, open_on_screen
from tests.speed.sizes import write_map

MOVES = 240
STEP = 4  # pixels between two moves


def measure(size: str) -> list[Result]:
    with tempfile.TemporaryDirectory() as folder:
        screen = open_on_screen(write_map(size, Path(folder)))
        screen.painted()
        screen.canvas.zoom_actual()
        screen.settle()
        frames, dirty = _drag(screen)
        floor = _floor(screen, dirty)
    return [
        Result("drag a card, median", size, median(frames), 1, median(floor), "dirty region"),
        Result("drag a card, p95", size, p95(frames), 4, p95(floor), "dirty region"),
    ]


def _drag(screen: Screen) -> tuple[list[float], Rect]:
    """Milliseconds a frame, and a region as large as one move makes dirty (points)."""
    node = screen.cards_in_view()[0]
    at = screen.on_screen(node.rect.centre)
    screen.press(at)
    for number in range(1, 6):  # beyond the distance at which a press becomes a drag
        screen.move(at + QPointF(number * STEP, number))
        screen.painted()
    frames = []
    for number in range(MOVES):
        place = at + QPointF(40 + number * STEP, 10 + number * STEP / 3)
        frames.append(timed(partial(_frame, screen, place)))
    screen.key(Qt.Key.Key_Escape)
    screen.release(at)
    screen.painted()
    return frames, node.painted.grown(STEP / screen.scale)


def _frame(screen: Screen, at: QPointF) -> None:
    screen.move(at)
    screen.painted()


def _floor(screen: Screen, dirty: Rect) -> list[float]:
    """The same region painted from ready pictures, at as many places."""
    painter = FloorPainter(screen.scene, dirty, screen.scale)
    return [timed(painter.paint) for _ in range(MOVES)]
