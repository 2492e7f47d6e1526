"""What lies near a place along a lane, found without looking at the whole lane."""

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")

_WIDTH = 64.0  # points; a column has two or three such pieces


class Near(Generic[T]):
    """Things with an extent from left to right."""

    def __init__(self) -> None:
        self._pieces: dict[int, list[T]] = {}

    def add(self, thing: T, left: float, right: float) -> None:
        for piece in _pieces(left, right):
            self._pieces.setdefault(piece, []).append(thing)

    def between(self, left: float, right: float) -> Iterator[T]:
        """All that reaches into a stretch, and some that lies just beside it; a wide thing comes several times."""
        for piece in _pieces(left, right):
            yield from self._pieces.get(piece, ())


def _pieces(left: float, right: float) -> Iterable[int]:
    return range(int(left // _WIDTH), int(right // _WIDTH) + 1)
