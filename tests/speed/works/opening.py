"""From the command to open a document to the map painted in full, in a process that has its libraries.

What the program does after that paint is not in it: the lanes out of sight, and the inspector's first form.
"""

import sqlite3
import tempfile
from pathlib import Path
from time import perf_counter

from cjm_desktop.storage.opening import write_project
from cjm_desktop.ui.program import Program
from tests.builders import a_shop
from tests.speed.result import Result, median_of
from tests.speed.screen import FloorPainter, Screen, open_in_program, start_program
from tests.speed.sizes import written_by_child

GOALS = {"1,000": 200.0, "5,000": 600.0, "10,000": 1200.0}


def measure(size: str) -> list[Result]:
    with tempfile.TemporaryDirectory() as folder:
        path = written_by_child(size, Path(folder))
        program = start_program()
        _warm_up(program, Path(folder))
        begun = perf_counter()
        screen = open_in_program(program, path)
        _paint_in_full(screen)
        took = (perf_counter() - begun) * 1000
        floor = median_of(lambda: _read_rows(path), 5) + _one_paint(screen)
    name = "raw rows + one paint"
    return [Result("open to first full paint", size, took, GOALS[size], floor, name, 4)]


def _warm_up(program: Program, folder: Path) -> None:
    """A small map first: what is measured is this map, not the loading of libraries."""
    write_project(folder / "small.cjm", a_shop().build())
    screen = open_in_program(program, folder / "small.cjm")
    _paint_in_full(screen)
    screen.settle(1.0)
    program.windows[0].files.close_project()
    screen.settle(0.5)


def _paint_in_full(screen: Screen) -> None:
    """Until nothing on the screen is drafted any more."""
    screen.painted()
    while not screen.is_sharp:
        screen.painted()


def _read_rows(path: Path) -> None:
    connection = sqlite3.connect(path)
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (table,) in tables:
        connection.execute(f'SELECT * FROM "{table}"').fetchall()
    connection.close()


def _one_paint(screen: Screen) -> float:
    """The first paint of what is on the screen, by a painter that has no pictures yet."""
    scene = screen.scene  # all of it: the program lays out the rest after its first paint
    begun = perf_counter()
    FloorPainter(scene, screen.visible, screen.scale)
    return (perf_counter() - begun) * 1000
