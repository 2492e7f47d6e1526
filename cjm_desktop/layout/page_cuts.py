"""Where the columns of a map may be cut into pages, and which part goes on which page."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from cjm_desktop.scene.node import Drawing, Node
from cjm_desktop.scene.primitives import Box, Rect
from cjm_desktop.scene.scene import Scene

Redraw = Callable[[Node, float], Drawing | None]
_NEAR = 0.5
_GAP = 4.0
_NARROWEST = 40.0
_ROOM_UNDER = 4.0  # a card drawn anew may be so much higher than the one in the map


@dataclass(frozen=True, slots=True)
class Part:
    """The columns of one page, from left to right in points of the scene."""

    left: float
    right: float

    @property
    def width(self) -> float:
        return self.right - self.left


def parts_for(scene: Scene, room: float, redraw: Redraw | None, *, strict: bool) -> list[Part]:
    """The columns in as few parts as fit into `room` points, cut at stages, and evenly wide.

    Only a stage wider than the room is cut between its steps. A part is wider than the room only
    where cards hold its columns together: when `strict`, each card whose words do not fit in the width it
    has on one of the pages; else only those that fit on neither.
    """
    grid = scene.grid
    start, end = grid.body.x, max(column.x + column.width for column in grid.columns)
    end = max([end, *(stage.x + stage.width for stage in grid.stages)])
    cards = [node for node in scene.nodes if node.role == "card"]

    def allowed(places: Sequence[float]) -> list[float]:
        return [x for x in places if start + _NEAR < x < end - _NEAR and _may_cut(x, cards, redraw)]

    stages = allowed([stage.x for stage in grid.stages])
    steps = allowed([column.x for column in grid.columns])
    pieces: list[Part] = []
    for left, right in _pairs([start, *stages, end]):
        if right - left <= room:
            pieces.append(Part(left, right))
        else:
            inner = [x for x in steps if left + _NEAR < x < right - _NEAR]
            pieces += _evenly([Part(a, b) for a, b in _pairs([left, *inner, right])], room)
    return _checked(_evenly(pieces, room), cards, redraw, all if strict else any)


def _evenly(pieces: Sequence[Part], room: float) -> list[Part]:
    """As few parts as possible; of these, those whose widest is narrowest."""
    fewest = len(_packed(pieces, room))
    widths = sorted(
        {
            b.right - a.left
            for i, a in enumerate(pieces)
            for b in pieces[i:]
            if b.right - a.left <= room
        }
    )
    for width in widths:
        parts = _packed(pieces, width)
        if len(parts) == fewest:
            return parts
    return _packed(pieces, room)


def _packed(pieces: Sequence[Part], room: float) -> list[Part]:
    parts: list[Part] = []
    for piece in pieces:
        if parts and piece.right - parts[-1].left <= room + _NEAR:
            parts[-1] = Part(parts[-1].left, piece.right)
        else:
            parts.append(piece)
    return parts


def _checked(
    parts: list[Part],
    cards: Sequence[Node],
    redraw: Redraw | None,
    enough: Callable[[Iterable[bool]], bool],
) -> list[Part]:
    """Join parts again where a card cannot be drawn in the width it has on them."""
    at = 0
    while at < len(parts) - 1:
        beside = parts[at], parts[at + 1]
        across = [card for card in cards if crosses(card, parts[at].right)]
        if all(enough(part_of_card(c, p, redraw) is not None for p in beside) for c in across):
            at += 1
        else:
            parts[at : at + 2] = [Part(beside[0].left, beside[1].right)]
            at = max(0, at - 1)
    return parts


def part_of_card(card: Node, part: Part, redraw: Redraw | None) -> Node | None:
    """A card that spans a cut, drawn in the width it has on this page, or None if it does not fit."""
    left, right = _on_part(card, part)
    drawing = redraw(card, right - left) if redraw and right - left > _NARROWEST else None
    if drawing is None or drawing.size.height > card.drawing.size.height + _ROOM_UNDER:
        return None
    return card._replace(at=card.at._replace(x=left), drawing=drawing)


def ground_of_card(card: Node, part: Part) -> Node:
    """The card without words, for a page where they do not fit; they stand on another page."""
    left, right = _on_part(card, part)
    size = card.drawing.size._replace(width=right - left)
    boxes = [p for p in card.drawing.primitives if isinstance(p, Box)]
    ground = max(boxes, key=lambda box: box.rect.width, default=None)
    drawn = (replace(ground, rect=Rect(0.0, 0.0, *size)),) if ground else ()
    drawing = Drawing(size, drawn, fill=card.drawing.fill)
    return card._replace(at=card.at._replace(x=left), drawing=drawing)


def _on_part(card: Node, part: Part) -> tuple[float, float]:
    """From where to where a card that spans a cut reaches on a page."""
    rect = card.rect
    left = part.left + _GAP if rect.x < part.left else rect.x
    right = part.right - _GAP if rect.right > part.right else rect.right
    return left, right


def crosses(node: Node, x: float) -> bool:
    """Does the node stand on both sides?"""
    return node.rect.x < x - _NEAR and node.rect.right > x + _NEAR


def _may_cut(x: float, cards: Sequence[Node], redraw: Redraw | None) -> bool:
    """Without a way to draw cards anew, no card may stand on the cut."""
    return redraw is not None or not any(crosses(card, x) for card in cards)


def _pairs(places: Sequence[float]) -> list[tuple[float, float]]:
    return list(pairwise(places))
