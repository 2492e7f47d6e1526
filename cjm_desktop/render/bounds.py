"""How far the ink of a primitive reaches, for culling. All in points of its drawing."""

import math

from cjm_desktop.scene.primitives import (
    Box,
    Ellipse,
    Image,
    Line,
    Path,
    Point,
    Primitive,
    Rect,
    Text,
)


def bounds_of(primitive: Primitive) -> Rect:
    """A rectangle that surely holds all the ink; it may be a little larger."""
    match primitive:
        case Text(at=at, block=block):
            # Marks and italics stick out of the block a little.
            return Rect(at.x, at.y, block.width, block.height).grown(block.style.size)
        case Box(rect=rect) | Ellipse(rect=rect):
            return rect.grown(primitive.stroke_width if primitive.stroke else 0.0)
        case Image(rect=rect):
            return rect
        case Line(start=start, end=end, stroke_width=width):
            left, top = min(start.x, end.x), min(start.y, end.y)
            across, down = abs(start.x - end.x), abs(start.y - end.y)
            return Rect(left, top, across, down).grown(width)
        case Path():
            return _bounds_of_path(primitive)


def _bounds_of_path(path: Path) -> Rect:
    numbers = [float(n) for piece in path.pieces for n in piece[1:]]
    if not numbers:
        return Rect(0.0, 0.0, 0.0, 0.0)
    xs, ys = numbers[0::2], numbers[1::2]
    left, top = min(xs), min(ys)
    return Rect(left, top, max(xs) - left, max(ys) - top).grown(path.stroke_width)


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
