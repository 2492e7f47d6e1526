"""Pictures of what is dragged, kept for as long as it is dragged."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from cjm_desktop.render.qt_painter import QtPainter
from cjm_desktop.scene.node import Drawing

_SHADOW = 10.0


class GhostPictures:
    """Paints a drawing once and then copies it: a drag repaints it in every frame."""

    def __init__(self, painter: QtPainter) -> None:
        self._qt = painter
        self._made: dict[tuple[Drawing, float, float], QPixmap] = {}

    def forget(self) -> None:
        self._made.clear()

    def draw(
        self,
        painter: QPainter,
        drawing: Drawing,
        at: QPointF,
        scale: float,
        opacity: float,
        paper: str,
    ) -> None:
        """Draw it with its corner at a place of the view; headers without a ground get one of paper."""
        ratio = painter.device().devicePixelRatio()
        key = drawing, scale, ratio
        if key not in self._made:
            self._made[key] = self._make(drawing, scale, ratio, paper)
        painter.setOpacity(opacity)
        corner = QPointF(round(at.x() - _SHADOW), round(at.y() - _SHADOW))
        painter.drawPixmap(corner, self._made[key])
        painter.setOpacity(1.0)

    def _make(self, drawing: Drawing, scale: float, ratio: float, paper: str) -> QPixmap:
        width = math.ceil((drawing.size.width * scale + 2 * _SHADOW) * ratio)
        height = math.ceil((drawing.size.height * scale + 2 * _SHADOW) * ratio)
        pixmap = QPixmap(max(1, width), max(1, height))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(_SHADOW, _SHADOW)
        self._cast_shadow(painter, drawing, scale, paper)
        painter.scale(scale, scale)
        self._qt.paint_drawing(painter, drawing)
        painter.end()
        return pixmap

    def _cast_shadow(self, painter: QPainter, drawing: Drawing, scale: float, paper: str) -> None:
        """A soft shadow under what is dragged, and paper under words that would float among others."""
        if drawing.fill is None and drawing.editable is None:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(15, 23, 42, 12))
        width, height = drawing.size.width * scale, drawing.size.height * scale
        for spread in range(6):
            soft = QRectF(-spread, 3 - spread, width + 2 * spread, height + 2 * spread)
            painter.drawRoundedRect(soft, 8 + spread, 8 + spread)
        if drawing.fill is None:
            painter.setBrush(QColor(paper))
            painter.drawRoundedRect(QRectF(0, 0, width, height), 6, 6)
