"""Python's garbage collector, paused while very many objects are made that are all in use."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum, auto


class Made(Enum):
    """What becomes of the objects that were made in the pause."""

    NEW = auto()
    """They are looked at by the next collection, as any others."""

    OLD = auto()
    """They count as old: a later full collection looks at them, but none now because of their number."""

    LEFT_OUT = auto()
    """No later collection looks at what is in memory now, until somebody calls `gc.unfreeze`."""


@contextmanager
def collector_paused(made: Made = Made.NEW) -> Iterator[None]:
    """Without garbage collection: ten thousand new objects make it run again and again for nothing.

    A large map is made of a million small tuples and records, all of them in use: looking through them takes 40 % of
    the time of drawing it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if made is Made.LEFT_OUT:
            gc.freeze()
        elif made is Made.OLD and was_on and not gc.get_freeze_count():
            # With a freeze count somebody wants what is frozen to stay so.
            gc.freeze()
            gc.unfreeze()
        if was_on:
            gc.enable()
