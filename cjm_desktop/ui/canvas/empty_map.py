"""What an empty map says: what to do next."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from cjm_desktop.scene.primitives import Rect
from cjm_desktop.ui.canvas.camera import Pane
from cjm_desktop.ui.canvas.marks import Ink, Mark
from cjm_desktop.ui.canvas.shown import Layout

FIRST_STAGE = "Drag a stage here, or double-click to add the first one"
FIRST_LANE = "Drag a lane here"


@dataclass(frozen=True, slots=True)
class Invitation(Mark):
    """A dashed place with words in it."""

    text: str = ""

    def draw(self, painter: QPainter, pane: Pane, ink: Ink) -> None:
        rect = pane.rect_to_view(self.area).adjusted(6, 6, -6, -6)
        colour = QColor(ink.tokens.accent)
        colour.setAlpha(120)
        painter.setPen(QPen(colour, 1.5, Qt.PenStyle.DashLine))
        colour.setAlpha(14)
        painter.setBrush(colour)
        painter.drawRoundedRect(rect, 8, 8)
        font = QFont(ink.font)
        font.setPixelSize(15)
        painter.setFont(font)
        painter.setPen(QColor("#475569"))
        flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(QRectF(rect).adjusted(12, 4, -12, -4), flags, self.text)


def empty_marks(layout: Layout) -> list[Mark]:
    """Invitations in the places where the map has nothing yet."""
    grid, contents = layout.scene.grid, layout.contents
    bottom = max(grid.body.bottom, grid.steps_y + grid.steps_height + 120.0)
    if not contents.stages:
        left = grid.lanes_x + grid.lanes_width
        right = max(grid.body.right, left + 320.0)
        area = Rect(left, grid.stages_y, right - left, bottom - grid.stages_y)
        return [Invitation(area, text=FIRST_STAGE)]
    if not contents.lanes:
        top = grid.steps_y + grid.steps_height
        right = max(grid.body.right, grid.lanes_x + grid.lanes_width)
        return [
            Invitation(Rect(grid.lanes_x, top, right - grid.lanes_x, bottom - top), text=FIRST_LANE)
        ]
    return []
