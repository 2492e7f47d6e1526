"""Resident memory of the program with a map open and painted, beside an empty window of PySide6."""

import gc
import tempfile
from pathlib import Path

from tests.speed.result import Result
from tests.speed.works.start import RUN_EMPTY, start

GOALS = {"1,000": 150.0, "10,000": 260.0}


def measure(size: str) -> list[Result]:
    from tests.speed.sizes import written_by_child

    floor = start(RUN_EMPTY)[1]
    with tempfile.TemporaryDirectory() as folder:
        path = written_by_child(size, Path(folder))  # making the map leaves its own memory behind
        from tests.speed.screen import open_in_program, start_program

        screen = open_in_program(start_program(), path)
        screen.painted()
        screen.canvas.zoom_actual()
        screen.settle(1.0)
        gc.collect()
        used = resident()
    return [Result("resident memory", size, used, GOALS[size], floor, "empty window", unit="MB")]


def resident(what: str = "VmRSS") -> float:
    """Megabytes of this process in memory now, or at most so far (`VmHWM`)."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return int(next(x for x in lines if x.startswith(what)).split()[1]) / 1024
