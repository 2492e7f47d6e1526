"""Tiles of templates: a picture, a name, a line."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from cjm_desktop.ui.look import Look
from cjm_desktop.ui.start.pictures import HEIGHT, WIDTH, Offer

_TEXT = 68


class Tile(QAbstractButton):
    """One template; without an offer it is a place where one will appear."""

    def __init__(self, look: Look, offer: Offer | None = None, image: QImage | None = None) -> None:
        super().__init__()
        self.offer = offer
        self._image = image
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(self.sizeHint())
        self.setEnabled(offer is not None)
        if offer is not None:
            self.setText(offer.name)
            self.setAccessibleName(f"New from template: {offer.name}")
            self.setAccessibleDescription(offer.description)
            self.setToolTip(offer.description)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.setAccessibleName("Template")
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH + 2, HEIGHT + _TEXT)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._look.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        outline = QPainterPath()
        outline.addRoundedRect(box, 8, 8)
        painter.fillPath(outline, QColor(tokens.panel))
        painter.setClipPath(outline)
        place = QRect(1, 1, WIDTH, HEIGHT)
        if self._image is not None:
            painter.drawImage(place, self._image)
        else:
            painter.fillRect(place, QColor(tokens.hover))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(1, HEIGHT + 1, WIDTH, HEIGHT + 1)
        painter.setClipping(False)
        self._paint_words(painter)
        active = self.hasFocus() or (self.underMouse() and self.isEnabled())
        edge = QColor(tokens.accent if active else tokens.line)
        painter.setPen(QPen(edge, 2 if self.hasFocus() else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline)

    def _paint_words(self, painter: QPainter) -> None:
        if self.offer is None:
            return
        tokens = self._look.tokens
        painter.setFont(self._look.strong_font())
        painter.setPen(QColor(tokens.text))
        painter.drawText(QRect(14, HEIGHT + 9, WIDTH - 24, 20), 0, self.offer.name)
        font = self.font()
        font.setPixelSize(12)
        painter.setFont(font)
        painter.setPen(QColor(tokens.quiet))
        flags = int(Qt.TextFlag.TextWordWrap)
        painter.drawText(QRect(14, HEIGHT + 28, WIDTH - 24, 34), flags, self.offer.description)
