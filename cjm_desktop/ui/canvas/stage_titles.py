"""The title of the stage that begins left of the view stays in sight, as far as the stage goes."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter

from cjm_desktop.scene.node import Drawing, Node
from cjm_desktop.scene.primitives import Point, Rect, Size, Text
from cjm_desktop.scene.scene import Scene
from cjm_desktop.ui.canvas.camera import Pane
from cjm_desktop.ui.canvas.marks import Ink, Mark, Panes

_GAP = 8.0  # points from the edge of the view
_TIP = 14.0  # points at the end of a chevron that stay free


@dataclass(frozen=True, slots=True)
class TitleInSight(Mark):
    """A title moved along its stage; `area` covers the place it comes from as well."""

    words: Drawing | None = None
    fill: str = ""
    reach: float = 1.0

    def draw(self, painter: QPainter, pane: Pane, ink: Ink) -> None:
        assert self.words is not None
        rect = pane.rect_to_view(self.area)
        painter.fillRect(rect.adjusted(-1, 0, 1, 0), QColor(self.fill))
        corner = rect.topRight() - QPointF(self.words.size.width * pane.scale, 0.0)
        ink.ghosts.draw(painter, self.words, corner, pane.scale, 1.0, ink.paper)


def title_in_sight(scene: Scene, panes: Panes) -> list[Mark]:
    """The mark for the stage over the left edge of the view, if its title would not be seen in full."""
    left = _left_edge(panes)
    over = next((s.stage_id for s in scene.grid.stages if s.x < left < s.x + s.width), None)
    if over is None:
        return []
    node = next(n for n in scene.nodes if n.role == "stage" and n.key == over)
    return _moved_title(node, left)


def _left_edge(panes: Panes) -> float:
    """Where the stages come into sight: right of the lane headers, if these are pinned."""
    body = panes.all[0]
    pinned = next((pane for pane in panes.all if pane.part == "left"), None)
    x = 0.0 if pinned is None else float(pinned.rect.right() + 1)
    return body.to_scene(QPointF(x, 0.0)).x


def _moved_title(node: Node, left: float) -> list[Mark]:
    words = _words_of(node.drawing)
    if words is None or node.drawing.fill is None:
        return []
    text, moving = words
    start = node.at.x + text.at.x
    end = node.rect.right - _TIP - moving.size.width
    x = min(left + _GAP, end)
    if x <= start:
        return []
    area = Rect(start, node.at.y + text.at.y, x + moving.size.width - start, moving.size.height)
    return [TitleInSight(area, words=moving, fill=node.drawing.fill)]


@lru_cache(maxsize=64)
def _words_of(drawing: Drawing) -> tuple[Text, Drawing] | None:
    """The title in a chevron, and a drawing of the title alone; the same one each time, so that it is painted once."""
    text = next((p for p in drawing.primitives if isinstance(p, Text)), None)
    if text is None or not text.block.text:
        return None
    size = Size(text.block.width, text.block.height)
    return text, Drawing(size, (Text(Point(0.0, 0.0), text.block, text.colour),))
