"""One lane laid out: what it draws itself, its cards, its height; and the same as nodes at a place."""

from collections.abc import Sequence
from dataclasses import dataclass

from cjm_desktop.domain.records import Card, Lane
from cjm_desktop.lanes import LaneContext, LaneKind, LegendEntry
from cjm_desktop.layout.cells import PlacedCard, stack_cards
from cjm_desktop.layout.memo import Memo
from cjm_desktop.scene.node import Node
from cjm_desktop.scene.primitives import Point

LOWEST = 40.0


@dataclass(frozen=True, slots=True, eq=False)
class LaidLane:
    """A lane with y from its own top. `height` is what its cells need; its header may need more."""

    height: float
    back: tuple[Node, ...]
    cards: tuple[PlacedCard, ...]
    mood_scale: tuple[float, float] | None
    legend: tuple[LegendEntry, ...]
    explained: tuple[LegendEntry, ...]


def lay_lane(
    lane: Lane, kind: LaneKind, cards: Sequence[Card], context: LaneContext, memo: Memo
) -> LaidLane:
    """Lay out one lane; cards stand below what the lane draws itself."""
    drawn = kind.draw_lane(lane, context)
    top = drawn.height if drawn else 0.0
    placed, bottom = stack_cards(cards, top, kind, context, memo)
    return LaidLane(
        height=max(bottom, LOWEST),
        back=drawn.nodes if drawn else (),
        cards=placed,
        mood_scale=drawn.mood_scale if drawn else None,
        legend=tuple(kind.legend(cards, context)),
        explained=tuple(kind.explain_lane(lane, context)),
    )


@dataclass(frozen=True, slots=True, eq=False)
class PlacedLane:
    """The nodes of a lane at its place."""

    laid: LaidLane
    y: float
    nodes: tuple[Node, ...]


def place_lane(laid: LaidLane, y: float, before: PlacedLane | None) -> PlacedLane:
    """The nodes of a lane whose top is at `y`; a node that has not changed is the same object as before."""
    if before is None or before.y != y:
        return PlacedLane(laid, y, (*_moved(laid.back, y), *_cards(laid.cards, y)))
    old = {node.key: node for node in before.nodes}
    return PlacedLane(
        laid, y, (*_kept(_moved(laid.back, y), old), *_kept_cards(laid.cards, y, old))
    )


def _moved(nodes: Sequence[Node], y: float) -> list[Node]:
    return [Node(n.key, n.role, Point(n.at.x, n.at.y + y), n.drawing, n.ref, n.name) for n in nodes]


def _cards(cards: Sequence[PlacedCard], y: float) -> list[Node]:
    nodes = []
    for placed in cards:
        drawn = placed.drawn
        at = Point(placed.x, placed.y + y)
        nodes.append(Node(drawn.ref.id, "card", at, drawn.drawing, drawn.ref, drawn.name))
    return nodes


def _kept(nodes: Sequence[Node], old: dict[str, Node]) -> list[Node]:
    kept = []
    for node in nodes:
        was = old.get(node.key)
        same = was is not None and (was.drawing, was.at, was.name) == (
            node.drawing,
            node.at,
            node.name,
        )
        kept.append(was if was and same else node)
    return kept


def _kept_cards(cards: Sequence[PlacedCard], y: float, old: dict[str, Node]) -> list[Node]:
    nodes = []
    for placed in cards:
        drawn = placed.drawn
        was = old.get(drawn.ref.id)
        at = Point(placed.x, placed.y + y)
        if (
            was is None
            or was.drawing is not drawn.drawing
            or was.at != at
            or was.name != drawn.name
        ):
            was = Node(drawn.ref.id, "card", at, drawn.drawing, drawn.ref, drawn.name)
        nodes.append(was)
    return nodes
