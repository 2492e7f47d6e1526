"""How long reading one file may take, over all stages of it."""

import math
import time
from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

SECONDS = 2.0
"""Seconds of work on one document, from its structure to its last reference; ten thousand cards take 0.1."""

_BATCH = 200


class Deadline:
    """Counts the work of the thread that asks, so that a busy machine refuses no map."""

    def __init__(self, seconds: float) -> None:
        self._end = time.thread_time() + seconds

    def is_over(self) -> bool:
        """Whether it has passed."""
        return time.thread_time() > self._end

    def check(self) -> None:
        """Go on only before it has passed.

        Raises:
            ValueError: It has.
        """
        if self.is_over():
            raise ValueError("reading it never ends")

    def in_batches(self, rows: Sequence[T], size: int = _BATCH) -> Iterator[Sequence[T]]:
        """Rows a few at a time, with a look at the clock in between.

        Raises:
            ValueError: It has passed.
        """
        for start in range(0, len(rows), size):
            self.check()
            yield rows[start : start + size]


NEVER = Deadline(math.inf)
"""For what is our own: a working copy is read however long it takes."""
