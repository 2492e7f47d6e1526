"""What pages carry besides the map: footer, running title, a legend set to the width of the page."""

from datetime import date

from cjm_desktop import typeset
from cjm_desktop.domain.dates import write_day
from cjm_desktop.scene.bounds import bounds_of
from cjm_desktop.scene.node import Drawing, Node
from cjm_desktop.scene.primitives import Point, Primitive, Rect, Size, Text
from cjm_desktop.scene.shift import shifted
from cjm_desktop.scene.theme import Theme
from cjm_desktop.typeset.blocks import TextBlock, TextStyle

FOOTER = 7.5  # points
FOOTER_ROOM = 16.0
RUNNING_TITLE = TextStyle(size=14.0, weight=700, line_height=1.2)


def footer_scale(size: Size) -> float:
    """Larger letters on larger paper: they are read from further away."""
    return min(3.0, max(1.0, min(size) / 842))


def footer_nodes(
    inner: Rect, size: Size, title: str, day: date, number: int, count: int, theme: Theme
) -> tuple[Node, ...]:
    """The title at the left, date and page number at the right, below `inner`."""
    scale = footer_scale(size)
    style = TextStyle(size=FOOTER * scale)
    end = typeset.set_text(f"{write_day(day)}   ·   Page {number} of {count}", style)
    y = inner.bottom + FOOTER_ROOM * scale - end.height
    right = _text_node("footer", Point(inner.right - end.width, y), end, theme.quiet)
    name = _in_one_line(title, style, inner.width - end.width - 12)
    if name is None:
        return (right,)
    return (_text_node("footer title", Point(inner.x, y), name, theme.quiet), right)


def _in_one_line(title: str, style: TextStyle, width: float) -> TextBlock | None:
    """The title if it fits beside the date, else its first words."""
    # No letter is as narrow as a twentieth of its size, so what lies beyond that need not be looked at.
    words = title[: int(20 * width / style.size) + 1].split()
    whole = len(words) if words == title.split() else None
    found: TextBlock | None = None
    few, many = 1, len(words)
    while few <= many:
        count = (few + many) // 2
        short = " ".join(words[:count]) + ("" if count == whole else " …")
        block = typeset.set_text(short, style)
        if block.width <= width:
            found, few = block, count + 1
        else:
            many = count - 1
    return found


def running_title(title: str, x: float, y: float, width: float, theme: Theme) -> Node:
    """The title of the map over the pages after the first."""
    block = typeset.set_text(title or "Untitled map", RUNNING_TITLE, width)
    return _text_node("running title", Point(x, y), block, theme.text)


def _text_node(key: str, at: Point, block: TextBlock, colour: str) -> Node:
    drawing = Drawing(Size(block.width, block.height), (Text(Point(0.0, 0.0), block, colour),))
    return Node(key, "label", at, drawing)


def narrowed_legend(node: Node, x: float, y: float, width: float) -> Node:
    """A legend broken into lines for another width; each sample stays with its words."""
    drawing = node.drawing
    if drawing.size.width <= width:
        return node._replace(at=Point(x, y))
    drawn: list[Primitive] = []
    left = top = 0.0
    line = 0.0
    for group in _groups(drawing):
        text = group[-1]
        first = min(p.at.x if isinstance(p, Text) else bounds_of(p).x for p in group)
        if not isinstance(text, Text):
            continue
        room = text.at.x + text.block.width - first
        if left and left + room > width:
            left, top, line = 0.0, top + line, 0.0
        drawn += shifted(group, left - first, top - (text.at.y - _PAD))
        line = max(line, text.block.height + 2 * _PAD)
        left += room + 12
    size = Size(width, top + line)
    return node._replace(
        at=Point(x, y), drawing=Drawing(size, tuple(drawn), overflow=drawing.overflow)
    )


_PAD = 4.0


def _groups(drawing: Drawing) -> list[list[Primitive]]:
    """A sample and its words: what stands before each text, and the text."""
    groups: list[list[Primitive]] = [[]]
    for primitive in drawing.primitives:
        groups[-1].append(primitive)
        if isinstance(primitive, Text):
            groups.append([])
    return groups[:-1]


def title_of(stage: Node) -> str:
    """What stands on a stage's chevron."""
    words = [p.block.text for p in stage.drawing.primitives if isinstance(p, Text)]
    return " ".join(" ".join(words).split()) or "Untitled stage"
