"""Moving the view: panning by the wheel and zooming at the pointer, near and with the whole map in view."""

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt

from tests.speed.result import Result, p95, timed
from tests.speed.screen import FloorPainter, Screen, open_on_screen
from tests.speed.sizes import write_map

STEPS = 60
PAN_GOAL, ZOOM_GOAL = 12.0, 16.0
CONTROL = Qt.KeyboardModifier.ControlModifier


def measure(size: str) -> list[Result]:
    with tempfile.TemporaryDirectory() as folder:
        screen = open_on_screen(write_map(size, Path(folder)))
        screen.painted()
        results = []
        for where, place in (("100 %", screen.canvas.zoom_actual), ("whole map", _fit(screen))):
            results += _pan(screen, size, where, place)
            results += _zoom(screen, size, where, place)
    return results


def _fit(screen: Screen) -> Callable[[], None]:
    return screen.canvas.zoom_fit


def _pan(screen: Screen, size: str, where: str, place: Callable[[], None]) -> list[Result]:
    place()
    screen.settle()
    floor = _floor(screen)
    frames = []
    for number in range(STEPS):
        across = -120 if number < STEPS / 2 else 120
        by = QPoint(across, -60 if number % 20 < 10 else 60)
        frames.append(timed(partial(_frame, screen, by)))
    return [Result(f"pan at {where}, p95", size, p95(frames), PAN_GOAL, floor, "one screen")]


def _zoom(screen: Screen, size: str, where: str, place: Callable[[], None]) -> list[Result]:
    place()
    screen.settle()
    floor = _floor(screen)
    frames = []
    for number in range(STEPS):
        by = QPoint(0, 120 if number % 20 < 10 else -120)  # ten notches in, ten out
        frames.append(timed(partial(_frame, screen, by, CONTROL)))
    return [Result(f"zoom at {where}, p95", size, p95(frames), ZOOM_GOAL, floor, "one screen")]


def _frame(
    screen: Screen, by: QPoint, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    screen.wheel(by, held)
    screen.painted()


def _floor(screen: Screen) -> float:
    """One screen painted from ready pictures, as the view stands."""
    painter = FloorPainter(screen.scene, screen.visible, screen.scale)
    return p95([timed(painter.paint) for _ in range(20)])
