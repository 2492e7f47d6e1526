"""Where the cards of a lane stand: stacked in their cells, each below all it covers."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cjm_desktop.domain.contents import MapContents
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.records import Card
from cjm_desktop.lanes import LaneContext, LaneKind
from cjm_desktop.layout.memo import DrawnCard, Memo
from cjm_desktop.layout.skyline import Skyline
from cjm_desktop.scene.scene import Column

CELL_PAD_X = 5.0
CELL_PAD_Y = 8.0
STACK_GAP = 6.0


class PlacedCard(NamedTuple):
    """A drawn card at its place; y counts from the lane's top."""

    drawn: DrawnCard
    x: float
    y: float


def stack_cards(
    cards: Iterable[Card], top: float, kind: LaneKind, context: LaneContext, memo: Memo
) -> tuple[tuple[PlacedCard, ...], float]:
    """Place cards in the order of their ranks, and say how far down they reach.

    A card stands below everything before it in the columns it covers, as in a skyline; so cards
    that span steps and cards that do not never overlap.
    """
    columns = context.columns
    skyline = Skyline(len(columns), top + CELL_PAD_Y)
    placed: list[PlacedCard] = []
    for card in cards:
        first, last = _covered(card, context.contents)
        x = columns[first].x + CELL_PAD_X
        width = _width(columns, first, last)
        drawn = draw(card, width, kind, context, memo)
        y = skyline.put(first, last, drawn.drawing.size.height, STACK_GAP)
        placed.append(PlacedCard(drawn, x, y))
    return tuple(placed), skyline.lowest - STACK_GAP + CELL_PAD_Y if placed else top


def _covered(card: Card, contents: MapContents) -> tuple[int, int]:
    first = contents.columns[card.step_id]
    if card.until_id is None:
        return first, first
    covered = contents.covered(card)
    return covered.start, covered.stop - 1


def _width(columns: Sequence[Column], first: int, last: int) -> float:
    return columns[last].x + columns[last].width - columns[first].x - 2 * CELL_PAD_X


def draw(card: Card, width: float, kind: LaneKind, context: LaneContext, memo: Memo) -> DrawnCard:
    """A card's drawing: the one it had, if it would look the same."""
    before = memo.cards.get(card.id)
    beside = kind.depends(card, context)
    if before is not None and before.card is card:
        looks = before.looks
        if (
            looks[0] == width
            and looks[1] is kind
            and looks[2] is context.theme
            and looks[3] == beside
        ):
            return before
    looks = (width, kind, context.theme, beside, *_content(card))
    same = before is not None and before.looks == looks
    drawing = before.drawing if before and same else kind.draw_card(card, width, context)
    drawn = DrawnCard(card, looks, drawing, Ref("card", card.id), kind.name_card(card, context))
    memo.cards[card.id] = drawn
    return drawn


def _content(card: Card) -> tuple[object, ...]:
    return (
        card.text,
        bool(card.note),
        card.colour,
        card.evidence,
        card.tags,
        card.votes,
        card.fields,
    )
