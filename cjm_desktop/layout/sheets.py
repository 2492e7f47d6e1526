"""What a sheet of paper holds: parts of a scene at a place and scale."""

from dataclasses import dataclass

from cjm_desktop.scene.node import Node
from cjm_desktop.scene.primitives import Point, Rect, Size


@dataclass(frozen=True, slots=True)
class Placement:
    """Nodes on a page: the scene's origin stands at `at` (points of the page).

    `clip` is a part of the scene in its own points: only lines, curves and grounds are ever clipped.
    """

    nodes: tuple[Node, ...]
    at: Point
    scale: float
    clip: Rect | None = None

    def on_page(self, rect: Rect) -> Rect:
        """A rectangle of the scene as it stands on the page."""
        s = self.scale
        return Rect(self.at.x + rect.x * s, self.at.y + rect.y * s, rect.width * s, rect.height * s)


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A place one can jump to: `y` in points from the top of the page."""

    title: str
    y: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page, in points from its top left corner."""

    size: Size
    placements: tuple[Placement, ...]
    bookmarks: tuple[Bookmark, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheets:
    """All pages of a map, and what has to be said about them."""

    sheets: tuple[Sheet, ...]
    remarks: tuple[str, ...] = ()
