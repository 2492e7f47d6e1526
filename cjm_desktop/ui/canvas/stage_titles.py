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
    by, words = title_shift(node, panes), _words_of(node.drawing)
    if not by or words is None or node.drawing.fill is None:
        return []
    at, moving = words
    start = node.at.x + at.x
    area = Rect(start, node.at.y + at.y, by + moving.size.width, moving.size.height)
    return [TitleInSight(area, words=moving, fill=node.drawing.fill)]


def title_shift(node: Node, panes: Panes) -> float:
    """By how many points the title of a stage is moved so that it stays in sight; 0 where it is anyhow."""
    words, editable = _words_of(node.drawing), node.drawing.editable
    if editable is None:
        return 0.0
    x, width = (words[0].x, words[1].size.width) if words else (editable.area.x, 0.0)
    wanted = _left_edge(panes) + _GAP - node.at.x - x
    return max(0.0, min(wanted, editable.area.right - width - x))


def _left_edge(panes: Panes) -> float:
    """Where the stages come into sight: right of the lane headers, if these are pinned."""
    body = panes.all[0]
    pinned = next((pane for pane in panes.all if pane.part == "left"), None)
    x = 0.0 if pinned is None else float(pinned.rect.right() + 1)
    return body.to_scene(QPointF(x, 0.0)).x


@lru_cache(maxsize=64)
def _words_of(drawing: Drawing) -> tuple[Point, Drawing] | None:
    """Where the title stands in a chevron, and a drawing of it alone; the same one each time, to be painted once.

    A title written from right to left stands at the right end of its room.
    """
    text = next((p for p in drawing.primitives if isinstance(p, Text)), None)
    if text is None or not text.block.text:
        return None
    left = min(line.x for line in text.block.lines)
    right = max(line.x + line.width for line in text.block.lines)
    size = Size(right - left, text.block.height)
    alone = Drawing(size, (Text(Point(-left, 0.0), text.block, text.colour),))
    return Point(text.at.x + left, text.at.y), alone
