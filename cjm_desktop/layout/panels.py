"""The boxes of the header block, side by side in rows of one height."""

from collections.abc import Sequence
from dataclasses import dataclass

from cjm_desktop import typeset
from cjm_desktop.domain.ids import Ref
from cjm_desktop.scene.colour import text_on
from cjm_desktop.scene.node import Drawing, Node
from cjm_desktop.scene.primitives import Box, Ellipse, Point, Primitive, Rect, Size, Text
from cjm_desktop.scene.theme import Theme
from cjm_desktop.typeset.blocks import TextStyle

HEADING = TextStyle(size=10.0, weight=600)
BODY = TextStyle(size=9.0)
LABEL = TextStyle(size=8.0, weight=600)
INITIALS = TextStyle(size=9.0, weight=600)
_GAP = 12.0
_NARROWEST, _WIDEST = 220.0, 760.0
_NEARLY = 1.25  # a row that is nearly full is filled: its end stands over the end of the grid
_PLAIN = 0.6  # how wide a plain panel is beside one with paragraphs
_PAD_X, _PAD_Y = 12.0, 10.0
_DISC = 28.0


@dataclass(frozen=True, slots=True)
class Part:
    """A labelled paragraph inside a panel."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Panel:
    """One box: a heading over text; `disc` holds initials and their colour."""

    heading: str
    text: str
    ref: Ref
    parts: tuple[Part, ...] = ()
    role: str = "panel"
    disc: tuple[str, str] | None = None


def place_panels(
    panels: Sequence[Panel], x: float, y: float, width: float, theme: Theme
) -> tuple[list[Node], float]:
    """Boxes side by side in as many rows as they need; with the lower end."""
    if not panels:
        return [], y
    in_row = max(1, min(len(panels), int((width + _GAP) / (_NARROWEST + _GAP))))
    rows = -(-len(panels) // in_row)
    in_row = -(-len(panels) // rows)
    nodes: list[Node] = []
    for start in range(0, len(panels), in_row):
        row = panels[start : start + in_row]
        widths = _shares(row if rows == 1 else panels[:in_row], width)
        inside = [_draw(panel, own, theme) for panel, own in zip(row, widths, strict=False)]
        height = max(needed for _, needed in inside)
        left = x
        for panel, own, (primitives, needed) in zip(row, widths, inside, strict=False):
            drawing = _boxed(primitives, panel, Size(own, height), needed, theme)
            said = ": ".join(word for word in (panel.heading, panel.text) if word)
            key = f"panel:{len(nodes)}"
            nodes.append(Node(key, panel.role, Point(left, y), drawing, panel.ref, said))
            left += own + _GAP
        y += height + _GAP
    return nodes, y - _GAP


def _shares(row: Sequence[Panel], width: float) -> list[float]:
    """Widths that fill a row; beside panels with labelled paragraphs the plain ones are narrower."""
    narrow = any(panel.parts for panel in row)
    weights = [_PLAIN if narrow and not panel.disc else 1.0 for panel in row]
    room = width - (len(row) - 1) * _GAP
    widest = room / sum(weights)
    if widest * min(weights) < _NARROWEST:
        return [room / len(row)] * len(row)
    if widest > _WIDEST * _NEARLY:
        widest = _WIDEST
    return [widest * weight for weight in weights]


def _draw(panel: Panel, width: float, theme: Theme) -> tuple[list[Primitive], float]:
    """What stands in a panel, and the height it needs."""
    left = _PAD_X + (_DISC + 10 if panel.disc else 0.0)
    inner = width - left - _PAD_X
    drawn: list[Primitive] = []
    y = _PAD_Y

    def write(text: str, style: TextStyle, colour: str, gap: float) -> None:
        nonlocal y
        block = typeset.set_text(text, style, inner)
        drawn.append(Text(Point(left, y + gap), block, colour))
        y += gap + block.height

    alone = panel.disc and not panel.text and not panel.parts
    above = max(0.0, (_DISC - HEADING.size * HEADING.line_height) / 2) if alone else 0.0
    write(panel.heading, HEADING, theme.text, above)
    if panel.text:
        write(panel.text, BODY, theme.quiet, 1)
    for part in panel.parts:
        write(part.label, LABEL, theme.text, 4)
        write(part.text, BODY, theme.quiet, 0)
    return drawn, max(y + _PAD_Y, _DISC + 2 * _PAD_Y if panel.disc else 0.0)


def _boxed(
    inside: Sequence[Primitive], panel: Panel, size: Size, needed: float, theme: Theme
) -> Drawing:
    drawn: list[Primitive] = [Box(Rect(0, 0, *size), theme.paper, theme.line, radius=8.0)]
    if panel.disc:
        words, colour = panel.disc
        top = (min(needed, size.height) - _DISC) / 2 if not panel.parts else _PAD_Y
        disc = Rect(_PAD_X, top, _DISC, _DISC)
        block = typeset.set_text(words, INITIALS, None)
        at = Point(disc.centre.x - block.width / 2, disc.centre.y - block.height / 2)
        ink = text_on(colour, theme.text)
        drawn += [Ellipse(disc, colour), Text(at, block, ink)]
    return Drawing(size, (*drawn, *inside), overflow=1.0)
