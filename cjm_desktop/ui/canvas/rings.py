"""One mark for very many selected records: all cards of a large map may be chosen."""

from dataclasses import dataclass
from operator import add

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen

from cjm_desktop.scene.primitives import Rect
from cjm_desktop.ui.canvas.camera import Pane
from cjm_desktop.ui.canvas.marks import Ink, Mark, Ring

MOST_RINGS = 300
"""Of them in sight at once, each with rounded corners takes a tenth of a millisecond."""


@dataclass(frozen=True, slots=True)
class Rings(Mark):
    """Outlines around very many records, as one mark; where they stand close, with plain corners."""

    rects: tuple[Rect, ...] = ()
    round: bool = False
    reach: float = 4.0

    @classmethod
    def around(cls, rects: tuple[Rect, ...], *, round: bool = False) -> "Rings":
        """Rings around these; there must be one at least."""
        lefts, tops, widths, heights = zip(*rects, strict=True)
        left, top = min(lefts), min(tops)
        right, bottom = max(map(add, lefts, widths)), max(map(add, tops, heights))
        return cls(Rect(left, top, right - left, bottom - top), rects=rects, round=round)

    def draw(self, painter: QPainter, pane: Pane, ink: Ink) -> None:
        by = self.reach
        dirty = painter.clipBoundingRect().adjusted(-by, -by, by, by)
        seen = pane.rect_to_scene(dirty)
        inside = [each for each in self.rects if each.intersects(seen)]
        if len(inside) <= MOST_RINGS:
            for each in inside:
                Ring(each, round=self.round).draw(painter, pane, ink)
            return
        rects = map(pane.rect_to_view, inside)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(QPen(QColor(ink.tokens.accent), 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRects([each.adjusted(-1.5, -1.5, 1.5, 1.5).toRect() for each in rects])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
