"""What lies over the map and is never part of it: rings, handles, landing places, ghosts, labels.

A mark speaks in points of the scene and is drawn in each pane that shows its place. Marks are
compared by value: only those that differ from the last frame are repainted.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainter, QPen, QRegion

from cjm_desktop.scene.node import Drawing
from cjm_desktop.scene.primitives import Rect
from cjm_desktop.ui.canvas.camera import PIXELS_PER_POINT, Pane
from cjm_desktop.ui.canvas.ghosts import GhostPictures
from cjm_desktop.ui.tokens import Tokens

HINT_LEGIBLE = 0.6  # zoom below which hints are not drawn


@dataclass(frozen=True, slots=True)
class Ink:
    """What marks are drawn with."""

    tokens: Tokens
    ghosts: GhostPictures
    paper: str
    font: QFont


@dataclass(frozen=True, slots=True)
class Mark:
    """The base of all marks: the area in points, and by how many pixels the drawing exceeds it."""

    area: Rect
    reach: float = 3.0
    floats: bool = False

    def bounds(self, pane: Pane) -> QRectF:
        """All that drawing may touch, in pixels of the view."""
        by = self.reach
        return pane.rect_to_view(self.area).adjusted(-by, -by, by, by)

    def draw(self, painter: QPainter, pane: Pane, ink: Ink) -> None:
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Ring(Mark):
    """An outline around a record: selected, or under the pointer (`faint`), or stretched (`dashed`)."""

    faint: bool = False
    dashed: bool = False
    round: bool = False
    reach: float = 4.0

    def draw(self, painter: QPainter, pane: Pane, ink: Ink) -> None:
        colour = QColor(ink.tokens.accent)
        if self.faint:
            colour.setAlpha(110)
        pen = QPen(colour, 1.5 if self.faint else 2.0)
        if self.dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        rect = pane.rect_to_view(self.area).adjusted(-1.5, -1.5, 1.5, 1.5)
        if self.round:
            painter.drawEllipse(rect)
        else:
            radius = min(6.0 * pane.scale + 1.5, rect.height() / 2)
            painter.drawRoundedRect(rect, radius, radius)


@dataclass(frozen=True, slots=True)
class Handles(Mark):
    """The grips at the left and right edge of a selected card."""

    reach: float = 6.0

    def draw(self, painter: QPainter, pane: Pane, ink: Ink) -> None:
        rect = pane.rect_to_view(self.area)
        height = min(18.0, max(8.0, rect.height() * 0.5))
        painter.setPen(QPen(QColor(ink.tokens.accent), 1.5))
        painter.setBrush(QColor(ink.paper))
        for x in (rect.left() - 1.5, rect.right() + 1.5):
            grip = QRectF(x - 2.5, rect.center().y() - height / 2, 5.0, height)
            painter.drawRoundedRect(grip, 2.5, 2.5)


@dataclass(frozen=True, slots=True)
class Landing(Mark):
    """The exact place something would land in."""

    def draw(self, painter: QPainter, pane: Pane, ink: Ink) -> None:
        colour = QColor(ink.tokens.accent)
        rect = pane.rect_to_view(self.area).adjusted(1, 1, -1, -1).toRect()
        soft = QColor(colour)
        soft.setAlpha(28)
        painter.fillRect(rect, soft)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(QPen(colour, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)


@dataclass(frozen=True, slots=True)
class Insertion(Mark):
    """A line between neighbours, with dots at its ends."""

    reach: float = 5.0

    def draw(self, painter: QPainter, pane: Pane, ink: Ink) -> None:
        rect = pane.rect_to_view(self.area)
        painter.setPen(
            QPen(QColor(ink.tokens.accent), 3.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        )
        painter.drawLine(rect.topLeft(), rect.bottomRight())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ink.tokens.accent))
        for end in (rect.topLeft(), rect.bottomRight()):
            painter.drawEllipse(end, 4.0, 4.0)


@dataclass(frozen=True, slots=True)
class Veil(Mark):
    """Fades a record that is on its way."""

    reach: float = 1.0

    def draw(self, painter: QPainter, pane: Pane, ink: Ink) -> None:
        colour = QColor(ink.paper)
        colour.setAlpha(170)
        painter.fillRect(pane.rect_to_view(self.area), colour)


@dataclass(frozen=True, slots=True)
class Band(Mark):
    """The rubber band."""

    reach: float = 2.0

    def draw(self, painter: QPainter, pane: Pane, ink: Ink) -> None:
        colour = QColor(ink.tokens.accent)
        painter.setPen(QPen(colour, 1.0))
        colour.setAlpha(24)
        painter.setBrush(colour)
        painter.drawRect(pane.rect_to_view(self.area))


@dataclass(frozen=True, slots=True)
class Ghost(Mark):
    """A drawing that follows the pointer, slightly see-through."""

    drawing: Drawing | None = None
    reach: float = 14.0
    floats: bool = True
    refused: bool = False

    def draw(self, painter: QPainter, pane: Pane, ink: Ink) -> None:
        assert self.drawing is not None
        at = pane.to_view(self.area.x, self.area.y)
        opacity = 0.45 if self.refused else 0.88
        ink.ghosts.draw(painter, self.drawing, at, pane.scale, opacity, ink.paper)


@dataclass(frozen=True, slots=True)
class Label(Mark):
    """A few words beside a place: a value, a lane, or why it cannot land."""

    text: str = ""
    warns: bool = False
    reach: float = 2.0
    floats: bool = True

    def bounds(self, pane: Pane) -> QRectF:
        corner = pane.to_view(self.area.x, self.area.y) + QPointF(18, 20)
        metrics = QFontMetricsF(label_font())
        width = min(metrics.horizontalAdvance(self.text), 320.0)
        text = metrics.boundingRect(QRectF(0, 0, width + 1, 400), _WRAPPED, self.text)
        box = QRectF(corner, text.size() + QSizeF(16, 10))
        room = QRectF(pane.rect)
        box.moveRight(min(box.right(), room.right() - 4))
        box.moveBottom(min(box.bottom(), room.bottom() - 4))
        box.moveLeft(max(box.left(), room.left() + 4))
        box.moveTop(max(box.top(), room.top() + 4))
        return box

    def draw(self, painter: QPainter, pane: Pane, ink: Ink) -> None:
        box = self.bounds(pane).adjusted(1, 1, -1, -1)
        tokens = ink.tokens
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.danger if self.warns else tokens.accent))
        painter.drawRoundedRect(box, 5, 5)
        painter.setFont(label_font())
        painter.setPen(QColor(tokens.on_accent))
        painter.drawText(box.adjusted(7, 4, -7, -4), _WRAPPED, self.text)


_WRAPPED = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)


@dataclass(frozen=True, slots=True)
class CellFocus(Mark):
    """Where the keyboard stands on the grid while no card is selected."""

    def draw(self, painter: QPainter, pane: Pane, ink: Ink) -> None:
        painter.setPen(QPen(QColor(ink.tokens.accent), 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(pane.rect_to_view(self.area).adjusted(1, 1, -1, -1))


@dataclass(frozen=True, slots=True)
class Hint(Mark):
    """The words of a lane in an empty cell."""

    text: str = ""
    colour: str = "#64748B"

    def draw(self, painter: QPainter, pane: Pane, ink: Ink) -> None:
        if pane.scale < HINT_LEGIBLE * PIXELS_PER_POINT:
            return
        font = QFont(ink.font)
        font.setPixelSize(max(6, round(8.0 * pane.scale)))
        painter.setFont(font)
        colour = QColor(self.colour)
        colour.setAlpha(150)
        painter.setPen(colour)
        by = 8.0 * pane.scale
        box = pane.rect_to_view(self.area).adjusted(by, by * 0.75, -by, -by * 0.5)
        painter.drawText(box, _WRAPPED, self.text)


def label_font() -> QFont:
    """The interface font, half bold."""
    font = QFont(QGuiApplication.font())
    font.setWeight(QFont.Weight.DemiBold)
    return font


@dataclass(frozen=True, slots=True)
class Panes:
    """The panes of a view, later ones over earlier ones; floating marks belong to `active`, unclipped."""

    all: tuple[Pane, ...]
    active: Pane

    def region_of(self, marks: Iterable[Mark]) -> QRegion:
        """All the pixels that these marks touch."""
        region = QRegion()
        for mark in marks:
            if mark.floats:
                region += mark.bounds(self.active).toAlignedRect()
                continue
            for pane in self.all:
                rect = mark.bounds(pane).toAlignedRect().intersected(pane.seen)
                if not rect.isEmpty():
                    region += rect
        return region

    def draw(self, painter: QPainter, marks: Iterable[Mark], dirty: QRect, ink: Ink) -> None:
        """Draw what touches a dirty rectangle, and leave the painter clipped to it.

        Clipping is never switched off: on a widget, Qt loses the next region that is set after that.
        """
        marks = list(marks)
        for index, pane in enumerate(self.all):
            part = dirty.intersected(pane.seen)
            if part.isEmpty():
                continue
            clip = QRegion(part)
            for above in self.all[index + 1 :]:
                clip -= QRegion(above.seen)
            painter.setClipRegion(clip)
            area = QRectF(part)
            for mark in marks:
                if not mark.floats and mark.bounds(pane).intersects(area):
                    mark.draw(painter, pane, ink)
        painter.setClipRect(dirty)
        for mark in marks:
            if mark.floats and mark.bounds(self.active).intersects(QRectF(dirty)):
                mark.draw(painter, self.active, ink)
