"""The box that all card kinds share: fill, icon, text, small lines, marks, tags and the badge of votes."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from cjm_desktop import typeset
from cjm_desktop.domain.records import Card, Evidence
from cjm_desktop.lanes._writing import snug
from cjm_desktop.scene.colour import WHITE, legible, mixed, readable_fill
from cjm_desktop.scene.icons import icon_path, solid_icon
from cjm_desktop.scene.node import Drawing, Editable
from cjm_desktop.scene.primitives import Box, Point, Primitive, Rect, Size, Text
from cjm_desktop.scene.shapes import left_edge
from cjm_desktop.scene.theme import Theme
from cjm_desktop.typeset.blocks import TextStyle

CARD = TextStyle(size=9.0)
SMALL = TextStyle(size=8.0)
TINY = TextStyle(size=7.0)
BADGE = TextStyle(size=7.5, weight=700)
PAD_X, PAD_Y = 8.0, 6.5
RADIUS = 6.0
EDGE = 4.0
ICON = 12.0
BADGE_HEIGHT = 14.0
OVERFLOW = 9.0  # how far the badge of votes stands out
MARK = 9.0

EVIDENCE_ICONS: dict[str, str] = {
    Evidence.ASSUMPTION: "circle-question-mark",
    Evidence.WORKSHOP: "users-round",
    Evidence.INTERVIEW: "mic",
    Evidence.SURVEY: "clipboard-list",
    Evidence.ANALYTICS: "chart-column",
    Evidence.SUPPORT_RECORDS: "headset",
}
NOTE_ICON = "sticky-note"


class Colours(NamedTuple):
    """The colours of one card; the text reaches 7:1 on the fill."""

    fill: str
    line: str
    text: str
    quiet: str


def colours_of(card: Card, colour_key: str, theme: Theme) -> Colours:
    """The colours of a card's kind, or those that its own colour gives.

    A colour on which neither dark nor light text can be read well is made paler; the border keeps it as chosen.
    """
    return _colours(card.colour, colour_key, theme)


@lru_cache(maxsize=256)
def _colours(own: str, colour_key: str, theme: Theme) -> Colours:
    if own:
        fill, text = readable_fill(own, theme.text)
        line = own if fill != own else mixed(own, theme.text, 0.2)
        return Colours(fill, line, text, text)
    kind = colour_key if colour_key in theme.card_kinds else "neutral"
    fill, text = theme.card_kinds[kind], theme.card_texts[kind]
    return Colours(fill, theme.card_lines[kind], text, legible(mixed(text, fill, 0.22), fill, 7.0))


class Sign(NamedTuple):
    """An icon in front of a card's text; with `ink` its outline is filled and the rest drawn in the ink."""

    name: str
    colour: str
    ink: str = ""


def draw_sign(sign: Sign, rect: Rect, ground: str = WHITE) -> tuple[Primitive, ...]:
    """The icon in its colour, darkened where it would be lost on the ground."""
    colour = legible(sign.colour, ground, 3.0)
    if sign.ink:
        return solid_icon(sign.name, rect, colour, sign.ink)
    return icon_path(sign.name, rect, colour, 1.1)


class Content(NamedTuple):
    """What stands in a card's box (a tuple, because a layout may make ten thousand at once).

    `edge`: the colour of its left edge; `details`: small lines under the text.
    """

    text: str
    sign: Sign | None = None
    edge: str = ""
    details: Sequence[str] = ()
    quiet: bool = False
    border: float = 0.75
    line: str = ""


