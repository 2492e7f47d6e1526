"""A scene through QPainter: exactly for pictures and paper, and quickly for the canvas.

The canvas draws cards from ready pictures, one a drawing, and flat from far away; exports know neither (`paint_nodes`).
"""

import math
from collections.abc import Iterable
from time import perf_counter

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from cjm_desktop.render.far_view import FarView, Flat, FlatLayers, flat_of, paint_bars, paint_layers
from cjm_desktop.render.node_index import IndexAhead, NodeIndex
from cjm_desktop.render.picture_cache import Picture, PictureCache
from cjm_desktop.render.qt_primitives import HINTS, PrimitivePainter
from cjm_desktop.scene.bounds import bounds_of
from cjm_desktop.scene.node import Drawing, Node
from cjm_desktop.scene.primitives import Primitive, Rect, Text
from cjm_desktop.scene.scene import Scene

FLAT_BELOW = 0.35  # scale below which cards are drawn flat
_FEW = 600  # nodes: smaller maps are drawn as they are down to the scale below
_FLAT_BELOW_ALWAYS = 0.15
_READABLE = 3.5  # pixels: smaller letters are not drawn from far away
_SPECK = 12.0  # pixels: drawings without a flat fill that are smaller are left out from far away
_LARGEST_PICTURE = 120_000  # pixels at a ratio of 1; larger drawings are painted directly, culled
_STRETCHED = 300  # at most so many pictures of another scale are stretched in one frame


