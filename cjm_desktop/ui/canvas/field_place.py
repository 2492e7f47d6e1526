"""Where the field stands: over the text that is drawn, below the headers that are pinned."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from cjm_desktop.domain.ids import Ref
from cjm_desktop.scene.node import Drawing, Node
from cjm_desktop.scene.primitives import Text
from cjm_desktop.ui.canvas.stage_titles import title_shift
from cjm_desktop.ui.canvas.text_editor import TextEditor

if TYPE_CHECKING:
    from cjm_desktop.ui.canvas.canvas import Canvas


def stand_over_text(canvas: "Canvas", field: TextEditor, ref: Ref) -> None:
    """Put the field where the text of a record is drawn now."""
    node = canvas.layout_shown.editable_node(ref)
    if node is None or node.drawing.editable is None:
        return
    panes = canvas.display.panes
    pane = canvas.display.pane_of(node)
    editable = node.drawing.editable
    by = title_shift(node, panes) if node.role == "stage" else 0.0
    whole = pane.rect_to_view(editable.area.moved(node.at.x, node.at.y))
    rect = whole.adjusted(by * pane.scale, 0.0, 0.0, 0.0)
    left, top = int(rect.left()), round(rect.top())
    room = QRect(left, top, int(rect.width()), max(1, round(rect.height()) + 1))
    fill = node.drawing.fill or _ground(canvas, node)
    field.dress(room, editable, pane.scale, fill, wrap=int(whole.width()))
    above = panes.all[panes.all.index(pane) + 1 :]
    field.keep_below([p.seen for p in above])


def placeholder_of(drawing: Drawing, text: str) -> str:
    """What is drawn in the place of an empty text: the name of a channel, of a lane's kind."""
    if text or drawing.editable is None:
        return ""
    at = drawing.editable.area
    for primitive in drawing.primitives:
        if isinstance(primitive, Text) and (primitive.at.x, primitive.at.y) == (at.x, at.y):
            return primitive.block.text
    return ""


def _ground(canvas: "Canvas", node: Node) -> str:
    """What lies under a text that has no fill of its own."""
    theme = canvas.layout_shown.theme
    return theme.header_fill if node.role == "lane" else theme.paper
