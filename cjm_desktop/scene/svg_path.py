"""Reads the path language of SVG (https://www.w3.org/TR/SVG2/paths.html) into straight and cubic pieces."""

import math
import re
from collections.abc import Iterator

from cjm_desktop.scene.primitives import Piece

_COMMAND = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])([^MmLlHhVvCcSsQqTtAaZz]*)")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_ARC = re.compile(
    rf"[\s,]*({_NUMBER.pattern})[\s,]*({_NUMBER.pattern})[\s,]*({_NUMBER.pattern})[\s,]*([01])[\s,]*([01])[\s,]*({_NUMBER.pattern})[\s,]*({_NUMBER.pattern})"
)
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2}


def read_path(text: str) -> tuple[Piece, ...]:
    """The pieces of a path's `d`: ('M', x, y), ('L', x, y), ('C', ...), ('Z',), all absolute.

    Quadratic curves and elliptical arcs become cubic ones.
    """
    pen = _Pen()
    for name, rest in _COMMAND.findall(text):
        for number, values in enumerate(_arguments(name, rest)):
            # Further pairs after a move are lines.
            pen.draw({"M": "L", "m": "l"}.get(name, name) if number else name, values)
    return tuple(pen.pieces)


def _arguments(name: str, rest: str) -> Iterator[list[float]]:
    upper = name.upper()
    if upper == "Z":
        yield []
    elif upper == "A":
        for found in _ARC.finditer(rest):
            yield [float(value) for value in found.groups()]
    else:
        numbers = [float(value) for value in _NUMBER.findall(rest)]
        count = _TAKES[upper]
        for start in range(0, len(numbers) - count + 1, count):
            yield numbers[start : start + count]


class _Pen:
    """Where the pen stands while a path is read."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.x = self.y = 0.0
        self._start = (0.0, 0.0)
        self._control = (0.0, 0.0)
        self._before = ""

    def draw(self, name: str, values: list[float]) -> None:
        upper = name.upper()
        dx, dy = (self.x, self.y) if name.islower() else (0.0, 0.0)
        if upper == "Z":
            self.pieces.append(("Z",))
            self.x, self.y = self._start
        elif upper == "A":
            rx, ry, turn, large, sweep, x, y = values
            self._arc((rx, ry), turn, bool(large), bool(sweep), (x + dx, y + dy))
        elif upper == "H":
            self._line(values[0] + dx, self.y)
        elif upper == "V":
            self._line(self.x, values[0] + dy)
        else:
            points = [(values[i] + dx, values[i + 1] + dy) for i in range(0, len(values), 2)]
            self._through(upper, points)
        self._before = upper

    def _through(self, upper: str, points: list[tuple[float, float]]) -> None:
        if upper == "M":
            self.x, self.y = self._start = points[0]
            self.pieces.append(("M", self.x, self.y))
        elif upper == "L":
            self._line(*points[0])
        elif upper == "C":
            self._curve(*points)
        elif upper == "S":
            self._curve(self._mirrored("CS"), *points)
        elif upper == "Q":
            self._quadratic(*points)
        elif upper == "T":
            self._quadratic(self._mirrored("QT"), *points)

    def _mirrored(self, kinds: str) -> tuple[float, float]:
        """The control point of the curve before, mirrored at the pen."""
        if self._before not in kinds or not self._before:
            return self.x, self.y
        return 2 * self.x - self._control[0], 2 * self.y - self._control[1]

    def _line(self, x: float, y: float) -> None:
        self.x, self.y = x, y
        self.pieces.append(("L", x, y))

    def _curve(
        self, first: tuple[float, float], second: tuple[float, float], end: tuple[float, float]
    ) -> None:
        self.pieces.append(("C", *first, *second, *end))
        self._control = second
        self.x, self.y = end

    def _quadratic(self, control: tuple[float, float], end: tuple[float, float]) -> None:
        (cx, cy), (x, y) = control, end
        first = (self.x + 2 * (cx - self.x) / 3, self.y + 2 * (cy - self.y) / 3)
        self._curve(first, (x + 2 * (cx - x) / 3, y + 2 * (cy - y) / 3), end)
        self._control = control

    def _arc(
        self,
        radii: tuple[float, float],
        turn: float,
        large: bool,
        sweep: bool,
        end: tuple[float, float],
    ) -> None:
        for curve in arc_curves((self.x, self.y), radii, turn, large, sweep, end):
            self.pieces.append(("C", *curve))
        self.x, self.y = end


def arc_curves(
    start: tuple[float, float],
    radii: tuple[float, float],
    turn: float,
    large: bool,
    sweep: bool,
    end: tuple[float, float],
) -> Iterator[tuple[float, ...]]:
    """Cubic curves (x1, y1, x2, y2, x, y) for an SVG arc; `turn` in degrees.

    Centre form after SVG 2, appendix B.2.4; each curve spans at most a quarter.
    """
    rx, ry = abs(radii[0]), abs(radii[1])
    if start == end:
        return
    if rx == 0 or ry == 0:
        yield (*start, *end, *end)
        return
    centre, (rx, ry), first, angle = _centre_form(start, (rx, ry), turn, large, sweep, end)
    (cx, cy), phi = centre, math.radians(turn)
    cos, sin = math.cos(phi), math.sin(phi)
    count = max(1, math.ceil(abs(angle) / (math.pi / 2) - 1e-9))
    step = angle / count
    reach = 4 / 3 * math.tan(step / 4)

    def place(a: float, b: float) -> tuple[float, float]:
        return cx + rx * a * cos - ry * b * sin, cy + rx * a * sin + ry * b * cos

    for number in range(count):
        a, b = first + number * step, first + (number + 1) * step
        yield (
            *place(math.cos(a) - reach * math.sin(a), math.sin(a) + reach * math.cos(a)),
            *place(math.cos(b) + reach * math.sin(b), math.sin(b) - reach * math.cos(b)),
            *(end if number == count - 1 else place(math.cos(b), math.sin(b))),
        )


def _centre_form(
    start: tuple[float, float],
    radii: tuple[float, float],
    turn: float,
    large: bool,
    sweep: bool,
    end: tuple[float, float],
) -> tuple[tuple[float, float], tuple[float, float], float, float]:
    """Centre, radii (grown where they do not reach), first angle and the angle swept, in radians."""
    rx, ry = radii
    phi = math.radians(turn)
    cos, sin = math.cos(phi), math.sin(phi)
    hx, hy = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    px, py = cos * hx + sin * hy, cos * hy - sin * hx
    grow = math.sqrt(max(1.0, (px / rx) ** 2 + (py / ry) ** 2))
    rx, ry = rx * grow, ry * grow
    spread = (rx * py) ** 2 + (ry * px) ** 2
    root = math.sqrt(max(0.0, ((rx * ry) ** 2 - spread) / spread))
    root = -root if large == sweep else root
    ox, oy = root * rx * py / ry, -root * ry * px / rx
    cx = cos * ox - sin * oy + (start[0] + end[0]) / 2
    cy = sin * ox + cos * oy + (start[1] + end[1]) / 2
    first = math.atan2((py - oy) / ry, (px - ox) / rx)
    angle = math.atan2((-py - oy) / ry, (-px - ox) / rx) - first
    if sweep and angle < 0:
        angle += 2 * math.pi
    elif not sweep and angle > 0:
        angle -= 2 * math.pi
    return (cx, cy), (rx, ry), first, angle
