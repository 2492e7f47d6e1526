"""Ten minutes of random gestures: the memory of the program after the first minute, and after the last."""

import sys
import tempfile
from pathlib import Path
from time import perf_counter

from tests.speed.result import Result
from tests.speed.works.memory import resident
from tests.speed.works.soak import MOST, Soak, screen_for

MINUTES = 10
SECONDS = 10
"""Between two samples, which go to the standard error."""


def measure(size: str) -> list[Result]:
    with tempfile.TemporaryDirectory() as folder:
        soak = Soak(screen_for(size, Path(folder)))
        _work(soak, 1)
        warm = soak.memory()
        _work(soak, MINUTES - 1)
        name = f"{MINUTES} minutes of random gestures"
        floor = "the first of them"
        return [Result(name, size, soak.memory(), None, warm, floor, most=MOST, unit="MB")]


def _work(soak: Soak, minutes: float) -> None:
    begun = told = perf_counter()
    while perf_counter() - begun < 60 * minutes:
        soak.run(1)
        if perf_counter() - told > SECONDS:
            told = perf_counter()
            print(f"{resident():.1f} MB", file=sys.stderr, flush=True)
