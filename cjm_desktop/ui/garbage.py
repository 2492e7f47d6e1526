"""Python's search for garbage, kept from looking through a large map again and again.

The records and drawings of ten thousand cards are a million objects; each full search through them stops the
window for a fifth of a second, and there is one every few edits.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def taking_in() -> Iterator[None]:
    """No search while a map comes in; afterwards what is in memory is left out of every later one."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def let_go() -> None:
    """A map was closed: let the next search find what it has left behind."""
    gc.unfreeze()
