"""One edit from the end of the gesture until it is on the disk and on the screen."""

import sqlite3
import tempfile
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPointF

from tests.speed.result import Result, median, timed
from tests.speed.screen import Screen, open_in_program, start_program
from tests.speed.sizes import write_map

TIMES = 21


def measure(size: str) -> list[Result]:
    with tempfile.TemporaryDirectory() as folder:
        screen = open_in_program(start_program(), write_map(size, Path(folder)))
        screen.painted()
        screen.canvas.zoom_actual()
        screen.settle()
        moves = [_move_card(screen, number) for number in range(TIMES)]
        undos = [timed(lambda: _undo(screen)) for _ in range(TIMES)]
        floor = _commits(Path(folder, "floor.db"))
    goal = 50 if size == "5,000" else None
    return [
        Result("move a card, drop to durable", size, median(moves), goal, floor, "raw commit"),
        Result("undo it", size, median(undos), None, floor, "raw commit"),
    ]


def _move_card(screen: Screen, number: int) -> float:
    """Drag a card one cell to the right or back; milliseconds from the release to the new frame."""
    before = screen.document.project
    cards = screen.cards_in_view()
    node = cards[number % len(cards)]
    start = screen.on_screen(node.rect.centre)
    width = screen.scene.grid.columns[0].width * screen.scale
    column = screen.scene.grid.column_at(node.rect.centre.x)
    first = column is None or column.x <= screen.visible.x + column.width
    way = QPointF(width if first else -width, 0)
    screen.press(start)
    for part in (0.1, 0.4, 0.7, 1.0):
        screen.move(start + way * part)
        screen.painted()
    took = timed(lambda: _drop(screen, start + way))
    if screen.document.project is before:
        raise RuntimeError("the drag moved no card")
    screen.settle(0.05)
    return took


def _drop(screen: Screen, at: QPointF) -> None:
    screen.release(at)
    screen.painted()


def _undo(screen: Screen) -> None:
    screen.document.undo()
    screen.painted()


def _commits(path: Path) -> float:
    """The median of one-row commits of raw sqlite3 with the same promises: WAL, synchronous FULL."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE card (id TEXT PRIMARY KEY, text TEXT)")
    row = "INSERT OR REPLACE INTO card VALUES ('a', ?)"
    took = [timed(partial(connection.execute, row, (f"text {n}",))) for n in range(TIMES)]
    connection.close()
    return median(took)
