"""A smooth curve through points that never shoots past one of them.

Piecewise cubic Hermite interpolation whose slopes keep the data monotone: F. N. Fritsch and R. E. Carlson,
"Monotone Piecewise Cubic Interpolation", SIAM J. Numer. Anal. 17 (1980); inner slopes as the weighted harmonic
mean and end slopes by the three-point formula of F. N. Fritsch and J. Butland, SIAM J. Sci. Stat. Comput. 5 (1984).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cjm_desktop.scene.primitives import Piece, Point, Rect


@dataclass(frozen=True, slots=True)
class Span:
    """The curve between two neighbouring points, as a cubic whose x runs evenly."""

    start: Point
    first: Point
    second: Point
    end: Point

    @property
    def piece(self) -> Piece:
        return ("C", *self.first, *self.second, *self.end)

    def at(self, share: float) -> Point:
        """The place at a share (0 to 1) of the way from left to right."""
        u = 1 - share
        a, b, c, d = u * u * u, 3 * u * u * share, 3 * u * share * share, share * share * share
        y = a * self.start.y + b * self.first.y + c * self.second.y + d * self.end.y
        return Point(self.start.x + share * (self.end.x - self.start.x), y)

    def cut(self, left: float, right: float) -> "Span":
        """The part between two x inside the span (de Casteljau)."""
        width = self.end.x - self.start.x
        t, s = (left - self.start.x) / width, (right - self.start.x) / width
        whole = (self.start, self.first, self.second, self.end)
        return Span(*(_blossom(whole, *at) for at in ((t, t, t), (t, t, s), (t, s, s), (s, s, s))))


def _blossom(points: Sequence[Point], *shares: float) -> Point:
    for share in shares:
        points = [_between(a, b, share) for a, b in pairwise(points)]
    return points[0]


def _between(a: Point, b: Point, share: float) -> Point:
    return Point(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share)


def smooth_curve(points: Sequence[Point]) -> tuple[Span, ...]:
    """The curve through points of ascending x; none for fewer than two points."""
    if len(points) < 2:
        return ()
    slopes = _slopes(points)
    spans = []
    for a, b, m, n in zip(points, points[1:], slopes, slopes[1:], strict=False):
        third = (b.x - a.x) / 3
        spans.append(
            Span(a, Point(a.x + third, a.y + m * third), Point(b.x - third, b.y - n * third), b)
        )
    return tuple(spans)


def _slopes(points: Sequence[Point]) -> list[float]:
    widths = [b.x - a.x for a, b in pairwise(points)]
    rises = [(b.y - a.y) / (b.x - a.x) for a, b in pairwise(points)]
    if len(rises) == 1:
        return [rises[0], rises[0]]
    inner = [
        _harmonic(h, k, d, e)
        for h, k, d, e in zip(widths, widths[1:], rises, rises[1:], strict=False)
    ]
    first = _end_slope(widths[0], widths[1], rises[0], rises[1])
    return [first, *inner, _end_slope(widths[-1], widths[-2], rises[-1], rises[-2])]


def _harmonic(h: float, k: float, d: float, e: float) -> float:
    if d * e <= 0:
        return 0.0
    first, second = 2 * k + h, k + 2 * h
    return (first + second) / (first / d + second / e)


def _end_slope(h: float, k: float, d: float, e: float) -> float:
    slope = ((2 * h + k) * d - h * e) / (h + k)
    if slope * d <= 0:
        return 0.0
    if d * e <= 0 and abs(slope) > 3 * abs(d):
        return 3 * d
    return slope


def points_along(spans: Sequence[Span]) -> list[Point]:
    """Places every few points along a curve, left to right."""
    return [span.at(step / 16) for span in spans for step in range(17)]


def covers_any(rect: Rect, points: Iterable[Point]) -> bool:
    """Is one of the points inside the rectangle?"""
    x, y, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    return any(x <= px < right and y <= py < bottom for px, py in points)
