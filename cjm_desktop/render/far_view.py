"""How a map looks from far away: flat fills, and bars where the lines of text are.

Painting ten thousand small cards one by one takes seconds; ten thousand rectangles given to Qt
colour by colour take a few milliseconds.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from cjm_desktop.render.colours import rgba
from cjm_desktop.render.qt_primitives import brush_of
from cjm_desktop.scene.node import Drawing, Node
from cjm_desktop.scene.primitives import Box, Rect, Text

BARS_FROM = 0.18  # scale below which a line of text is hardly a pixel
EDGES_FROM = 0.12  # scale below which edges would cover the fills
_SQUARE = 2048.0  # points
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

    def __init__(self, nodes: Iterable[tuple[Node, Flat]] = ()) -> None:
        self.roles: dict[str, dict[tuple[str, str | None], list[QRectF]]] = {}
        self._bars: dict[str, list[QRectF]] = {}
        for node, flat in nodes:
            self.add(node, flat)

    def add(self, node: Node, flat: Flat) -> None:
        x, y = node.at
        size = node.drawing.size
        rect = QRectF(x, y, size.width, size.height)
        of_role = self.roles.setdefault(node.role, {})
        of_role.setdefault((flat.fill, flat.edge), []).append(rect)
        for colour, left, top, width, height in flat.bars:
            self._bars.setdefault(colour, []).append(QRectF(x + left, y + top, width, height))

    def paint_fills(self, painter: QPainter, role: str, scale: float) -> None:
        for (fill, edge), rects in self.roles.get(role, {}).items():
            painter.setBrush(brush_of(fill))
            painter.setPen(_hairline(edge if scale >= EDGES_FROM else None))
            painter.drawRects(rects)

    def paint_bars(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for colour, rects in self._bars.items():
            red, green, blue, _ = rgba(colour)
            painter.setBrush(QColor(red, green, blue, _BAR_ALPHA))
            painter.drawRects(rects)


def paint_layers(painter: QPainter, layers: Sequence[FlatLayers], scale: float) -> None:
    """Draw through a painter whose unit is the point: role by role, then the bars."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    for role in dict.fromkeys(role for part in layers for role in part.roles):
        for part in layers:
            part.paint_fills(painter, role, scale)
    if scale >= BARS_FROM:
        for part in layers:
            part.paint_bars(painter)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)


class FarView:
    """The flat nodes of a scene in squares, each made ready when it is first seen; the others are plain."""

    def __init__(self, nodes: Sequence[Node], flat: Callable[[Drawing], Flat | None]) -> None:
        self._plain: list[tuple[Node, Rect]] = []
        self._squares: dict[tuple[int, int], list[tuple[Node, Flat]]] = {}
        self._areas: dict[tuple[int, int], Rect] = {}
        self._layers: dict[tuple[int, int], FlatLayers] = {}
        for node in nodes:
            of_node = flat(node.drawing)
            if of_node is None:
                self._plain.append((node, node.painted))
            else:
                self._add(node, of_node)

    def _add(self, node: Node, flat: Flat) -> None:
        key = int(node.at.x // _SQUARE), int(node.at.y // _SQUARE)
        if key in self._squares:
            self._squares[key].append((node, flat))
            self._areas[key] = self._areas[key].united(node.rect)
        else:
            self._squares[key] = [(node, flat)]
            self._areas[key] = node.rect

    def plain(self, visible: Rect) -> list[Node]:
        """The nodes around `visible` without a flat fill, which have to be drawn as they are."""
        return [node for node, painted in self._plain if painted.intersects(visible)]

    def paint(self, painter: QPainter, visible: Rect, scale: float) -> None:
        """Draw the flat nodes around `visible` through a painter whose unit is the point."""
        seen = [key for key, area in self._areas.items() if area.intersects(visible)]
        for key in seen:
            if key not in self._layers:
                self._layers[key] = FlatLayers(self._squares[key])
        paint_layers(painter, [self._layers[key] for key in seen], scale)


def paint_bars(painter: QPainter, texts: Iterable[Text]) -> None:
    """Texts as bars, through a painter whose unit is the point."""
    painter.setPen(Qt.PenStyle.NoPen)
    for text in texts:
        for colour, *bar in _bars_of(text):
            red, green, blue, _ = rgba(colour)
            painter.setBrush(QColor(red, green, blue, _BAR_ALPHA))
            painter.drawRect(QRectF(*bar))


def _hairline(colour: str | None) -> QPen:
    """One device pixel, whatever the scale."""
    return QPen(QColor(*rgba(colour)), 0) if colour else QPen(Qt.PenStyle.NoPen)
