"""Nodes: a drawing at a place, and what it stands for."""

from dataclasses import dataclass
from typing import NamedTuple

from cjm_desktop.domain.ids import Ref
from cjm_desktop.scene.primitives import Point, Primitive, Rect, Size
from cjm_desktop.typeset.blocks import TextStyle


@dataclass(frozen=True, slots=True)
class Editable:
    """Where in a drawing the text stands that can be edited in place, and how it is set."""

    area: Rect
    style: TextStyle
    colour: str


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """Primitives around an own origin, drawn in order; compared by identity.

    The same drawing may stand at any place: a card that only moves keeps its drawing, and painters
    keep a picture a drawing. `overflow` is how far primitives reach beyond `size` (badges, shadows).
    """

    size: Size
    primitives: tuple[Primitive, ...]
    overflow: float = 0.0
    fill: str | None = None  # the flat colour that stands for it from far away; None: leave it out
    editable: Editable | None = None


class Node(NamedTuple):
    """A drawing at a place in the scene (a tuple, because a layout may make ten thousand at once).

    `ref` is the record it stands for (None: decoration), `role` what of it ('card', 'marker', 'stage', 'step',
    'lane', 'curve', 'grid', 'header', 'legend' ...), `name` what a screen reader says.
    """

    key: str
    role: str
    at: Point
    drawing: Drawing
    ref: Ref | None = None
    name: str = ""

    @property
    def rect(self) -> Rect:
        return Rect(self.at.x, self.at.y, self.drawing.size.width, self.drawing.size.height)

    @property
    def painted(self) -> Rect:
        """All that painting it may touch."""
        return self.rect.grown(self.drawing.overflow)
