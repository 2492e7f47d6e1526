"""Where the columns of a map may be cut into pages, and which part goes on which page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cjm_desktop.scene.node import Drawing, Node
from cjm_desktop.scene.scene import Scene

Redraw = Callable[[Node, float], Drawing | None]
_NEAR = 0.5
_ROOM_UNDER = 4.0  # a card drawn anew may be so much higher than the one in the map


@dataclass(frozen=True, slots=True)
class Part:
    """The columns of one page, from left to right in points of the scene."""

    left: float
    right: float

    @property
    def width(self) -> float:
        return self.right - self.left


def parts_for(scene: Scene, room: float, redraw: Redraw | None) -> list[Part]:
    """The columns in as few parts as fit into `room` points, cut at stages, and evenly wide.

    Only a stage wider than the room is cut between its steps. A part is wider than the room only
    where cards hold its columns together.
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
    return _checked(_evenly(pieces, room), cards, room, redraw)


def _evenly(pieces: Sequence[Part], room: float) -> list[Part]:
    """As few parts as possible; of these, those whose widest is narrowest."""
    fewest = len(_packed(pieces, room))
    widths = sorted(
        {b.right - a.left for i, a in enumerate(pieces) for b in pieces[i:] if b.right - a.left <= room}
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
    parts: list[Part], cards: Sequence[Node], room: float, redraw: Redraw | None
) -> list[Part]:
    """Join parts again where a card cannot be drawn in the width it has on one of them."""
    at = 0
    while at < len(parts) - 1:
        cut = parts[at].right
        across = [card for card in cards if crosses(card, cut)]
        if all(_fits(card, part, redraw) for card in across for part in (parts[at], parts[at + 1])):
            at += 1
        else:
            parts[at : at + 2] = [Part(parts[at].left, parts[at + 1].right)]
            at = max(0, at - 1)
    return parts


def _fits(card: Node, part: Part, redraw: Redraw | None) -> bool:
    return part_of_card(card, part, redraw) is not None


def part_of_card(card: Node, part: Part, redraw: Redraw | None) -> Node | None:
    """A card that spans a cut, drawn in the width it has on this page, or None if it does not fit."""
    rect = card.rect
    gap = 4.0
    left = max(rect.x, part.left + gap if rect.x < part.left else rect.x)
    right = min(rect.right, part.right - gap if rect.right > part.right else rect.right)
    drawing = redraw(card, right - left) if redraw and right - left > 40 else None
    if drawing is None or drawing.size.height > card.drawing.size.height + _ROOM_UNDER:
        return None
    return card._replace(at=card.at._replace(x=left), drawing=drawing)


def crosses(node: Node, x: float) -> bool:
    """Does the node stand on both sides?"""
    return node.rect.x < x - _NEAR and node.rect.right > x + _NEAR


def _may_cut(x: float, cards: Sequence[Node], redraw: Redraw | None) -> bool:
    """Without a way to draw cards anew, no card may stand on the cut."""
    return redraw is not None or not any(crosses(card, x) for card in cards)


def _pairs(places: Sequence[float]) -> list[tuple[float, float]]:
    return list(pairwise(places))