def draw_box(card: Card, width: float, theme: Theme, colours: Colours, content: Content) -> Drawing:
    """Draw a card's box at a width, as high as all it holds."""
    left = PAD_X + (EDGE - 1 if content.edge else 0)
    inside: list[Primitive] = []
    if content.sign:
        inside += _sign_at(left, content.sign, colours.fill)
        left += ICON + 5
    inner = width - left - PAD_X
    text_colour = colours.quiet if content.quiet else colours.text
    block = typeset.set_text(content.text, CARD, inner)
    inside.append(Text(Point(left, PAD_Y), block, text_colour))
    y = PAD_Y + block.height
    for line in content.details:
        small = typeset.set_text(line, SMALL, inner)
        inside.append(Text(Point(left, y + 2), small, colours.quiet))
        y += small.height + 2
    if card.evidence or card.note or card.tags:
        foot, y = draw_foot(card, Rect(left, y, inner, 0), colours)
        inside += foot
    editable = _editable(left, inner, block.height, text_colour)
    return frame(card, Size(width, y + PAD_Y), theme, colours, inside, content, editable)


@lru_cache(maxsize=256)
def _sign_at(left: float, sign: Sign, ground: str) -> tuple[Primitive, ...]:
    return draw_sign(sign, Rect(left, PAD_Y, ICON, ICON), ground)


@lru_cache(maxsize=1024)
def _editable(left: float, width: float, height: float, colour: str) -> Editable:
    """Where the text of a card stands; cards of one kind and as many lines share it."""
    return Editable(Rect(left, PAD_Y, width, height), CARD, colour)


def frame(
    card: Card,
    size: Size,
    theme: Theme,
    colours: Colours,
    inside: Sequence[Primitive],
    content: Content,
    editable: Editable | None,
) -> Drawing:
    """The box around what a card holds, its coloured edge and its badge of votes."""
    line = content.line or colours.line
    box = _box(size, colours.fill, line, content.border, content.edge)
    if not card.votes:
        return Drawing(size, (*box, *inside), 1.0, colours.fill, editable)
    badge = _badge(card.votes, size.width, theme)
    return Drawing(size, (*box, *inside, *badge), OVERFLOW, colours.fill, editable)


@lru_cache(maxsize=1024)
def _box(size: Size, fill: str, line: str, border: float, edge: str) -> tuple[Primitive, ...]:
    """An empty box and its edge; cards of one kind and size share them."""
    box = Box(Rect(0, 0, *size), fill, line, border, RADIUS)
    return (box, left_edge(size.height, EDGE, RADIUS, edge)) if edge else (box,)


def _badge(votes: int, width: float, theme: Theme) -> list[Primitive]:
    """A round badge on the upper right corner, wider for large numbers."""
    block = typeset.set_text(str(votes), BADGE, None)
    across = min(max(BADGE_HEIGHT, block.width + 8), width)
    rect = Rect(width + 4 - across, -BADGE_HEIGHT / 2 - 1, across, BADGE_HEIGHT)
    at = Point(rect.centre.x - block.width / 2, rect.centre.y - block.height / 2)
    return [
        Box(rect, theme.vote, theme.paper, stroke_width=1.0, radius=BADGE_HEIGHT / 2),
        Text(at, block, "#FFFFFF"),
    ]


def draw_foot(card: Card, under: Rect, colours: Colours) -> tuple[list[Primitive], float]:
    """The marks of evidence and note and the tags, in lines as they fit; with the new lower end."""
    marks = [EVIDENCE_ICONS[card.evidence]] if card.evidence else []
    if card.note:
        marks.append(NOTE_ICON)
    tags = [tag for tag in card.tags if tag.strip()]
    if not marks and not tags:
        return [], under.y
    drawn: list[Primitive] = []
    x, y, line = under.x, under.y + 4, MARK
    for name in marks:
        drawn += icon_path(name, Rect(x, y, MARK, MARK), colours.quiet, 0.9)
        x += MARK + 4
    for tag in tags:
        block, across = snug(tag, TINY, under.width - 8)
        if x > under.x and x + across + 8 > under.right:
            x, y, line = under.x, y + line + 3, 0.0
        chip = Rect(x, y, across + 8, block.height + 2)
        drawn += [
            Box(chip, None, colours.line, radius=min(5.0, chip.height / 2)),
            Text(Point(x + 4, y + 1), block, colours.quiet),
        ]
        x, line = chip.right + 3, max(line, chip.height)
    return drawn, y + line
