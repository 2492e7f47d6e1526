"""How a map looks from far away: flat fills, and bars where the lines of text are.

Painting ten thousand small cards one by one takes seconds; ten thousand rectangles given to Qt
colour by colour take a few milliseconds.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from cjm_desktop.render.colours import rgba
from cjm_desktop.render.qt_primitives import brush_of
from cjm_desktop.scene.node import Drawing, Node
from cjm_desktop.scene.primitives import Box, Text

BARS_FROM = 0.12  # scale below which a line of text is under a pixel
_BAR_ALPHA = 96
_LAST_LINE = 0.6  # of the width: texts rarely fill their last line


@dataclass(frozen=True, slots=True)
class Flat:
    """One drawing from far away: its fill, its edge, and its bars from its own origin."""

    fill: str
    edge: str | None
    bars: tuple[tuple[str, float, float, float, float], ...]


def flat_of(drawing: Drawing) -> Flat | None:
    """How a drawing looks from far away; None if it has no flat fill."""
    if drawing.fill is None:
        return None
    edge: str | None = None
    bars: list[tuple[str, float, float, float, float]] = []
    for primitive in drawing.primitives:
        if isinstance(primitive, Box) and edge is None:
            edge = primitive.stroke
        elif isinstance(primitive, Text):
            bars += _bars_of(primitive)
    return Flat(drawing.fill, edge, tuple(bars))


def _bars_of(text: Text) -> list[tuple[str, float, float, float, float]]:
    block = text.block
    if not block.text:
        return []
    pitch = block.height / block.line_count
    bars = []
    for line in range(block.line_count):
        last = line > 0 and line == block.line_count - 1
        width = block.width * (_LAST_LINE if last else 1.0)
        bars.append((text.colour, text.at.x, text.at.y + (line + 0.25) * pitch, width, pitch / 2))
    return bars


class FlatLayers:
    """Rectangles gathered by role and colour, so that Qt gets few long lists."""

    def __init__(self) -> None:
        # Roles in the order of their first node: cards lie on the grid, markers on the curve.
        self._fills: dict[tuple[str, str, str | None], list[QRectF]] = {}
        self._bars: dict[str, list[QRectF]] = {}
        self._roles: dict[str, None] = {}

    def add(self, node: Node, flat: Flat) -> None:
        x, y = node.at
        size = node.drawing.size
        self._roles[node.role] = None
        key = node.role, flat.fill, flat.edge
        self._fills.setdefault(key, []).append(QRectF(x, y, size.width, size.height))
        for colour, left, top, width, height in flat.bars:
            self._bars.setdefault(colour, []).append(QRectF(x + left, y + top, width, height))

    def add_all(self, nodes: Iterable[tuple[Node, Flat]]) -> None:
        for node, flat in nodes:
            self.add(node, flat)

    def paint(self, painter: QPainter, scale: float) -> None:
        """Draw everything through a painter whose unit is the point."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        edged = scale >= BARS_FROM
        for role in self._roles:
            for (of_role, fill, edge), rects in self._fills.items():
                if of_role == role:
                    painter.setBrush(brush_of(fill))
                    painter.setPen(_hairline(edge if edged else None))
                    painter.drawRects(rects)
        if scale >= BARS_FROM:
            painter.setPen(Qt.PenStyle.NoPen)
            for colour, rects in self._bars.items():
                red, green, blue, _ = rgba(colour)
                painter.setBrush(QColor(red, green, blue, _BAR_ALPHA))
                painter.drawRects(rects)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)


def _hairline(colour: str | None) -> QPen:
    """One device pixel, whatever the scale."""
    return QPen(QColor(*rgba(colour)), 0) if colour else QPen(Qt.PenStyle.NoPen)
