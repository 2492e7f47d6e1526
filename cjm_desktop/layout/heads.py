"""The headers of the lanes at the left."""

from collections.abc import Sequence
from dataclasses import dataclass

from cjm_desktop import typeset
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.records import Lane
from cjm_desktop.lanes import LaneKind, LegendEntry
from cjm_desktop.lanes._writing import snug
from cjm_desktop.scene.icons import icon_path
from cjm_desktop.scene.node import Drawing, Editable, Node
from cjm_desktop.scene.primitives import Point, Primitive, Rect, Size, Text
from cjm_desktop.scene.shift import shifted
from cjm_desktop.scene.theme import Theme
from cjm_desktop.typeset.blocks import TextStyle

LANE = TextStyle(size=9.5, weight=600)
SMALL = TextStyle(size=8.0)
_ICON = 14.0
_TEXT_X = 31.0
_TOP = 12.5  # level with the first line of the cards


@dataclass(frozen=True, slots=True, eq=False)
class LaneHead:
    """What stands in a lane's header, before it is known how high the lane is."""

    lane: Lane
    name: str
    height: float
    primitives: tuple[Primitive, ...]
    editable: Editable


def draw_head(
    lane: Lane, kind: LaneKind, persona: str, explained: Sequence[LegendEntry], theme: Theme
) -> LaneHead:
    """Icon and title, whose lane it is, and what its lines mean."""
    width = theme.lane_header_width
    title = lane.title or kind.name
    block = typeset.set_text(title, LANE, width - _TEXT_X - 8)
    drawn: list[Primitive] = [
        *icon_path(kind.icon, Rect(10, _TOP - 1, _ICON, _ICON), theme.text, 1.2),
        Text(Point(_TEXT_X, _TOP), block, theme.text),
    ]
    y = _TOP + block.height + 4
    if persona:
        words = typeset.set_text(persona, SMALL, width - _TEXT_X - 8)
        drawn.append(Text(Point(_TEXT_X, y), words, theme.quiet))
        y += words.height + 3
    for entry in explained:
        words, _ = snug(entry.name, SMALL, width - 11 - 18 - 6)
        drawn += shifted(entry.drawing.primitives, 11, y + (10.4 - entry.drawing.size.height) / 2)
        drawn.append(Text(Point(11 + 18, y), words, theme.quiet))
        y += words.height + 3
    area = Rect(_TEXT_X, _TOP, width - _TEXT_X - 8, block.height)
    said = f"Lane: {title}" + (f"; for {persona}" if persona else "")
    return LaneHead(lane, said, y + 6, tuple(drawn), Editable(area, LANE, theme.text))


def place_head(head: LaneHead, x: float, y: float, height: float, theme: Theme) -> Node:
    """The header as high as its lane."""
    size = Size(theme.lane_header_width, height)
    drawing = Drawing(size, head.primitives, editable=head.editable)
    return Node(head.lane.id, "lane", Point(x, y), drawing, Ref("lane", head.lane.id), head.name)
