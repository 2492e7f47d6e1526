"""How far the ink of a primitive reaches, for culling. All in points of its drawing."""

from cjm_desktop.scene.primitives import (
    Box,
    Ellipse,
    Image,
    Line,
    Path,
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
