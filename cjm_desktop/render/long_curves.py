"""Only the part of a long line or curve that is seen.

Qt strokes a curve whole before it clips it: an emotion curve over fifty steps costs
some milliseconds in each frame, however little of it is in the window.
"""

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from cjm_desktop.scene.primitives import Line, Path, Point, Rect

_SHORT = 8  # pieces: shorter curves are drawn whole


@dataclass(frozen=True, slots=True)
class _Part:
    """One straight or cubic piece: where it begins, what it covers."""

    start: tuple[float, float]
    cover: QRectF
    piece: tuple[str | float, ...]


class LongCurve:
    """An unfilled, undashed open curve cut into its pieces."""

    def __init__(self, path: Path) -> None:
        self._parts: list[_Part] = []
        at = (0.0, 0.0)
        for piece in path.pieces:
            end = (float(piece[-2]), float(piece[-1]))
            if piece[0] != "M":
                outline = QPainterPath(QPointF(*at))
                _extend(outline, piece)
                self._parts.append(_Part(at, outline.controlPointRect(), piece))
            at = end

    @staticmethod
    def fits(path: Path) -> bool:
        """Is it one open, unfilled line of many pieces?"""
        return (
            path.fill is None
            and len(path.pieces) > _SHORT
            and all((piece[0] == "M") == (number == 0) for number, piece in enumerate(path.pieces))
            and path.pieces[-1][0] != "Z"
        )

    def seen(self, rect: Rect, margin: float) -> QPainterPath:
        """The pieces from the first to the last that touch `rect`."""
        window = QRectF(*rect.grown(margin))
        near = [n for n, part in enumerate(self._parts) if _touch(part.cover, window)]
        outline = QPainterPath()
        if not near:
            return outline
        outline.moveTo(*self._parts[near[0]].start)
        for part in self._parts[near[0] : near[-1] + 1]:
            _extend(outline, part.piece)
        return outline


def _extend(outline: QPainterPath, piece: tuple[str | float, ...]) -> None:
    numbers = [float(number) for number in piece[1:]]
    if piece[0] == "C":
        outline.cubicTo(*numbers)
    else:
        outline.lineTo(*numbers)


def _touch(cover: QRectF, window: QRectF) -> bool:
    """As `QRectF.intersects`, which counts a flat piece as nothing."""
    return (
        cover.left() <= window.right()
        and cover.right() >= window.left()
        and cover.top() <= window.bottom()
        and cover.bottom() >= window.top()
    )


def shortened(line: Line, seen: Rect) -> Line:
    """A dashed line cut near what is seen of it, its dashes in their places.

    Qt works out every dash of a line, also those far outside of the window.
    """
    across, down = line.end.x - line.start.x, line.end.y - line.start.y
    period = sum(line.dash) * (1 if len(line.dash) % 2 == 0 else 2)
    length = math.hypot(across, down)
    if not period or (across and down) or length < 4 * (seen.width + seen.height):
        return line
    near = seen.grown(line.stroke_width + period)
    step = Point(across / length, down / length)
    ends = sorted(
        (near.x - line.start.x) * step.x + (near.y - line.start.y) * step.y
        if corner
        else (near.right - line.start.x) * step.x + (near.bottom - line.start.y) * step.y
        for corner in (True, False)
    )
    first = max(0.0, math.floor(ends[0] / period) * period)
    last = min(length, ends[1])
    return Line(
        Point(line.start.x + step.x * first, line.start.y + step.y * first),
        Point(line.start.x + step.x * last, line.start.y + step.y * last),
        line.stroke,
        line.stroke_width,
        line.dash,
    )
