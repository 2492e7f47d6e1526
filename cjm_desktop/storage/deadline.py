"""How long reading one file may take, over all stages of it."""

import math
import time
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TypeVar

T = TypeVar("T")

SECONDS = 3.0
"""Seconds of work on one document on a usual machine, from its structure to its last reference.

Ten thousand cards take 0.1; the largest map that keeps to the limits takes up to 2.
"""

_USUAL = 0.0004  # seconds that the sample of work takes where the figures above were measured
_SLOWEST = 8.0

_BATCH = 200


class TooLong(ValueError):
    """Reading takes longer than it does for any map that keeps to the limits."""


class Deadline:
    """Counts the work of the thread that asks, in seconds of a usual machine: a busy or slow one refuses no map."""

    def __init__(self, seconds: float) -> None:
        self._end = math.inf if math.isinf(seconds) else time.thread_time() + seconds * _pace()

    def is_over(self) -> bool:
        """Whether it has passed."""
        return time.thread_time() > self._end

    def check(self) -> None:
        """Go on only before it has passed.

        Raises:
            ValueError: It has.
        """
        if self.is_over():
            raise TooLong("reading it takes longer than any map does")

    def in_batches(self, rows: Sequence[T], size: int = _BATCH) -> Iterator[Sequence[T]]:
        """Rows a few at a time, with a look at the clock in between.

        Raises:
            ValueError: It has passed.
        """
        for start in range(0, len(rows), size):
            self.check()
            yield rows[start : start + size]


@cache
def _pace() -> float:
    """How many times longer than a usual machine this one takes."""
    return max(1.0, min(min(_sample() for _ in range(3)) / _USUAL, _SLOWEST))


def _sample() -> float:
    began = time.thread_time()
    sum(len(str(number)) for number in range(4_000))
    return time.thread_time() - began


NEVER = Deadline(math.inf)
"""For what is our own: a working copy is read however long it takes."""
