"""Outlines that more than one drawing needs."""

import math
from collections.abc import Iterable
from functools import lru_cache

from cjm_desktop.scene.primitives import Path, Piece, Point, Rect
from cjm_desktop.scene.svg_path import arc_curves


def arc(centre: Point, radius: float, start: float, end: float) -> tuple[Piece, ...]:
    """A piece of a circle that begins with a move; angles in degrees clockwise from the right."""
    a, b = math.radians(start), math.radians(end)
    first = (centre.x + radius * math.cos(a), centre.y + radius * math.sin(a))
    last = (centre.x + radius * math.cos(b), centre.y + radius * math.sin(b))
    curves = arc_curves(first, (radius, radius), 0.0, abs(end - start) > 180, end > start, last)
    pieces: list[Piece] = [("C", *curve) for curve in curves]
    return (("M", *first), *pieces)


def polyline(points: Iterable[tuple[float, float]], *, closed: bool = False) -> tuple[Piece, ...]:
    """Straight lines through points."""
    pieces: list[Piece] = [("L", x, y) for x, y in points]
    pieces[0] = ("M", *pieces[0][1:])
    return (*pieces, ("Z",)) if closed else tuple(pieces)


def chevron(rect: Rect, depth: float, fill: str, *, notched: bool) -> Path:
    """An arrow band that points right; `notched` lets the tip of the band before it in."""
    x, y, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    middle = rect.centre.y
    outline = [(x, y), (right - depth, y), (right, middle), (right - depth, bottom), (x, bottom)]
    if notched:
        outline.append((x + depth, middle))
    return Path(polyline(outline, closed=True), fill=fill)


@lru_cache(maxsize=512)
def left_edge(height: float, thickness: float, radius: float, fill: str) -> Path:
    """The coloured left edge of a card with round corners: what of the card lies left of `thickness`."""
    reach = radius - thickness
    lift = radius - math.sqrt(radius * radius - reach * reach)
    turn = math.degrees(math.acos(reach / radius))
    upper = arc(Point(radius, radius), radius, 180 + turn, 180)
    lower = arc(Point(radius, height - radius), radius, 180, 180 - turn)
    down = ("L", *lower[0][1:])
    assert abs(float(upper[0][2]) - lift) < 1e-6
    return Path((*upper, down, *lower[1:], ("Z",)), fill=fill)