class QtPainter:
    """Paints drawings, nodes and whole scenes. Belongs to the thread that made it.

    Every method takes a QPainter whose origin is the scene's: the caller translates it, by whole
    device pixels if the result is to be sharp. `scale` is pixels a point (1.0 is 100 %).
    """

    def __init__(self, cache_megabytes: float = 96.0) -> None:
        self._primitives = PrimitivePainter()
        self._pictures = PictureCache(cache_megabytes)
        self._scene: Scene | None = None
        self._index = NodeIndex(())
        self.ahead = IndexAhead()
        self._flats: dict[Drawing, Flat | None] = {}
        self._far: FarView | None = None
        self._bounds: dict[Drawing, list[Rect]] = {}

    # -- exactly, for export and for whatever is drawn once -----------------------------------

    def paint_nodes(self, painter: QPainter, nodes: Iterable[Node], visible: Rect) -> None:
        """Paint nodes exactly, those that touch `visible`; the painter's unit is the point."""
        painter.setRenderHints(HINTS)
        for node in nodes:
            if node.painted.intersects(visible):
                painter.translate(node.at.x, node.at.y)
                self._paint_part(painter, node, visible)
                painter.translate(-node.at.x, -node.at.y)

    def paint_drawing(self, painter: QPainter, drawing: Drawing) -> None:
        """Paint one drawing exactly at the painter's origin; the painter's unit is the point."""
        painter.setRenderHints(HINTS)
        self._primitives.paint(painter, drawing.primitives)

    # -- quickly, for the canvas ---------------------------------------------------------------

    def paint_scene(
        self,
        painter: QPainter,
        scene: Scene,
        visible: Rect,
        scale: float,
        seconds: float | None = None,
    ) -> bool:
        """Paint what of a scene touches `visible` (points). The paper is painted by the caller.

        `seconds` limits how long pictures are made; what is not ready then is drawn from a picture
        of another scale or flat. Returns False if something was: ask again, or `prepare`.
        """
        self._take(scene)
        painter.save()
        painter.setRenderHints(HINTS)
        if self._is_flat(scale):
            self._paint_far(painter, visible, scale)
            complete = True
        else:
            complete = self._paint_near(painter, visible, scale, seconds)
        painter.restore()
        return complete

    def prepare(
        self, scene: Scene, visible: Rect, scale: float, ratio: float, seconds: float
    ) -> bool:
        """Make pictures for what touches `visible`, for so long. Returns True if all are ready."""
        self._take(scene)
        if self._is_flat(scale):
            return True
        until = perf_counter() + seconds
        for number in self._index.touching(visible):
            drawing = self._index.nodes[number].drawing
            if _is_pictured(drawing, scale) and not self._ready(drawing, scale, ratio):
                if perf_counter() > until:
                    return False
                self._make(drawing, scale, ratio)
        return True

    def nodes_touching(self, scene: Scene, area: Rect) -> list[Node]:
        """The nodes whose paint touches an area, back to front, by the index that painting uses."""
        self._take(scene)
        return [self._index.nodes[number] for number in self._index.touching(area)]

    def limit_to(self, megabytes: float) -> None:
        """How much the ready pictures may take together."""
        self._pictures.limit_to(megabytes)

    def rest(self, scale: float) -> None:
        """All pictures for a view are ready: let go of those for views that are further back than the last one."""
        if not self._is_flat(scale):
            self._pictures.rest()
            self._primitives.rest(scale)

    def forget(self) -> None:
        """Let go of all pictures, for example after the screen has changed."""
        self._pictures.clear()

    def _take(self, scene: Scene) -> None:
        if scene is self._scene:
            return
        self._scene = scene
        self._index = self.ahead.take(scene.nodes, self._index)
        self._far = None
        drawings = {node.drawing for node in scene.nodes}
        self._flats = {one: flat for one, flat in self._flats.items() if one in drawings}
        self._pictures.keep_only(drawings)
        self._bounds.clear()

    def _is_flat(self, scale: float) -> bool:
        few = len(self._index.nodes) <= _FEW
        return scale < (_FLAT_BELOW_ALWAYS if few else FLAT_BELOW)

    def _paint_near(
        self, painter: QPainter, visible: Rect, scale: float, seconds: float | None
    ) -> bool:
        ratio = painter.device().devicePixelRatio()
        until = None if seconds is None else perf_counter() + seconds
        late: list[tuple[Node, Flat]] = []
        stretched = 0
        for number in self._index.touching(visible):
            node = self._index.nodes[number]
            drawing = node.drawing
            if not _is_pictured(drawing, scale):
                self._paint_direct(painter, node, visible, scale, ratio)
                continue
            picture = self._pictures.get(drawing)
            if picture is None or picture.scale != scale or picture.ratio != ratio:
                if until is None or perf_counter() < until:
                    picture = self._make(drawing, scale, ratio)
                elif picture is not None and stretched < _STRETCHED:
                    stretched += 1
                    _stretch(painter, node, picture, scale)
                    continue
                else:
                    flat = self._flat(drawing)
                    if flat is not None:
                        late.append((node, flat))
                        continue
                    picture = self._make(drawing, scale, ratio)
            _blit(painter, node, picture)
        if late:
            self._paint_late(painter, late, scale)
        return not late and not stretched

    def _paint_late(self, painter: QPainter, late: list[tuple[Node, Flat]], scale: float) -> None:
        painter.save()
        painter.scale(scale, scale)
        paint_layers(painter, [FlatLayers(late)], scale)
        painter.restore()

    def _paint_far(self, painter: QPainter, visible: Rect, scale: float) -> None:
        """What cards lie on, all flat fills at once, then what else has none."""
        if self._far is None:
            self._far = FarView(self._index.nodes, self._flat)
        painter.scale(scale, scale)
        plain = self._far.plain(visible)
        for node in plain:
            if node.role in _BELOW:
                self._paint_far_node(painter, node, visible, scale)
        self._far.paint(painter, visible, scale)
        for node in plain:
            if node.role not in _BELOW:
                self._paint_far_node(painter, node, visible, scale)

    def _paint_far_node(self, painter: QPainter, node: Node, visible: Rect, scale: float) -> None:
        size = node.drawing.size
        if max(size.width, size.height) * scale < _SPECK:
            return
        painter.translate(node.at.x, node.at.y)
        self._paint_part(painter, node, visible, _READABLE / scale)
        painter.translate(-node.at.x, -node.at.y)

    def _paint_direct(
        self, painter: QPainter, node: Node, visible: Rect, scale: float, ratio: float
    ) -> None:
        painter.save()
        factor = scale * ratio
        painter.translate(round(node.at.x * factor) / ratio, round(node.at.y * factor) / ratio)
        painter.scale(scale, scale)
        self._paint_part(painter, node, visible)
        painter.restore()

    def _paint_part(
        self, painter: QPainter, node: Node, visible: Rect, smallest: float = 0.0
    ) -> None:
        """Those primitives of a node that touch `visible`, bars for letters under `smallest` points."""
        drawing = node.drawing
        if not smallest and _holds(visible, node.painted):
            self._primitives.paint(painter, drawing.primitives)
            return
        bounds = self._bounds.get(drawing)
        if bounds is None:
            bounds = self._bounds[drawing] = [bounds_of(p) for p in drawing.primitives]
        seen = visible.moved(-node.at.x, -node.at.y)
        near = [
            p for p, rect in zip(drawing.primitives, bounds, strict=True) if rect.intersects(seen)
        ]
        shown = [primitive for primitive in near if not _too_small(primitive, smallest)]
        self._primitives.paint(painter, shown, seen)
        if smallest:
            paint_bars(
                painter, [p for p in near if isinstance(p, Text) and _too_small(p, smallest)]
            )

    def _flat(self, drawing: Drawing) -> Flat | None:
        if drawing not in self._flats:
            self._flats[drawing] = flat_of(drawing)
        return self._flats[drawing]

    def _ready(self, drawing: Drawing, scale: float, ratio: float) -> bool:
        picture = self._pictures.get(drawing)
        return picture is not None and picture.scale == scale and picture.ratio == ratio

    def _make(self, drawing: Drawing, scale: float, ratio: float) -> Picture:
        factor = scale * ratio
        pad = math.ceil(drawing.overflow * factor) + 1
        pixmap = QPixmap(
            math.ceil(drawing.size.width * factor) + 2 * pad,
            math.ceil(drawing.size.height * factor) + 2 * pad,
        )
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHints(HINTS)
        painter.translate(pad, pad)
        painter.scale(factor, factor)
        self._primitives.paint(painter, drawing.primitives)
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        picture = Picture(pixmap, scale, ratio, pad)
        self._pictures.put(drawing, picture)
        return picture


