"""The rectangles of a region."""

from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import QRect
from PySide6.QtGui import QRegion


def rects_of(region: QRegion) -> list[QRect]:
    """The rectangles a region consists of (the stubs do not know that it can be iterated)."""
    return list(cast(Iterable[QRect], region))
