"""The ready picture of one pane: scrolled when the view pans, stretched while it zooms, then sharpened."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QRegion

from cjm_desktop.render.qt_painter import QtPainter
from cjm_desktop.scene.scene import Scene
from cjm_desktop.ui.canvas.camera import Pane
from cjm_desktop.ui.canvas.regions import rects_of

# For the pictures of a strip that comes into sight; the others follow in slices.
_STRIP_SECONDS = 0.0045
_JUMP_SECONDS = 0.05  # the same, for a view of which nothing was in sight, or much is new

AHEAD = 200  # pixels around the view for which pictures are made while nothing else is to do


class Backing:
    """What a pane shows, without overlays. `sharp` is False while a stretched picture stands in."""

    def __init__(self, painter: QtPainter) -> None:
        self._qt = painter
        self._pixmap = QPixmap()
        self._pane: Pane | None = None
        self._ratio = 1.0
        self._still: tuple[QPixmap, Pane] | None = None
        self.sharp = False

    def forget(self) -> None:
        """Everything must be painted anew."""
        self._pane = None
        self._still = None

    def show(
        self, pane: Pane, scene: Scene, ground: str, ratio: float, seconds: float | None = None
    ) -> None:
        """Bring the picture to a pane, in the cheapest way that shows it all.

        `seconds` limits the making of pictures for a pane that comes into being.
        """
        before = self._pane
        if before is None or ratio != self._ratio:
            self._start_anew(pane, scene, ground, ratio, seconds)
        elif before.scale != pane.scale:
            self._stretch(before, pane, ground, scene)
        elif before.rect.size() != pane.rect.size():
            self._start_anew(pane, scene, ground, ratio, seconds)
        elif (before.x + before.rect.x(), before.y + before.rect.y()) != (
            pane.x + pane.rect.x(),
            pane.y + pane.rect.y(),
        ):
            self._scroll(before, pane, scene, ground)
        self._pane = pane

    def repaint(self, region: QRegion, scene: Scene, ground: str) -> None:
        """Paint parts of the view (in its coordinates) from the scene; not sharp yet where that takes too long."""
        pane = self._pane
        if pane is None:
            return
        for rect in rects_of(region.intersected(pane.rect)):
            if not self._paint(rect, pane, scene, ground, _JUMP_SECONDS):
                self.sharp = False

    def sharpen(self, scene: Scene, ground: str, seconds: float) -> bool:
        """Work for so long at the pictures of a stretched view; True when it is sharp now."""
        pane = self._pane
        if self.sharp or pane is None:
            return True
        visible = pane.rect_to_scene(QRectF(pane.rect))
        if not self._qt.prepare(scene, visible, pane.scale, self._ratio, seconds):
            return False
        self._paint(pane.rect, pane, scene, ground, None)
        self.sharp, self._still = True, None
        return True

    def look_ahead(self, scene: Scene, seconds: float) -> bool:
        """Make pictures for what lies around the view; True when all are ready."""
        pane = self._pane
        if pane is None:
            return True
        around = QRectF(pane.rect).adjusted(-AHEAD, -AHEAD, AHEAD, AHEAD)
        return self._qt.prepare(scene, pane.rect_to_scene(around), pane.scale, self._ratio, seconds)

    def draw(self, painter: QPainter, rect: QRect) -> None:
        """Copy a part of the picture to the view."""
        pane = self._pane
        part = rect.intersected(pane.seen) if pane is not None else QRect()
        if pane is None or part.isEmpty():
            return
        source = QRectF(part.translated(-pane.rect.topLeft()))
        scaled = QRectF(source.topLeft() * self._ratio, source.size() * self._ratio)
        painter.drawPixmap(QRectF(part), self._pixmap, scaled)

    def _start_anew(
        self, pane: Pane, scene: Scene, ground: str, ratio: float, seconds: float | None
    ) -> None:
        self._ratio = ratio
        self._pixmap = self._blank(pane)
        self._still = None
        self.sharp = self._paint(pane.rect, pane, scene, ground, seconds)

    def _blank(self, pane: Pane) -> QPixmap:
        pixmap = QPixmap(pane.rect.size() * self._ratio)
        pixmap.setDevicePixelRatio(self._ratio)
        return pixmap

    def _stretch(self, before: Pane, pane: Pane, ground: str, scene: Scene) -> None:
        """Show the last sharp picture at the new scale; what it did not show stays plain paper."""
        if self.sharp or self._still is None:
            self._still = self._pixmap, before
            self._pixmap = self._blank(pane)
        elif before.rect.size() != pane.rect.size():
            self._pixmap = self._blank(pane)
        self.sharp = False
        picture, was = self._still
        visible = was.rect_to_scene(QRectF(was.rect))
        painter = self._begin(pane)
        target = pane.rect_to_view(visible)
        bare = QRegion(pane.rect).subtracted(QRegion(target.toRect().adjusted(1, 1, -1, -1)))
        for rect in rects_of(bare):
            painter.setClipRect(rect)
            _lay_ground(painter, pane, scene, ground, rect)
        painter.setClipping(False)
        painter.drawPixmap(target, picture, QRectF(picture.rect()))
        painter.end()

    def _scroll(self, before: Pane, pane: Pane, scene: Scene, ground: str) -> None:
        dx = round((before.x + before.rect.x() - pane.x - pane.rect.x()) * self._ratio)
        dy = round((before.y + before.rect.y() - pane.y - pane.rect.y()) * self._ratio)
        size = self._pixmap.size()
        if abs(dx) >= size.width() or abs(dy) >= size.height():
            self.sharp = self._paint(pane.rect, pane, scene, ground, _JUMP_SECONDS)
            self._still = None
            return
        self._pixmap.scroll(dx, dy, self._pixmap.rect())
        kept = QRegion(self._pixmap.rect().translated(dx, dy))
        for rect in rects_of(QRegion(self._pixmap.rect()).subtracted(kept)):
            if not self._paint(self._to_view(rect, pane), pane, scene, ground, _STRIP_SECONDS):
                self.sharp = False

    def _to_view(self, device: QRect, pane: Pane) -> QRect:
        """The whole logical pixels that hold a rectangle of device pixels."""
        left, top = int(device.left() // self._ratio), int(device.top() // self._ratio)
        right = int(-(-(device.right() + 1) // self._ratio))
        bottom = int(-(-(device.bottom() + 1) // self._ratio))
        return QRect(left, top, right - left, bottom - top).translated(pane.rect.topLeft())

    def _begin(self, pane: Pane) -> QPainter:
        painter = QPainter(self._pixmap)
        painter.translate(-pane.rect.x(), -pane.rect.y())
        return painter

    def _paint(
        self, rect: QRect, pane: Pane, scene: Scene, ground: str, seconds: float | None
    ) -> bool:
        painter = self._begin(pane)
        painter.setClipRect(rect)
        _lay_ground(painter, pane, scene, ground, rect)
        painter.translate(-pane.x, -pane.y)
        visible = pane.rect_to_scene(QRectF(rect))
        complete = self._qt.paint_scene(painter, scene, visible, pane.scale, seconds)
        painter.end()
        return complete


def _lay_ground(painter: QPainter, pane: Pane, scene: Scene, ground: str, rect: QRect) -> None:
    """The desk, and the map's paper on it with a quiet edge."""
    corner = pane.to_view(0.0, 0.0)
    width, height = scene.size.width * pane.scale, scene.size.height * pane.scale
    paper = QRectF(round(corner.x()), round(corner.y()), round(width), round(height))
    if not paper.contains(QRectF(rect)):
        painter.fillRect(rect, QColor(ground))
    painter.fillRect(paper.intersected(QRectF(rect)), QColor(scene.paper))
    if paper.adjusted(1, 1, -1, -1).contains(QRectF(rect)):
        return
    painter.setPen(QPen(QColor(15, 23, 42, 26), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(paper.adjusted(-0.5, -0.5, 0.5, 0.5))