_BELOW = frozenset(
    {"paper", "grid", "dip", "area", "curve", "leader"}
)  # what cards and faces lie on


def _is_pictured(drawing: Drawing, scale: float) -> bool:
    """Few large drawings are in view at once, and one costs little more to draw than to copy, but megabytes to keep."""
    size = drawing.size
    return size.width * size.height * scale * scale <= _LARGEST_PICTURE


def _holds(outer: Rect, inner: Rect) -> bool:
    return (
        outer.x <= inner.x
        and outer.y <= inner.y
        and inner.right <= outer.right
        and inner.bottom <= outer.bottom
    )


def _too_small(primitive: Primitive, smallest: float) -> bool:
    return isinstance(primitive, Text) and primitive.block.style.size < smallest


def _blit(painter: QPainter, node: Node, picture: Picture) -> None:
    factor, ratio, pad = picture.scale * picture.ratio, picture.ratio, picture.pad
    x = (round(node.at.x * factor) - pad) / ratio
    y = (round(node.at.y * factor) - pad) / ratio
    painter.drawPixmap(QPointF(x, y), picture.pixmap)


def _stretch(painter: QPainter, node: Node, picture: Picture, scale: float) -> None:
    """Draw a picture of another scale at this one, until the right one is ready."""
    by = scale / picture.scale
    pad = picture.pad / picture.ratio * by
    pixmap = picture.pixmap
    width, height = pixmap.width() / picture.ratio * by, pixmap.height() / picture.ratio * by
    target = QRectF(node.at.x * scale - pad, node.at.y * scale - pad, width, height)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
    painter.drawPixmap(target, pixmap, QRectF(pixmap.rect()))
