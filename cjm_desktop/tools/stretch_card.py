"""Stretch a card over steps by its left or right edge."""

from dataclasses import dataclass

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.edits.cards import stretch_card
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.numbers import counted
from cjm_desktop.domain.records import Card
from cjm_desktop.scene.primitives import Rect
from cjm_desktop.tools._cells import card_rect, cell_rect
from cjm_desktop.tools._pressing import ref_at
from cjm_desktop.tools._tool import Gesture, Outcome, Pointer, Preview, Tool, View

EDGE = 5.0  # screen pixels at each side of a card
_NARROWEST = 48.0  # a card that is narrower on the screen is only moved


@dataclass(frozen=True, slots=True)
class _Grip:
    card: Card
    rect: Rect
    left: bool
    covered: range


class StretchCardTool(Tool):
    """Wants presses on the edges of cards."""

    def wants(self, view: View, pointer: Pointer) -> bool:
        return _grip(view, pointer) is not None

    def press(self, view: View, pointer: Pointer) -> Gesture:
        grip = _grip(view, pointer)
        assert grip is not None
        ref = Ref("card", grip.card.id)
        selection = Selection((ref,))
        start, dragging = pointer, False
        preview = Preview(selection=selection, dragging=False)
        while True:
            pointer = yield preview
            dragging = dragging or pointer.is_drag_from(start)
            if pointer.released:
                break
            if dragging:
                preview = _preview(view, grip, pointer, selection)
        covered = _covered(view, grip, pointer)
        if not dragging or covered == grip.covered:
            return Outcome(selection=selection)
        steps = [view.contents.steps[i].id for i in covered]
        return Outcome(stretch_card(grip.card.id, steps[0], steps[-1]), selection)


def _grip(view: View, pointer: Pointer) -> _Grip | None:
    ref = ref_at(view, pointer, "card")
    rect = card_rect(view, ref.id) if ref is not None else None
    if ref is None or rect is None or rect.width * pointer.scale < _NARROWEST:
        return None
    reach = EDGE / pointer.scale
    left, right = pointer.x - rect.x <= reach, rect.right - pointer.x <= reach
    if not (left or right):
        return None
    card = view.project.cards[ref.id]
    return _Grip(card, rect, left, view.contents.covered(card))


def _covered(view: View, grip: _Grip, pointer: Pointer) -> range:
    """The columns the card would cover: a step belongs to it as soon as the edge passes the step's middle."""
    middles = [c.x + c.width / 2 for c in view.places.grid.columns]
    if grip.left:
        last = grip.covered.stop - 1
        first = next((i for i in range(last) if middles[i] >= pointer.x), last)
        return range(first, last + 1)
    first = grip.covered.start
    reached = [i for i in range(first, len(middles)) if middles[i] <= pointer.x]
    return range(first, max(reached, default=first) + 1)


def _preview(view: View, grip: _Grip, pointer: Pointer, selection: Selection) -> Preview:
    covered = _covered(view, grip, pointer)
    row = next(i for i, r in enumerate(view.places.grid.rows) if r.lane_id == grip.card.lane_id)
    columns = view.places.grid.columns
    area = cell_rect(view.places.grid, row, covered.start, covered.stop - 1)
    margin_left = grip.rect.x - columns[grip.covered.start].x
    end = columns[grip.covered.stop - 1]
    margin_right = end.x + end.width - grip.rect.right
    outline = Rect(
        area.x + margin_left,
        grip.rect.y,
        area.width - margin_left - margin_right,
        grip.rect.height,
    )
    count = len(covered)
    return Preview(
        outline=outline,
        landing=(area,),
        label=counted(count, "step", "steps"),
        selection=selection,
    )


PLUGIN = StretchCardTool(key="stretch_card", order=10, cursor="size_hor")
