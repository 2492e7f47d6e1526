"""A drawing as data: the closed set of primitives every painter knows.

Units are points, the origin is top left, y grows downwards. Colours are '#RRGGBB', or '#RRGGBBAA'
with an alpha. All values are frozen and hold
plain data only, so that a scene may be painted in another thread or process. Painters have one
method a primitive and never wrap, align or elide: a text is already broken, shaped and placed.
"""

from dataclasses import dataclass
from typing import NamedTuple

from cjm_desktop.typeset.blocks import TextBlock


class Point(NamedTuple):
    """A place in points."""

    x: float
    y: float


class Size(NamedTuple):
    """A width and a height in points."""

    width: float
    height: float


class Rect(NamedTuple):
    """A rectangle in points: left, top, width, height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def centre(self) -> Point:
        return Point(self.x + self.width / 2, self.y + self.height / 2)

    def contains(self, x: float, y: float) -> bool:
        """Is the place inside? Left and top edges belong to the rectangle, right and bottom do not."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height

    def intersects(self, other: "Rect") -> bool:
        """Do the two share an area (touching edges do not count)?"""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )

    def moved(self, dx: float, dy: float) -> "Rect":
        return Rect(self.x + dx, self.y + dy, self.width, self.height)

    def grown(self, by: float) -> "Rect":
        """The rectangle larger by `by` on each side (smaller when negative)."""
        return Rect(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def united(self, other: "Rect") -> "Rect":
        """The smallest rectangle that holds both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Rect(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)


Piece = tuple[str | float, ...]
"""One command of a path; see `Path`."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with optional round corners; `corners` chooses which (tl, tr, br, bl)."""

    rect: Rect
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 0.75
    radius: float = 0.0
    corners: tuple[bool, bool, bool, bool] = (True, True, True, True)


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    start: Point
    end: Point
    stroke: str
    stroke_width: float = 0.75
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """Closed or open outlines of straight and cubic pieces: icons, chevrons, faces, the curve.

    `pieces` is a tuple of commands, each a flat tuple: ('M', x, y), ('L', x, y),
    ('C', x1, y1, x2, y2, x, y), ('Z',). Fill rule: non-zero. Round caps and joins.
    """

    pieces: tuple[Piece, ...]
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 0.75
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Ellipse:
    """An ellipse inside a rectangle."""

    rect: Rect
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 0.75


@dataclass(frozen=True, slots=True)
class Text:
    """A typeset block with its top left corner at `at`."""

    at: Point
    block: TextBlock
    colour: str


@dataclass(frozen=True, slots=True)
class Image:
    """Encoded picture bytes (PNG or JPEG) drawn into a rectangle; `key` identifies the bytes."""

    rect: Rect
    key: str
    data: bytes


Primitive = Box | Line | Path | Ellipse | Text | Image
