"""How much Python does: counted, not timed, so that a busy machine changes nothing."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def lines_of(act: Callable[[], object]) -> int:
    """The lines of our own code that run while `act` runs; a line of a loop counts each time round."""
    count = 0

    def look(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        if "cjm_desktop" not in frame.f_code.co_filename:
            return None
        count += event == "line"
        return look

    before = sys.gettrace()
    sys.settrace(look)
    try:
        act()
    finally:
        sys.settrace(before)
    return count


def growth(work: Callable[[int], Callable[[], object]], size: int) -> float:
    """How many times as much is done for twice the size: 2 is linear, 4 quadratic; `work(n)` gives what is counted."""
    once, twice = work(size), work(2 * size)
    for act in (once, twice):
        act()  # what is loaded and learned the first time is no part of it
    return lines_of(twice) / lines_of(once)
